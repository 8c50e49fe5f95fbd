-- Takes away documents that were never sent, some at a time, and counts them.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weg AS (
    DELETE FROM portaal.document d WHERE d.id IN (
        SELECT e.id FROM portaal.document e WHERE e.bericht IS NULL AND e.gemaakt < now() - interval '1 day'
         ORDER BY e.gemaakt LIMIT 1000 FOR UPDATE SKIP LOCKED)
    RETURNING d.id
)
SELECT count(*) FROM weg
