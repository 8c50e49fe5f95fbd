-- What a herindeling moves, counted: now, or when it was carried out.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.herindeling_wat($1::uuid)
