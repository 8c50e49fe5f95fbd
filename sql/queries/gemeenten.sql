-- All gemeenten that exist today, for a choice list.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT o.code, o.naam FROM portaal.organisatie o
 WHERE o.soort = 'gemeente' AND o.geldig_van <= current_date AND (o.geldig_tot IS NULL OR o.geldig_tot > current_date)
 ORDER BY o.naam COLLATE "und-x-icu"
