-- The tijdlijn of a dossier, newest event first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
-- The berichten are read once: every read of the table costs a look at the session.
WITH h AS MATERIALIZED (SELECT * FROM portaal.bericht WHERE dossier = $1::uuid)
SELECT b.id, b.nummer, b.stelseldienst, b.datum_gebeurtenis, to_char(b.geregistreerd_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
       b.afzender, o.naam, b.tijdlijn, v.id IS NOT NULL, b.reden,
       b.vervangt IS NOT NULL, b.intrekking, coalesce(v.intrekking, false)
  FROM h b
  LEFT JOIN portaal.organisatie o ON o.code = b.afzender
  LEFT JOIN h v ON v.vervangt = b.id
 ORDER BY b.datum_gebeurtenis DESC, b.nummer DESC
