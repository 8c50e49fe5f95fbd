-- The register of the program as row level security knows it: $1 codes, $2 senders, $3 senders and receivers, $6 termijnen (each joined by commas).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH nieuw AS (
    SELECT u.code, string_to_array(u.afzenders, ',') AS afzenders, string_to_array(u.partijen, ',') AS partijen, u.gebonden, u.afsluitend,
           string_to_array(u.termijnen, ',') AS termijnen
      FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::boolean[], $6::text[])
           u (code, afzenders, partijen, gebonden, afsluitend, termijnen)
), weg AS (
    DELETE FROM portaal.stelseldienst d WHERE d.code <> ALL ($1::text[])
)
INSERT INTO portaal.stelseldienst AS d (code, afzenders, partijen, gebonden, afsluitend, termijnen)
SELECT n.code, n.afzenders, n.partijen, n.gebonden, n.afsluitend, n.termijnen FROM nieuw n
    ON CONFLICT (code) DO UPDATE
   SET afzenders = excluded.afzenders, partijen = excluded.partijen, gebonden = excluded.gebonden, afsluitend = excluded.afsluitend,
       termijnen = excluded.termijnen
 WHERE (d.afzenders, d.partijen, d.gebonden, d.afsluitend, d.termijnen)
       IS DISTINCT FROM (excluded.afzenders, excluded.partijen, excluded.gebonden, excluded.afsluitend, excluded.termijnen)
