-- What all berichten have in common, of one bericht of one dossier.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
-- It and what speaks of it are read at once: every read of the table costs a look at the session.
WITH h AS MATERIALIZED (
    SELECT * FROM portaal.bericht WHERE dossier = $1::uuid AND (id = $2::uuid OR gevolg_van = $2::uuid OR vervangt = $2::uuid)
)
SELECT b.id, b.nummer, b.dossier, b.stelseldienst, b.afzender, a.naam, b.ontvanger, o.naam, b.kanaal, b.kenmerk, b.datum_gebeurtenis,
       to_char(b.geregistreerd_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'), b.reden, b.vervangt, b.gevolg_van,
       (SELECT g.id FROM h g WHERE g.gevolg_van = b.id ORDER BY g.nummer LIMIT 1),
       (SELECT v.id FROM h v WHERE v.vervangt = b.id ORDER BY v.nummer LIMIT 1), b.tijdlijn,
       (b.geregistreerd_op AT TIME ZONE 'Europe/Amsterdam')::date, b.intrekking,
       (SELECT v.intrekking FROM h v WHERE v.vervangt = b.id ORDER BY v.nummer LIMIT 1)
  FROM h b
  JOIN portaal.organisatie a ON a.code = b.afzender
  LEFT JOIN portaal.organisatie o ON o.code = b.ontvanger
 WHERE b.id = $2::uuid
