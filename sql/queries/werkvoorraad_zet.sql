-- The rows of the list of dossier $1 as its open werkrelaties and its history say, in the order $2.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weg AS (
    DELETE FROM portaal.werkvoorraad w WHERE w.dossier = $1::uuid AND w.organisatie <> ALL ($2::text[])
)
INSERT INTO portaal.werkvoorraad (organisatie, dossier, naam, geboortedatum, fase, fase_nummer, leerroute, doelgroep, termijn_datum,
                                  termijn_titel)
SELECT r.organisatie, d.id, d.naam, d.geboortedatum, r.fase, r.fase_nummer, nullif(r.leerroute, ''), nullif(r.doelgroep, ''),
       nullif(r.termijn_datum, '')::date, nullif(r.termijn_titel, '')
  FROM portaal.dossier d
 CROSS JOIN unnest($2::text[], $3::text[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::text[])
            r (organisatie, fase, fase_nummer, leerroute, doelgroep, termijn_datum, termijn_titel)
 WHERE d.id = $1::uuid
    ON CONFLICT (organisatie, dossier) DO UPDATE
   SET naam = excluded.naam, geboortedatum = excluded.geboortedatum, fase = excluded.fase, fase_nummer = excluded.fase_nummer,
       leerroute = excluded.leerroute, doelgroep = excluded.doelgroep, termijn_datum = excluded.termijn_datum,
       termijn_titel = excluded.termijn_titel
