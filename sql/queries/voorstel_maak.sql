-- The asker asks for an act of one kind ($2) that another person decides about: what it does in one line ($3), in sentences ($4), for the function that does it ($5).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.voorstel_maak($1::uuid, $2::text, $3::text, $4::text, $5::jsonb)
