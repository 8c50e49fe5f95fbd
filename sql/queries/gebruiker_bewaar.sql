-- lets a person log in on behalf of an organisation, or changes name, role and organisation
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.gebruiker AS g (id, organisatie, legal_subject, acting_subject, naam, rol, actief)
SELECT $1::uuid, o.code, coalesce(nullif($3::text, ''), o.kvk), $4, $5, $6, true
  FROM portaal.organisatie o
 WHERE o.code = $2 AND coalesce(nullif($3::text, ''), o.kvk) IS NOT NULL
ON CONFLICT (legal_subject, acting_subject) DO UPDATE
   SET organisatie = EXCLUDED.organisatie, naam = EXCLUDED.naam, rol = EXCLUDED.rol, actief = true
RETURNING g.pseudoniem, g.id = $1::uuid;
