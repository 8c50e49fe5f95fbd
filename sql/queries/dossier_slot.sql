-- Locks a dossier for a delivery: whoever comes second sees what the first one wrote. From here on this transaction sees and writes all of it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, set_config('portaal.levert', d.id::text, true) FROM portaal.dossier d WHERE d.id = $1::uuid FOR NO KEY UPDATE
