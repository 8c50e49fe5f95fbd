-- sets the numbers by which eHerkenning names an organisation; an empty one stays as it is
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.organisatie
   SET kvk = coalesce(nullif($2::text, ''), kvk), rsin = coalesce(nullif($3::text, ''), rsin)
 WHERE code = $1
RETURNING code, naam, coalesce(kvk, ''), coalesce(rsin, '');
