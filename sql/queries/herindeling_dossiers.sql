-- The dossiers that a herindeling moves, by name: limit, offset.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.herindeling_dossiers($1::uuid, $3::integer, $2::integer)
