-- What became of the rows of a chunk; sentences of one row have line ends between them.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.upload_regel (upload, regel, uitkomst, meldingen, dossier, bericht)
SELECT $1::uuid, u.regel, u.uitkomst, coalesce(string_to_array(u.meldingen, chr(10)), '{}'), u.dossier, u.bericht
  FROM unnest($2::integer[], $3::text[], $4::text[], $5::uuid[], $6::uuid[]) u (regel, uitkomst, meldingen, dossier, bericht)
    ON CONFLICT (upload, regel) DO UPDATE
   SET uitkomst = excluded.uitkomst, meldingen = excluded.meldingen, dossier = excluded.dossier, bericht = excluded.bericht
