-- Counts the open signalen in the list of the asker's gemeente again, after another choice of what it wants to see.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.werkvoorraad w SET open_signalen = t.aantal
  FROM (SELECT v.dossier, count(s.id) AS aantal
          FROM portaal.werkvoorraad v
          LEFT JOIN portaal.signaal s ON s.dossier = v.dossier AND s.organisatie = v.organisatie AND s.gesloten_op IS NULL
           AND s.soort NOT IN (SELECT k.soort FROM portaal.signaalvoorkeur k WHERE k.organisatie = (SELECT portaal.sessie_organisatie()))
         WHERE v.organisatie = (SELECT portaal.sessie_organisatie()) GROUP BY v.dossier) t
 WHERE w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.dossier = t.dossier AND w.open_signalen <> t.aantal
