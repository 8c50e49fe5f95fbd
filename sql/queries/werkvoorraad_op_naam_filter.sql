-- Werkvoorraad of the asker's gemeente, by name. With filters. One row more than a page tells whether there is a next one.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT w.dossier, w.naam, w.geboortedatum, w.fase, w.leerroute, w.doelgroep, w.termijn_datum, w.termijn_titel, w.open_signalen
  FROM portaal.werkvoorraad w
 WHERE w.organisatie = (SELECT portaal.sessie_organisatie())
   AND ($1::text IS NULL OR w.fase = $1::text)
   AND ($2::text IS NULL OR w.leerroute = $2::text)
   AND ($3::text IS NULL OR w.doelgroep = $3::text)
   AND (NOT $4::boolean OR w.open_signalen > 0)
   AND ($5::date IS NULL OR w.termijn_datum >= $5::date)
   AND ($6::date IS NULL OR w.termijn_datum <= $6::date)
   AND (NOT $7::boolean OR w.termijn_datum IS NULL)
 ORDER BY w.naam_zoek, w.dossier
 LIMIT $8::integer OFFSET $9::integer
