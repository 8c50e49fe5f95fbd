-- The fields of a bericht ($1) as text, by name.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT v.namen, v.waarden
  FROM portaal.bericht b CROSS JOIN LATERAL portaal.bericht_velden(b.stelseldienst, ARRAY[b.id]) v
 WHERE b.id = $1::uuid
