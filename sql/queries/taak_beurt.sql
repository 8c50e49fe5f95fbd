-- One process at a time does the work of portaalctl taken; true: it is this one.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT pg_try_advisory_lock(7010933361242283)
