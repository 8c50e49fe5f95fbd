-- Counts the open signalen in the list of the asker's gemeente again, after another choice of what it wants to see.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.voorkeuren_tel()
