-- People who live at COA, first those without klantprofiel, then those of whom the fewest themes are filled in. $1 ontbreekt, onvolledig, volledig or all; $2 how many themes there are.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT w.dossier, w.naam, w.geboortedatum, w.fase, w.leerroute, w.doelgroep, w.termijn_datum, w.termijn_titel, 0, g.naam, w.themas,
       g.opvanglocatie
  FROM portaal.werkvoorraad w
  LEFT JOIN LATERAL (
       SELECT o.naam, k.opvanglocatie
         FROM portaal.bericht b JOIN portaal.bericht_koppeling k ON k.bericht_id = b.id JOIN portaal.organisatie o ON o.code = k.gemeente
        WHERE b.dossier = w.dossier AND b.stelseldienst = 'koppeling'
        ORDER BY b.nummer DESC LIMIT 1) g ON true
 WHERE w.organisatie = 'COA'
   AND CASE $1::text WHEN 'ontbreekt' THEN w.themas IS NULL
                     WHEN 'onvolledig' THEN w.themas < $2::integer
                     WHEN 'volledig' THEN w.themas >= $2::integer
                     ELSE true END
 ORDER BY w.themas NULLS FIRST, w.naam_zoek, w.dossier
 LIMIT $3::integer OFFSET $4::integer
