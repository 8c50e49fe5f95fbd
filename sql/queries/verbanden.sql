-- The samenwerkingsverbanden that there are today, for a choice list.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT o.code, o.naam FROM portaal.organisatie o
 WHERE o.soort = 'samenwerkingsverband' AND o.geldig_van <= portaal.vandaag() AND (o.geldig_tot IS NULL OR o.geldig_tot > portaal.vandaag())
 ORDER BY o.naam, o.code
