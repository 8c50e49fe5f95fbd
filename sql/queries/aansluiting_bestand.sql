-- The same list whole, with the sealed numbers; and for each person in it a row in the audit log that says so. $1 fase.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH lijst AS MATERIALIZED (
    SELECT d.id, d.naam, d.geboortedatum, d.fase, d.doelgroep, d.leerroute, d.datum_start, d.eerste_dagtekening, d.termijn_aanvang,
           d.termijn_einde, d.plicht_beeindigd, w.open_signalen, d.bsn, w.naam_zoek
      FROM portaal.werkvoorraad w JOIN portaal.dossier d ON d.id = w.dossier
     WHERE w.organisatie = (SELECT portaal.sessie_organisatie()) AND ($1::text IS NULL OR w.fase = $1::text)
), geschreven AS (
    INSERT INTO portaal.audit (handeling, route, dossier, velden_hoog, grond, resultaat, herkomst, request_id)
    SELECT 'tonen', $2::text, l.id, ARRAY['dossier.bsn'], $3::text, 'ok', $4::text, $5::text FROM lijst l
)
SELECT l.id, l.naam, l.geboortedatum, l.fase, l.doelgroep, l.leerroute, l.datum_start, l.eerste_dagtekening, l.termijn_aanvang,
       l.termijn_einde, l.plicht_beeindigd, l.open_signalen, l.bsn
  FROM lijst l ORDER BY l.naam_zoek, l.id
