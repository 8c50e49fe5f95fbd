-- Remembers the session that this browser has while it asks to log in: it ends with the new one.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.login_verzoek_sessie($1::text, $2::bytea)
