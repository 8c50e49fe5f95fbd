-- One import at a time, so that what was judged is still so when it is written.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT pg_advisory_xact_lock(7010933361242282)
