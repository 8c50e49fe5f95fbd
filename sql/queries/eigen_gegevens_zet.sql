-- The asker changes her own name and e-mail address.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.eigen_gegevens_zet($1::text, $2::text)
