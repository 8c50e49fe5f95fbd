-- Gives a person roles; admits her when she waits.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.mens_geef($1::uuid, $2::text[], $3::date, $4::date)
