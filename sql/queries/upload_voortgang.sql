-- Counts a chunk of an upload: rows done in all (), and how many of this chunk were good, warned about, wrong, delivered. What was good or warned about is then delivered or wrong.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.upload u
   SET gedaan = $2::integer, goed = u.goed + $3::integer, gewaarschuwd = u.gewaarschuwd + $4::integer, fout = u.fout + $5::integer,
       geleverd = u.geleverd + $6::integer
 WHERE u.id = $1::uuid
