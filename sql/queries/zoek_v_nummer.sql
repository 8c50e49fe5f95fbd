-- The dossier with this blind index of a V-nummer, when the asker may see it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.naam, d.geboortedatum, d.fase, d.leerroute, d.doelgroep, w.termijn_datum, w.termijn_titel, coalesce(w.open_signalen, 0),
       o.naam
  FROM portaal.dossier d LEFT JOIN portaal.werkvoorraad w ON w.dossier = d.id LEFT JOIN portaal.organisatie o ON o.code = w.organisatie
 WHERE d.v_nummer_index = $1::bytea
 LIMIT 1
