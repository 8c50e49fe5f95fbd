-- When a role of a person ends.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.mens_einde($1::uuid, $2::uuid, $3::date)
