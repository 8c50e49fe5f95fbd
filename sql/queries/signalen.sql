-- The open signalen of a dossier for the asker's organisation, most urgent first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT s.id, s.dossier, s.bericht, s.soort, s.ontstaan, s.uiterlijk
  FROM portaal.signaal s
 WHERE s.dossier = $1::uuid AND s.organisatie = (SELECT portaal.sessie_organisatie()) AND s.gesloten_op IS NULL
   AND NOT EXISTS (SELECT FROM portaal.signaalvoorkeur v WHERE v.organisatie = s.organisatie AND v.soort = s.soort)
 ORDER BY s.uiterlijk, s.ontstaan, s.id
