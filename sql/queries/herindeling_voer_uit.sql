-- Carries out a herindeling, but for the state of its dossiers.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.herindeling_voer_uit($1::uuid)
