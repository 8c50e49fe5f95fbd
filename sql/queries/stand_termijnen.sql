-- The deadlines of dossiers ($1) as they follow from their histories, an array for each column: adds, changes, and takes away what no longer runs.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weg AS (
    -- NOT IN is hashed, whatever PostgreSQL thinks how long the arrays are
    DELETE FROM portaal.termijn t
     WHERE t.dossier = ANY ($1::uuid[]) AND (t.dossier, t.code) NOT IN (SELECT u.dossier, u.code FROM unnest($2::uuid[], $3::text[]) u (dossier, code))
)
INSERT INTO portaal.termijn (dossier, code, titel, regel, bron, datum, voldaan)
SELECT u.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::boolean[]) u
    ON CONFLICT (dossier, code) DO UPDATE
   SET titel = excluded.titel, regel = excluded.regel, bron = excluded.bron, datum = excluded.datum, voldaan = excluded.voldaan
 WHERE (termijn.titel, termijn.regel, termijn.bron, termijn.datum, termijn.voldaan)
       IS DISTINCT FROM (excluded.titel, excluded.regel, excluded.bron, excluded.datum, excluded.voldaan)
