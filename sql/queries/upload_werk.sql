-- The upload that waits longest for the job, with its file.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT u.id, u.organisatie, u.stelseldienst, u.stand, u.gedaan, u.inhoud, 'hoog' = ANY (u.rechten)
  FROM portaal.upload u
 WHERE u.stand IN ('controleren', 'leveren')
 ORDER BY u.gemaakt LIMIT 1
