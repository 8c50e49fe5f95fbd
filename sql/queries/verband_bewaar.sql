-- A samenwerkingsverband that is there from now on, or its other name and number. Nothing: it is another kind of organisation.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.organisatie AS o (code, soort, naam, kvk)
VALUES ($1::text, 'samenwerkingsverband', $2::text, nullif($3::text, ''))
    ON CONFLICT (code) DO UPDATE SET naam = excluded.naam, kvk = coalesce(excluded.kvk, o.kvk)
 WHERE o.soort = 'samenwerkingsverband'
RETURNING code, naam, coalesce(kvk, ''), coalesce(rsin, '')
