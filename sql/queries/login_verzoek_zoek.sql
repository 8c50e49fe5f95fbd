-- The AuthnRequest that this browser has open; $2 seconds it can be answered.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.login_verzoek_zoek($1::bytea, $2::integer)
