-- The state of dossiers as it follows from their histories: an array for each column.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.dossier d
   SET fase = u.fase, doelgroep = u.doelgroep, leerroute = u.leerroute, datum_start = u.datum_start,
       eerste_dagtekening = u.eerste_dagtekening, termijn_aanvang = u.termijn_aanvang, termijn_einde = u.termijn_einde,
       plicht_beeindigd = u.plicht_beeindigd, stappen = u.stappen::text[],
       niet_voor = u.niet_voor::text[], onderdelen = u.onderdelen::text[], bijgewerkt = now()
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::date[], $8::date[], $9::boolean[],
              $10::text[], $11::text[], $12::text[])
       u (id, fase, doelgroep, leerroute, datum_start, eerste_dagtekening, termijn_aanvang, termijn_einde, plicht_beeindigd, stappen,
          niet_voor, onderdelen)
 WHERE d.id = u.id
