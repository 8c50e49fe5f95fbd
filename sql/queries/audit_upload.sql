-- Audit rows of a chunk of an upload (): one for each dossier that was looked at or delivered on (, services ). Who uploaded it is filled in by the database.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.audit (handeling, route, dossier, grond, resultaat, herkomst, request_id, bijzonderheden)
SELECT $1::text, '/bulk/{id}', u.dossier, $4::text, 'ok', 'portaalctl taken', $6::text, u.dienst || ' ' || $5::text
  FROM unnest($2::uuid[], $3::text[]) u (dossier, dienst)
