-- The concepts of the asker's organisation, the last one first: of one dossier, or of all ($1 NULL).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT c.dossier, d.naam, c.stelseldienst, to_char(c.bijgewerkt AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
       c.door = (SELECT portaal.sessie_pseudoniem())
  FROM portaal.concept c JOIN portaal.dossier d ON d.id = c.dossier
 WHERE $1::uuid IS NULL OR c.dossier = $1::uuid
 ORDER BY c.bijgewerkt DESC LIMIT 20
