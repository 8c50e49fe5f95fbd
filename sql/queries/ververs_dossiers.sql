-- The next dossiers after $1 of which a termijn has passed on day $3 that nothing has met, locked.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.bsn_index
  FROM portaal.dossier d
 WHERE d.id > $1::uuid
   AND EXISTS (SELECT FROM portaal.termijn t WHERE t.dossier = d.id AND NOT t.voldaan AND t.datum < $3::date)
 ORDER BY d.id
 LIMIT $2::integer
   FOR NO KEY UPDATE
