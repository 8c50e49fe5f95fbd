-- Remembers an AuthnRequest for the browser that sent it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.login_verzoek_nieuw($1::text, $2::bytea, $3::text)
