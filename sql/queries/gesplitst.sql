-- Gemeenten that were split up.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT g.code FROM portaal.gesplitst() g (code) ORDER BY g.code COLLATE "C"
