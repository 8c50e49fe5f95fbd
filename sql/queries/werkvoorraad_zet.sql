-- The rows of the list as the open werkrelaties and the history say; by a job.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weg AS (
    DELETE FROM portaal.werkvoorraad w
     WHERE w.dossier = $1::uuid
       AND NOT EXISTS (SELECT FROM portaal.werkrelatie r WHERE r.dossier = w.dossier AND r.organisatie = w.organisatie AND r.tot IS NULL)
)
INSERT INTO portaal.werkvoorraad (organisatie, dossier, naam, geboortedatum, fase, fase_nummer, leerroute, doelgroep, termijn_datum,
                                  termijn_titel)
SELECT r.organisatie, d.id, d.naam, d.geboortedatum, $2::text, $3::smallint, $4::text, $5::text, $6::date, $7::text
  FROM portaal.dossier d JOIN portaal.werkrelatie r ON r.dossier = d.id AND r.tot IS NULL
 WHERE d.id = $1::uuid
    ON CONFLICT (organisatie, dossier) DO UPDATE
   SET naam = excluded.naam, geboortedatum = excluded.geboortedatum, fase = excluded.fase, fase_nummer = excluded.fase_nummer,
       leerroute = excluded.leerroute, doelgroep = excluded.doelgroep, termijn_datum = excluded.termijn_datum,
       termijn_titel = excluded.termijn_titel
