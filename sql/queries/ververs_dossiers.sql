-- The next dossiers after $2 of which a termijn has passed on day $1 that nothing has met, locked.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.bsn_index
  FROM portaal.dossier d
 WHERE d.id > $2::uuid
   AND EXISTS (SELECT FROM portaal.termijn t WHERE t.dossier = d.id AND NOT t.voldaan AND t.datum < $1::date)
 ORDER BY d.id
 LIMIT $3::integer
   FOR NO KEY UPDATE
