-- The AuthnRequest that goes with a login cookie, and which provider it was for.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT v.id, v.aanbieder FROM portaal.login_verzoek_van($1::bytea) v
