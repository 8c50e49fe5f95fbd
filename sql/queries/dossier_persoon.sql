-- Who known dossiers are about, as the last delivery says: an array for each column. An absent V-nummer stays as it was.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.dossier d
   SET v_nummer = coalesce(u.v_nummer, d.v_nummer), v_nummer_index = coalesce(u.v_nummer_index, d.v_nummer_index), naam = u.naam,
       geslachtsnaam = u.geslachtsnaam, voorvoegsel = u.voorvoegsel, voornamen = u.voornamen, geboortedatum = u.geboortedatum,
       geslacht = u.geslacht, nationaliteit = u.nationaliteit, contacttaal = u.contacttaal, adres = u.adres, geheim = u.geheim
  FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
              $11::text[], $12::text[], $13::boolean[])
       u (id, v_nummer, v_nummer_index, naam, geslachtsnaam, voorvoegsel, voornamen, geboortedatum, geslacht, nationaliteit,
          contacttaal, adres, geheim)
 WHERE d.id = u.id
