-- Closes open signalen ($1) of the asker's own organisation by hand, when they are of a kind ($2) that nothing else closes, and takes what it still wants to see off the count in the list.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH dicht AS (
    UPDATE portaal.signaal s SET gesloten_op = now(), gesloten_door = (SELECT portaal.sessie_pseudoniem())
     WHERE s.id = ANY ($1::uuid[]) AND s.soort = ANY ($2::text[]) AND s.gesloten_op IS NULL RETURNING s.dossier, s.organisatie, s.soort
), minder AS (
    UPDATE portaal.werkvoorraad w SET open_signalen = greatest(0, w.open_signalen - t.aantal)
      FROM (SELECT d.dossier, d.organisatie, count(*) AS aantal FROM dicht d
             WHERE NOT EXISTS (SELECT FROM portaal.signaalvoorkeur v WHERE v.organisatie = d.organisatie AND v.soort = d.soort)
             GROUP BY d.dossier, d.organisatie) t
     WHERE w.dossier = t.dossier AND w.organisatie = t.organisatie
)
SELECT d.dossier FROM dicht d
