-- The next dossiers of a herindeling () after , locked.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.bsn_index FROM portaal.dossier d
 WHERE d.id = ANY (portaal.herindeling_stuk($1::uuid, $2::uuid, $3::integer))
 ORDER BY d.id
   FOR NO KEY UPDATE
