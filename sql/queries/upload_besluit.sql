-- What is to happen with a judged upload (: leveren or ingetrokken). All rows () only when all are good.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.upload u SET stand = $2::text
 WHERE u.id = $1::uuid AND u.stand = 'gecontroleerd'
   AND ($2::text = 'ingetrokken' OR u.goed + u.gewaarschuwd > 0 AND (u.fout = 0 OR NOT $3::boolean))
RETURNING u.id
