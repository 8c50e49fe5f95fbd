-- As historie, of the dossiers with these blind indexes of a BSN; the berichten of one dossier stand together.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH h AS MATERIALIZED (
    SELECT b.id, b.nummer, b.dossier, b.datum_gebeurtenis, b.geregistreerd_op::date AS geregistreerd_op, b.afzender, b.ontvanger,
           b.intrekking OR EXISTS (SELECT FROM portaal.bericht l WHERE l.vervangt = b.id) AS ingetrokken, b.vervangt, b.reden,
           b.intrekking, b.gevolg_van, b.stelseldienst
      FROM portaal.bericht b
     WHERE b.dossier = ANY (ARRAY(SELECT d.id FROM portaal.dossier d WHERE d.bsn_index = ANY ($1::bytea[])))
), v AS (
    SELECT w.bericht, w.namen, w.waarden
      FROM (SELECT h.stelseldienst, array_agg(h.id) AS berichten FROM h GROUP BY h.stelseldienst) d
     CROSS JOIN LATERAL portaal.bericht_velden(d.stelseldienst, d.berichten) w
)
SELECT h.*, v.namen, v.waarden FROM h LEFT JOIN v ON v.bericht = h.id ORDER BY h.dossier, h.nummer
