-- The asker makes a delivery on a dossier, without the lock: the form is only opened. From here on this transaction sees all of it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, set_config('portaal.levert', d.id::text, true) FROM portaal.dossier d WHERE d.id = $1::uuid
