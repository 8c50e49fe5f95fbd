-- The whole history of a dossier ($1), by nummer: what all berichten have in common, their fields as text, by name, and who stands in whose place (portaal.opvolgingen).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
-- The berichten are read once: every read of the table costs a look at the session.
WITH r AS MATERIALIZED (
    SELECT * FROM portaal.bericht WHERE dossier = $1::uuid
), h AS MATERIALIZED (
    SELECT b.id, b.nummer, b.dossier, b.datum_gebeurtenis, b.geregistreerd_op::date AS geregistreerd_op, b.afzender, b.ontvanger,
           b.intrekking OR l.id IS NOT NULL AS ingetrokken, b.vervangt, b.reden, b.intrekking, b.gevolg_van, b.stelseldienst
      FROM r b LEFT JOIN r l ON l.vervangt = b.id
), v AS (
    SELECT w.bericht, w.namen, w.waarden
      FROM (SELECT h.stelseldienst, array_agg(h.id) AS berichten FROM h GROUP BY h.stelseldienst) d
     CROSS JOIN LATERAL portaal.bericht_velden(d.stelseldienst, d.berichten) w
)
SELECT h.*, v.namen, v.waarden, o.regels
  FROM h LEFT JOIN v ON v.bericht = h.id LEFT JOIN portaal.opvolgingen(ARRAY[$1::uuid]) o ON o.dossier = h.dossier
 ORDER BY h.nummer
