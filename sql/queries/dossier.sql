-- One dossier without its sealed columns, and the gemeente that serves it; nothing but the person for a gemeente that has to hand over, and not how the traject goes on for COA.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.naam, d.geslachtsnaam, d.voorvoegsel, d.voornamen, d.geboortedatum, d.geslacht, d.nationaliteit, d.contacttaal,
       portaal.dossier_adres(d.id), d.geheim, d.v_nummer_index IS NOT NULL AS heeft_v_nummer,
       d.fase, CASE WHEN NOT w.afsluitend THEN d.doelgroep END, CASE WHEN NOT w.afsluitend AND NOT w.coa THEN d.leerroute END, w.organisatie,
       (SELECT o.naam FROM portaal.organisatie o
         WHERE o.code = coalesce(w.organisatie, (SELECT b.ontvanger FROM portaal.bericht b
                                                  WHERE w.coa AND b.dossier = d.id AND b.stelseldienst = 'koppeling'
                                                  ORDER BY b.nummer DESC LIMIT 1))),
       CASE WHEN NOT w.afsluitend THEN d.datum_start END, CASE WHEN NOT w.afsluitend AND NOT w.coa THEN d.eerste_dagtekening END,
       CASE WHEN NOT w.afsluitend AND NOT w.coa THEN d.termijn_aanvang END, CASE WHEN NOT w.afsluitend AND NOT w.coa THEN d.termijn_einde END,
       d.plicht_beeindigd, CASE WHEN NOT w.afsluitend AND NOT w.coa THEN d.stappen END, w.afsluitend,
       CASE WHEN NOT w.afsluitend THEN d.niet_voor END, CASE WHEN NOT w.afsluitend AND NOT w.coa THEN d.onderdelen END
  FROM portaal.dossier d
 CROSS JOIN LATERAL (
       -- of the werkrelaties that the asker may see: her own, or all of them for DUO and in a delivery
       SELECT max(r.organisatie) FILTER (WHERE r.aard = 'volledig' AND r.organisatie < 'A') AS organisatie,
              coalesce(bool_and(r.aard = 'afsluitend'), false) AS afsluitend,
              coalesce(bool_and(r.organisatie = 'COA'), false) AND current_setting('portaal.duo', true) IS DISTINCT FROM 'ja' AS coa
         FROM portaal.werkrelatie r WHERE r.dossier = d.id AND r.tot IS NULL) w
 WHERE d.id = $1::uuid
