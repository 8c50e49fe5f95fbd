-- A new session (hash of its token $1) for this gemeente ($2) instead of the one that asks.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.sessie_kies($1::bytea, $2::text)
