-- The dossiers with these blind indexes of a BSN, locked, with who they are and the gemeente that serves them.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.bsn_index, d.v_nummer_index, d.geslachtsnaam, d.voorvoegsel, d.voornamen, d.geboortedatum, d.geslacht, d.nationaliteit,
       d.contacttaal, d.adres, d.geheim, w.organisatie, w.reden
  FROM portaal.dossier d LEFT JOIN portaal.werkrelatie w ON w.dossier = d.id AND w.tot IS NULL
 WHERE d.bsn_index = ANY ($1::bytea[])
 ORDER BY d.id
   FOR NO KEY UPDATE OF d
