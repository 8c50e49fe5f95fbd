-- Another name or e-mail address of a person.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.mens_gegevens($1::uuid, $2::text, $3::text)
