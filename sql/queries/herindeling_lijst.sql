-- The herindelingen, last made first; or one ().
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.herindeling_lijst($1::uuid)
