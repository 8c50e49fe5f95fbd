-- The signalen of a dossier that somebody of the asker's organisation closed by hand, and on which day.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT s.bericht, s.soort, (s.gesloten_op AT TIME ZONE 'Europe/Amsterdam')::date
  FROM portaal.signaal s
 WHERE s.dossier = $1::uuid AND s.organisatie = (SELECT portaal.sessie_organisatie()) AND s.gesloten_op IS NOT NULL
   AND s.gesloten_door <> 'stelsel'
