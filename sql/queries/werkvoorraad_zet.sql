-- The rows of the list of dossiers ($1) as their open werkrelaties and their histories say: an array for each column.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weg AS (
    -- NOT IN is hashed, whatever PostgreSQL thinks how long the arrays are
    DELETE FROM portaal.werkvoorraad w
     WHERE w.dossier = ANY ($1::uuid[])
       AND (w.dossier, w.organisatie) NOT IN (SELECT u.dossier, u.organisatie FROM unnest($2::uuid[], $3::text[]) u (dossier, organisatie))
)
INSERT INTO portaal.werkvoorraad (organisatie, dossier, naam, geboortedatum, fase, fase_nummer, leerroute, doelgroep, termijn_datum,
                                  termijn_titel, themas)
SELECT r.organisatie, d.id, d.naam, d.geboortedatum, r.fase, r.fase_nummer, r.leerroute, r.doelgroep, r.termijn_datum, r.termijn_titel, r.themas
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::smallint[], $6::text[], $7::text[], $8::date[], $9::text[], $10::smallint[])
            r (dossier, organisatie, fase, fase_nummer, leerroute, doelgroep, termijn_datum, termijn_titel, themas)
  JOIN portaal.dossier d ON d.id = r.dossier
    ON CONFLICT (organisatie, dossier) DO UPDATE
   SET naam = excluded.naam, geboortedatum = excluded.geboortedatum, fase = excluded.fase, fase_nummer = excluded.fase_nummer,
       leerroute = excluded.leerroute, doelgroep = excluded.doelgroep, termijn_datum = excluded.termijn_datum,
       termijn_titel = excluded.termijn_titel, themas = excluded.themas
