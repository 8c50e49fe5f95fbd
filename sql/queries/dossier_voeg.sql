-- New dossiers, an array for each column; what follows from their history comes after.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.dossier (id, v_nummer, v_nummer_index, naam, geslachtsnaam, voorvoegsel, voornamen, geboortedatum, geslacht,
                             nationaliteit, contacttaal, adres, geheim, bsn, bsn_index, fase)
SELECT u.*, 'aangemeld'
  FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
              $11::text[], $12::text[], $13::boolean[], $14::bytea[], $15::bytea[]) u
