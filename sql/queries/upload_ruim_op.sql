-- After 30 days the files go, and what was never decided about is withdrawn.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.upload u SET inhoud = NULL, stand = CASE u.stand WHEN 'gecontroleerd' THEN 'ingetrokken' ELSE u.stand END
 WHERE u.inhoud IS NOT NULL AND u.gemaakt < now() - interval '30 days' AND u.stand NOT IN ('controleren', 'leveren')
RETURNING u.id
