-- Audit rows of a chunk of deliveries from outside: one for each that was taken in ($1 dossiers, $2 services), and one for the chunk.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.audit (handeling, route, dossier, grond, resultaat, herkomst, request_id, bijzonderheden)
SELECT 'invoer', 'portaalctl importeer', u.dossier, $3::text, 'ok', 'portaalctl', left($4::text, 64), u.dienst
  FROM unnest($1::uuid[], $2::text[]) u (dossier, dienst)
 UNION ALL
SELECT 'invoer', 'portaalctl importeer', NULL, $3::text, 'ok', 'portaalctl', left($4::text, 64), $5::text
