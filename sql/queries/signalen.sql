-- The open signalen of a dossier, most urgent first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT s.id, s.dossier, s.bericht, s.soort, s.ontstaan, s.uiterlijk
  FROM portaal.signaal s WHERE s.dossier = $1::uuid AND s.gesloten_op IS NULL
 ORDER BY s.uiterlijk, s.ontstaan, s.id
