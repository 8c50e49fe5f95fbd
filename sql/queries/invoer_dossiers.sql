-- The dossiers with these blind indexes of a BSN, locked, with who they are.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.bsn_index, d.v_nummer_index, d.geslachtsnaam, d.voorvoegsel, d.voornamen, d.geboortedatum, d.geslacht, d.nationaliteit,
       d.contacttaal, d.adres, d.geheim
  FROM portaal.dossier d
 WHERE d.bsn_index = ANY ($1::bytea[])
 ORDER BY d.id
   FOR NO KEY UPDATE OF d
