-- The deadlines of a dossier as they follow from its history: adds, changes, and takes away what no longer runs.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weg AS (
    DELETE FROM portaal.termijn t WHERE t.dossier = $1::uuid AND t.code <> ALL ($2::text[])
)
INSERT INTO portaal.termijn (dossier, code, titel, regel, bron, datum, voldaan)
SELECT $1::uuid, u.* FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::boolean[]) u
    ON CONFLICT (dossier, code) DO UPDATE
   SET titel = excluded.titel, regel = excluded.regel, bron = excluded.bron, datum = excluded.datum, voldaan = excluded.voldaan
 WHERE (termijn.titel, termijn.regel, termijn.bron, termijn.datum, termijn.voldaan)
       IS DISTINCT FROM (excluded.titel, excluded.regel, excluded.bron, excluded.datum, excluded.voldaan)
