-- Begins a chunk of an upload: from here on this transaction is that of its gemeente. No row: it is not where we thought it was, or who sent it may no longer do so.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT set_config('portaal.upload', u.id::text, true)
  FROM portaal.upload u
 WHERE u.id = $1::uuid AND u.stand = $2::text AND u.gedaan = $3::integer AND portaal.upload_mag(u.id, 'bulk')
   FOR UPDATE
