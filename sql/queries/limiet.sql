-- Counts an act of this kind ($1) for the asker and her organisation, or refuses (PT429). $2 in an hour, $3 in a day, $4 times that for DUO and COA; $5 false: only looks.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.limiet_tel($1::text, $2::integer, $3::integer, $4::integer, $5::boolean)
