-- Ends one session of the asker ($1), or all of them (NULL); how many.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT CASE WHEN $1::uuid IS NULL THEN portaal.sessies_eindig_eigen() ELSE portaal.sessie_eindig_eigen($1::uuid) END
