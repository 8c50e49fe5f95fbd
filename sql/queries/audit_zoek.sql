-- The audit row of a search by BSN ($7) or V-nummer ($8), both as a blind index: was somebody found that this asker may see? So many misses ($9) in an hour make a signal.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.audit (handeling, route, grond, resultaat, herkomst, request_id, bijzonderheden)
SELECT $1::text, $2::text, $3::text,
       CASE WHEN EXISTS (SELECT FROM portaal.dossier d WHERE d.bsn_index = $7::bytea)
              OR EXISTS (SELECT FROM portaal.dossier d WHERE d.v_nummer_index = $8::bytea)
            THEN 'ok' ELSE portaal.limiet_gemist($9::integer) END,
       $4::text, $5::text, $6::text
