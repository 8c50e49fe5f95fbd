-- For DUO: deliveries that came in through the portal, newest first. $1 service, $2 gemeente, $3 and $4 days of registration.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT b.id, b.dossier, b.nummer, b.stelseldienst, b.afzender, o.naam, d.naam, b.datum_gebeurtenis,
       to_char(b.geregistreerd_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'), b.tijdlijn
  FROM portaal.bericht b
  JOIN portaal.organisatie o ON o.code = b.afzender
  JOIN portaal.dossier d ON d.id = b.dossier
 WHERE (SELECT portaal.sessie_is_duo()) AND b.kanaal IN ('portaal', 'csv')
   AND ($1::text IS NULL OR b.stelseldienst = $1::text)
   AND ($2::text IS NULL OR b.afzender = $2::text)
   AND ($3::date IS NULL OR b.geregistreerd_op >= $3::date::timestamp AT TIME ZONE 'Europe/Amsterdam')
   AND ($4::date IS NULL OR b.geregistreerd_op < ($4::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
 ORDER BY b.nummer DESC
 LIMIT $5::integer OFFSET $6::integer
