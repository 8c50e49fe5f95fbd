-- The concept of the asker's organisation for one service of one dossier.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT c.id, c.inhoud, to_char(c.bijgewerkt AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'), c.door = (SELECT portaal.sessie_pseudoniem())
  FROM portaal.concept c WHERE c.dossier = $1::uuid AND c.stelseldienst = $2::text
