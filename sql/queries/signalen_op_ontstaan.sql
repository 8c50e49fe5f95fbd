-- The open signalen of the asker's organisation, newest first. One row more than a page tells whether there is a next one.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT s.id, s.dossier, s.bericht, s.soort, s.ontstaan, s.uiterlijk, d.naam, d.niet_voor
  FROM (SELECT s.id, s.dossier, s.bericht, s.soort, s.ontstaan, s.uiterlijk FROM portaal.signaal s
         WHERE s.organisatie = (SELECT portaal.sessie_organisatie()) AND s.gesloten_op IS NULL
           AND ($1::text IS NULL OR s.soort = $1::text)
           AND ($2::text[] IS NULL OR s.soort = ANY ($2::text[]))
           AND ($3::date IS NULL OR s.uiterlijk >= $3::date)
           AND ($4::date IS NULL OR s.uiterlijk <= $4::date)
           AND (NOT $5::boolean OR s.uiterlijk IS NULL)
           AND s.soort NOT IN (SELECT v.soort FROM portaal.signaalvoorkeur v WHERE v.organisatie = (SELECT portaal.sessie_organisatie()))
         ORDER BY s.ontstaan DESC, s.uiterlijk, s.id LIMIT $6::integer OFFSET $7::integer) s
  JOIN portaal.dossier d ON d.id = s.dossier
 ORDER BY s.ontstaan DESC, s.uiterlijk, s.id
