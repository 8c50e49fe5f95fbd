-- The whole history of a dossier ($1), by nummer: what all berichten have in common, and their fields as text, by name.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH h AS MATERIALIZED (
    SELECT b.id, b.nummer, b.dossier, b.datum_gebeurtenis, b.geregistreerd_op::date AS geregistreerd_op, b.afzender, b.ontvanger,
           b.intrekking OR EXISTS (SELECT FROM portaal.bericht l WHERE l.vervangt = b.id) AS ingetrokken, b.vervangt, b.reden,
           b.intrekking, b.gevolg_van, b.stelseldienst
      FROM portaal.bericht b
     WHERE b.dossier = $1::uuid
), v AS (
    SELECT w.bericht, w.namen, w.waarden
      FROM (SELECT h.stelseldienst, array_agg(h.id) AS berichten FROM h GROUP BY h.stelseldienst) d
     CROSS JOIN LATERAL portaal.bericht_velden(d.stelseldienst, d.berichten) w
)
SELECT h.*, v.namen, v.waarden FROM h LEFT JOIN v ON v.bericht = h.id ORDER BY h.nummer
