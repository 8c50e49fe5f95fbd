-- A draft of a herindeling; rows: what is wrong with it, and then it was not kept.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.herindeling_maak($1::uuid, $2::text, $3::date, $4::text[], $5::text, $6::jsonb, $7::jsonb)
