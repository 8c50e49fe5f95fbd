-- remembers a migration, in its own transaction
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.migratie (nummer, naam, som) VALUES ($1, $2, $3);
