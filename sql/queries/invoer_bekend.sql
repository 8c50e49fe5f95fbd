-- Which of these kenmerken ($2) of these senders ($1) are there already, ordered as bytes.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT DISTINCT (b.afzender || ' ' || b.kenmerk) COLLATE "C", b.id
  FROM unnest($1::text[], $2::text[]) u (afzender, kenmerk)
  JOIN portaal.bericht b ON b.afzender = u.afzender AND b.kenmerk = u.kenmerk
 ORDER BY 1
