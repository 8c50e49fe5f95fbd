-- A page of the rows of an upload: all, or those with one outcome (). The name only of who this asker may see.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT r.regel, r.uitkomst, r.meldingen, d.id, d.naam, r.bericht, b.nummer
  FROM portaal.upload_regel r
  LEFT JOIN portaal.dossier d ON d.id = r.dossier
  LEFT JOIN portaal.bericht b ON b.id = r.bericht
 WHERE r.upload = $1::uuid AND ($2::text IS NULL OR r.uitkomst = $2::text)
 ORDER BY r.regel
 LIMIT $3::integer OFFSET $4::integer
