-- Locks a dossier for a delivery: whoever comes second sees what the first one wrote.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id FROM portaal.dossier d WHERE d.id = $1::uuid FOR NO KEY UPDATE
