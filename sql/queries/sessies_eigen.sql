-- The living sessions of the asker, the one she used last first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT s.id, s.gestart, s.laatst, s.uiterlijk, s.aanbieder, s.niveau, s.deze FROM portaal.sessies_eigen() s
