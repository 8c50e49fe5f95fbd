-- The next dossiers after $1, at most $2: to read only.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.bsn_index FROM portaal.dossier d WHERE d.id > $1::uuid ORDER BY d.id LIMIT $2::integer
