-- As historie, of the dossiers with these blind indexes of a BSN; the berichten of one dossier stand together.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH wie AS MATERIALIZED (
    SELECT ARRAY(SELECT d.id FROM portaal.dossier d WHERE d.bsn_index = ANY ($1::bytea[])) AS ids
), h AS MATERIALIZED (
    SELECT b.id, b.nummer, b.dossier, b.datum_gebeurtenis, b.geregistreerd_op::date AS geregistreerd_op, b.afzender, b.ontvanger,
           b.intrekking OR EXISTS (SELECT FROM portaal.bericht l WHERE l.vervangt = b.id) AS ingetrokken, b.vervangt, b.reden,
           b.intrekking, b.gevolg_van, b.stelseldienst
      FROM portaal.bericht b
     WHERE b.dossier = ANY ((SELECT wie.ids FROM wie)::uuid[])
), v AS (
    SELECT w.bericht, w.namen, w.waarden
      FROM (SELECT h.stelseldienst, array_agg(h.id) AS berichten FROM h GROUP BY h.stelseldienst) d
     CROSS JOIN LATERAL portaal.bericht_velden(d.stelseldienst, d.berichten) w
)
SELECT h.*, v.namen, v.waarden, o.regels
  FROM h LEFT JOIN v ON v.bericht = h.id LEFT JOIN portaal.opvolgingen((SELECT wie.ids FROM wie)) o ON o.dossier = h.dossier
 ORDER BY h.dossier, h.nummer
