-- Makes a session from a verified assertion, all of it or nothing.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.sessie_begin($1::bytea, $2::text, $3::bytea, $4::integer, $5::text, $6::timestamptz, $7::text, $8::text[], $9::text, $10::text,
                            $11::text, $12::text, $13::text, $14::text[], $15::text, $16::integer, $17::integer, $18::integer, $19::text,
                            $20::timestamptz)
