-- The people of one organisation or (empty) of all, and their roles in force.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT g.pseudoniem, g.organisatie, o.naam, coalesce(g.naam, ''),
       (SELECT coalesce(string_agg(DISTINCT v.rol, '+' ORDER BY v.rol), '') FROM portaal.rolgeving v
         WHERE v.gebruiker = g.id AND v.organisatie = g.organisatie AND v.ingetrokken_op IS NULL
           AND v.van <= portaal.vandaag() AND (v.tot IS NULL OR portaal.vandaag() < v.tot)), g.stand
  FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = g.organisatie
 WHERE nullif($1::text, '') IS NULL OR g.organisatie = $1
 ORDER BY g.organisatie, g.naam, g.pseudoniem
