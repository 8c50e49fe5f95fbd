-- The upload that waits longest for the job, with its file: without it when who sent it may no longer do so.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT u.id, u.organisatie, u.stelseldienst, u.stand, u.gedaan, CASE WHEN portaal.upload_mag(u.id, 'bulk') THEN u.inhoud END,
       portaal.upload_mag(u.id, 'hoog')
  FROM portaal.upload u
 WHERE u.stand IN ('controleren', 'leveren')
 ORDER BY u.gemaakt LIMIT 1
