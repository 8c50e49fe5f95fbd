-- The job has done all rows of an upload, or cannot go on with it ($2: mislukt). Counted once more: a chunk that broke off may have been counted twice.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.upload u
   SET stand = coalesce($2::text, CASE u.stand WHEN 'controleren' THEN 'gecontroleerd' ELSE 'klaar' END), klaar = now(),
       goed = CASE u.stand WHEN 'controleren' THEN t.goed ELSE u.goed END,
       gewaarschuwd = CASE u.stand WHEN 'controleren' THEN t.gewaarschuwd ELSE u.gewaarschuwd END,
       fout = t.fout, geleverd = t.geleverd
  FROM (SELECT count(*) FILTER (WHERE r.uitkomst = 'goed') AS goed, count(*) FILTER (WHERE r.uitkomst = 'waarschuwing') AS gewaarschuwd,
               count(*) FILTER (WHERE r.uitkomst = 'fout') AS fout, count(*) FILTER (WHERE r.uitkomst = 'geleverd') AS geleverd
          FROM portaal.upload_regel r WHERE r.upload = $1::uuid) t
 WHERE u.id = $1::uuid AND u.stand IN ('controleren', 'leveren')
