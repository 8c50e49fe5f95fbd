-- One voorstel.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.voorstel_lijst($1::uuid, NULL, 0, 1)
