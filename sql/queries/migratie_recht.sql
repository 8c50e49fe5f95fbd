-- The rights of the program as the database knows them: $1 roles, $2 kinds of organisation, $3 purposes, one row each.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH nieuw AS (
    SELECT u.rol, u.soort, u.doel FROM unnest($1::text[], $2::text[], $3::text[]) u (rol, soort, doel)
), weg AS (
    DELETE FROM portaal.recht r WHERE NOT EXISTS (SELECT FROM nieuw n WHERE (n.rol, n.soort, n.doel) = (r.rol, r.soort, r.doel))
)
INSERT INTO portaal.recht (rol, soort, doel) SELECT n.rol, n.soort, n.doel FROM nieuw n ON CONFLICT DO NOTHING
