-- One dossier without its sealed columns, and the gemeente that serves it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.naam, d.geslachtsnaam, d.voorvoegsel, d.voornamen, d.geboortedatum, d.geslacht, d.nationaliteit, d.contacttaal,
       d.adres, d.geheim, d.v_nummer_index IS NOT NULL AS heeft_v_nummer, d.fase, d.doelgroep, d.leerroute, w.organisatie,
       (SELECT o.naam FROM portaal.organisatie o WHERE o.code = w.organisatie),
       d.datum_start, d.eerste_dagtekening, d.termijn_aanvang, d.termijn_einde, d.plicht_beeindigd, d.stappen
  FROM portaal.dossier d
  LEFT JOIN LATERAL (SELECT r.organisatie FROM portaal.werkrelatie r WHERE r.dossier = d.id AND r.tot IS NULL
                      ORDER BY r.reden, r.van DESC LIMIT 1) w ON true
 WHERE d.id = $1::uuid
