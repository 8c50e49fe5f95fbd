-- Changes an organisation or makes one; each change with its old and new value is written in the audit log ($12 route, $13 ground, $14 from where, $15 request).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH b AS MATERIALIZED (
    SELECT * FROM portaal.organisatie_bewaar($1::boolean, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::date, $9::date,
                                             $10::text[], $11::text[])
), geschreven AS (
    INSERT INTO portaal.audit (handeling, route, grond, resultaat, herkomst, request_id, bijzonderheden)
    SELECT 'beheer', $12::text, $13::text, 'ok', $14::text, $15::text,
           left(format('organisatie %s, %s: %s -> %s', $2::text, b.veld, coalesce(b.oud, '(leeg)'), coalesce(b.nieuw, '(leeg)')), 500)
      FROM b WHERE b.uitkomst = 'wijziging'
)
SELECT b.uitkomst, b.veld, b.oud, b.nieuw FROM b
