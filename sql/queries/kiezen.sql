-- The gemeenten that the asker may work for today, with how many signalen are open.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT gemeente, naam, tot, signalen, nu FROM portaal.kiezen_lijst()
