-- Takes away concepts that nobody touched for 90 days, some at a time, and counts them.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weg AS (
    DELETE FROM portaal.concept c WHERE c.id IN (
        SELECT e.id FROM portaal.concept e WHERE e.bijgewerkt < now() - interval '90 days' ORDER BY e.bijgewerkt LIMIT 1000)
    RETURNING c.id
)
SELECT count(*) FROM weg
