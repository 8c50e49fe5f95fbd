-- From today this samenwerkingsverband ($1) works for these gemeenten ($2) and no others.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weg AS (
    UPDATE portaal.mandaat m SET ingetrokken_op = now()
     WHERE m.samenwerkingsverband = $1::text AND m.ingetrokken_op IS NULL AND m.gemeente <> ALL ($2::text[])
), nieuw AS (
    INSERT INTO portaal.mandaat (samenwerkingsverband, gemeente, van)
    SELECT $1::text, g.code, portaal.vandaag()
      FROM unnest($2::text[]) g (code)
     WHERE NOT EXISTS (SELECT FROM portaal.mandaat m
                        WHERE m.samenwerkingsverband = $1::text AND m.gemeente = g.code AND m.ingetrokken_op IS NULL)
)
SELECT cardinality($2::text[])
