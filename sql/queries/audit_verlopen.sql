-- The audit row of a delivery that was sent after the session had ended: a refusal, which says whether sessie_concept kept what was typed.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.audit (handeling, route, dossier, grond, resultaat, herkomst, request_id, bijzonderheden)
VALUES ('weigering', $1::text, $2::uuid, $3::text, 'geen sessie', $4::text, $5::text,
        CASE WHEN current_setting('portaal.bewaard', true) = 'ja' THEN 'concept bewaard' END)
