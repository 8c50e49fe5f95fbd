-- What DUO knows of the people of the asker's gemeente, to compare with its own system. $1 fase. One row more than a page tells whether there is a next one.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.naam, d.geboortedatum, d.fase, d.doelgroep, d.leerroute, d.datum_start, d.eerste_dagtekening, d.termijn_aanvang,
       d.termijn_einde, d.plicht_beeindigd, w.open_signalen
  FROM (SELECT w.dossier, w.naam_zoek, w.open_signalen FROM portaal.werkvoorraad w
         WHERE w.organisatie = (SELECT portaal.sessie_organisatie()) AND ($1::text IS NULL OR w.fase = $1::text)
         ORDER BY w.naam_zoek, w.dossier LIMIT $2::integer OFFSET $3::integer) w
  JOIN portaal.dossier d ON d.id = w.dossier
 ORDER BY w.naam_zoek, w.dossier
