-- The organisations, by name: part of the name or a number ($1), kind ($2), existing today ($3), without a KvK number ($4); limit, offset.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.organisatie_lijst($1::text, $2::text, $3::boolean, $4::boolean, $6::integer, $5::integer)
