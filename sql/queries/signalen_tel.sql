-- How many open signalen of one kind the asker's organisation has, as the list shows them with these filters.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT count(*)
  FROM portaal.signaal s
 WHERE s.organisatie = (SELECT portaal.sessie_organisatie()) AND s.gesloten_op IS NULL AND s.soort = $1::text
   AND ($2::date IS NULL OR s.uiterlijk >= $2::date)
   AND ($3::date IS NULL OR s.uiterlijk <= $3::date)
   AND (NOT $4::boolean OR s.uiterlijk IS NULL)
   AND s.soort NOT IN (SELECT v.soort FROM portaal.signaalvoorkeur v WHERE v.organisatie = (SELECT portaal.sessie_organisatie()))
