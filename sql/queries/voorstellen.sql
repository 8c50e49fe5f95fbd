-- The voorstellen that wait ($1), or those that were decided, last first: limit, offset.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.voorstel_lijst(NULL, $1::boolean, $3::integer, $2::integer)
