-- Who a known dossier is about, as the last delivery says. An absent V-nummer stays as it was.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.dossier d
   SET v_nummer = coalesce($2::bytea, d.v_nummer), v_nummer_index = coalesce($3::bytea, d.v_nummer_index), naam = $4::text,
       geslachtsnaam = $5::text, voorvoegsel = $6::text, voornamen = $7::text, geboortedatum = $8::text, geslacht = $9::text,
       nationaliteit = $10::text, contacttaal = $11::text, adres = $12::text, geheim = $13::boolean
 WHERE d.id = $1::uuid
