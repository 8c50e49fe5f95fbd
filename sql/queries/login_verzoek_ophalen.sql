-- Its answer is fetched now, and never again; $2 seconds it can be answered.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.login_verzoek_ophalen($1::bytea, $2::integer)
