-- The audit row of a request. What was asked about a dossier ($3) or one bericht of it ($10) that this asker may not see was not found, and then no sealed field ($4) was shown; so many of those ($11) in an hour make a signal.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.audit (handeling, route, dossier, velden_hoog, grond, resultaat, herkomst, request_id, bijzonderheden)
SELECT $1::text, $2::text, $3::uuid, CASE WHEN z.gevonden THEN $4::text[] END, $5::text,
       CASE WHEN z.gevonden THEN $6::text ELSE portaal.limiet_gemist($11::integer) END, $7::text, $8::text, $9::text
  FROM (SELECT ($3::uuid IS NULL OR EXISTS (SELECT FROM portaal.dossier d WHERE d.id = $3::uuid))
           AND ($10::uuid IS NULL OR EXISTS (SELECT FROM portaal.bericht b WHERE b.id = $10::uuid AND b.dossier = $3::uuid))
               AS gevonden) z
