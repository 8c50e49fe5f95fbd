-- All berichten of one service ($1) about the people in the asker's werkvoorraad, the newest first, at most $2; the fields as text, and their names. With $3: whether her address is secret.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH h AS MATERIALIZED (
    SELECT b.id, b.nummer, b.datum_gebeurtenis, b.geregistreerd_op::date AS geregistreerd_op, b.afzender, b.ontvanger,
           b.intrekking OR EXISTS (SELECT FROM portaal.bericht l WHERE l.vervangt = b.id) AS ingetrokken, b.reden, b.intrekking,
           b.kanaal, w.naam, w.geboortedatum,
           CASE WHEN $3::boolean THEN coalesce((SELECT d.geheim FROM portaal.dossier d WHERE d.id = b.dossier), true) ELSE false END AS geheim
      FROM portaal.werkvoorraad w
      JOIN portaal.bericht b ON b.dossier = w.dossier AND b.stelseldienst = $1::text
     WHERE w.organisatie = (SELECT portaal.sessie_organisatie())
     ORDER BY b.nummer DESC
     LIMIT $2::integer
), v AS (
    SELECT f.bericht, f.namen, f.waarden
      FROM (SELECT array_agg(h.id) AS berichten FROM h) d
     CROSS JOIN LATERAL portaal.bericht_velden($1::text, d.berichten) f
)
SELECT h.*, v.namen, v.waarden FROM h JOIN v ON v.bericht = h.id ORDER BY h.nummer DESC
