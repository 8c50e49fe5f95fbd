-- Adds berichten, in this order: an array for each column. Their fields follow in bericht_<stelseldienst>.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.bericht (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, vervangt, reden,
                             gevolg_van, tijdlijn, intrekking)
SELECT u.id, u.dossier, u.stelseldienst, u.afzender, u.ontvanger, u.kanaal, u.kenmerk, u.datum_gebeurtenis, u.vervangt, u.reden,
       u.gevolg_van, u.tijdlijn, u.intrekking
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::uuid[], $10::text[],
              $11::uuid[], $12::text[], $13::boolean[])
       WITH ORDINALITY u (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, vervangt, reden,
                          gevolg_van, tijdlijn, intrekking, rij)
 ORDER BY u.rij
RETURNING nummer
