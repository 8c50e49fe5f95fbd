-- takes the lock that lets one portaalctl migreer run at a time; it goes with the connection
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT pg_try_advisory_lock(7010933361242281);
