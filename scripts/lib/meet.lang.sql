-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- For scripts/bench: two dossiers of one gemeente get a long history, of 30 and of 300 berichten. Run after meet.sessies.sql; variables:
-- dossier (one of that gemeente) and token (of its session). Writes rows: number of berichten, dossier, token.
DELETE FROM portaal.bericht_pvt p USING portaal.bericht b WHERE b.id = p.bericht_id AND b.kenmerk LIKE 'meet-%';
DELETE FROM portaal.bericht b WHERE b.kenmerk LIKE 'meet-%';
CREATE TEMP TABLE meet_lang AS
    SELECT w.dossier, w.organisatie, (ARRAY[30, 300])[row_number() OVER (ORDER BY w.dossier)]::integer AS aantal
      FROM portaal.werkvoorraad w
     WHERE w.fase = 'traject' AND w.organisatie = (SELECT v.organisatie FROM portaal.werkvoorraad v WHERE v.dossier = :'dossier' AND v.organisatie < 'A' LIMIT 1)
       AND (SELECT count(*) FROM portaal.bericht b WHERE b.dossier = w.dossier) BETWEEN 4 AND 29
       -- sealed fields open only on the row they were sealed for, so not one that was multiplied
       AND EXISTS (SELECT FROM portaal.bericht b WHERE b.dossier = w.dossier AND b.kenmerk LIKE 'demo-%')
     ORDER BY w.dossier LIMIT 2;
CREATE TEMP TABLE meet_bericht AS
    SELECT gen_random_uuid() AS id, l.dossier, l.organisatie, i
      FROM meet_lang l
     CROSS JOIN LATERAL generate_series(1, l.aantal - (SELECT count(*) FROM portaal.bericht b WHERE b.dossier = l.dossier)) i;
INSERT INTO portaal.bericht (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, tijdlijn)
SELECT m.id, m.dossier, 'pvt', m.organisatie, 'DUO', 'portaal', 'meet-' || m.id, date '2026-01-01' + (m.i % 300)::integer,
       'PVT: niet voldaan, ' || m.i % 12 || ' uur'
  FROM meet_bericht m;
INSERT INTO portaal.bericht_pvt (bericht_id, resultaat, uren, activiteit, reden_niet_voldaan, verwijtbaar)
SELECT m.id, 'niet_voldaan', m.i % 12, false, 'nog bezig', false FROM meet_bericht m;
ANALYZE portaal.bericht, portaal.bericht_pvt;
SELECT l.aantal, l.dossier, :'token' FROM meet_lang l ORDER BY l.aantal;
