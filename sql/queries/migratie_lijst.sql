-- the migrations that were applied
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT nummer, naam, som FROM portaal.migratie ORDER BY nummer;
