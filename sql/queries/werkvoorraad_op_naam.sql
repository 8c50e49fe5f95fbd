-- Werkvoorraad of the asker's gemeente, by name. All of it: the rows come in the order of the index. One row more than a page tells whether there is a next one.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT w.dossier, w.naam, w.geboortedatum, w.fase, w.leerroute, w.doelgroep, w.termijn_datum, w.termijn_titel, w.open_signalen
  FROM portaal.werkvoorraad w
 WHERE w.organisatie = (SELECT portaal.sessie_organisatie())
 ORDER BY w.naam_zoek, w.dossier
 LIMIT $1::integer OFFSET $2::integer
