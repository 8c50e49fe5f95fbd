-- Decides ($2: goedgekeurd, afgewezen, ingetrokken) about a voorstel, with a reason ($3); an approval does the act.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.voorstel_besluit($1::uuid, $2::text, $3::text)
