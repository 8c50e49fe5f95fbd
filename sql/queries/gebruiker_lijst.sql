-- the people who may log in, of one organisation or (empty) of all
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT g.pseudoniem, g.organisatie, o.naam, g.naam, g.rol, g.actief
  FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = g.organisatie
 WHERE nullif($1::text, '') IS NULL OR g.organisatie = $1
 ORDER BY g.organisatie, g.naam, g.pseudoniem;
