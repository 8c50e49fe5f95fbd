-- Takes a herindeling back, but for the state of its dossiers.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.herindeling_draai_terug($1::uuid)
