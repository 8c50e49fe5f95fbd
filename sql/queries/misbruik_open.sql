-- How many such signals are open; empty for whoever does not watch over it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.misbruik_open()
