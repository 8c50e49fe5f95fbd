-- By name: every word typed ($1) is somewhere in the name. A gemeente searches its own list; DUO all dossiers, where the first word begins the geslachtsnaam (LIKE is not leakproof and would read every row; a range on the index is).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH gevraagd AS (
    SELECT portaal.naam_zoek($1::text) AS tekst
), woorden AS (
    SELECT w.woord FROM gevraagd, regexp_split_to_table(gevraagd.tekst, '[\s,]+') w (woord) WHERE w.woord <> ''
), begin AS (
    SELECT (regexp_match(gevraagd.tekst, '[^\s,]+'))[1] COLLATE "C" AS woord FROM gevraagd
)
(SELECT w.dossier, w.naam, w.geboortedatum, w.fase, w.leerroute, w.doelgroep, w.termijn_datum, w.termijn_titel, w.open_signalen,
        NULL::text
   FROM portaal.werkvoorraad w
  WHERE w.organisatie = (SELECT portaal.sessie_organisatie())
    AND EXISTS (SELECT FROM woorden) AND NOT EXISTS (SELECT FROM woorden WHERE position(woorden.woord IN w.naam_zoek) = 0)
  ORDER BY w.naam_zoek, w.dossier
  LIMIT $2::integer)
UNION ALL
(SELECT d.id, d.naam, d.geboortedatum, d.fase, d.leerroute, d.doelgroep, NULL::date, NULL::text, 0,
        (SELECT o.naam FROM portaal.werkvoorraad w JOIN portaal.organisatie o ON o.code = w.organisatie WHERE w.dossier = d.id LIMIT 1)
   FROM portaal.dossier d
  WHERE (SELECT portaal.sessie_is_duo())
    AND d.naam_zoek >= (SELECT begin.woord FROM begin) AND d.naam_zoek < (SELECT begin.woord || chr(1114111) FROM begin)
    AND NOT EXISTS (SELECT FROM woorden WHERE position(woorden.woord IN d.naam_zoek) = 0)
  ORDER BY d.naam_zoek, d.id
  LIMIT $2::integer)
