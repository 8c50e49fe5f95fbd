-- How long this session still lasts; no row when it has ended. Touches nothing.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT k.over, k.uiterlijk_over, k.eindigt FROM portaal.sessie_klok($1::bytea) k
