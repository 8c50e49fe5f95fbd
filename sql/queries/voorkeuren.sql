-- The kinds of signalen that the asker's organisation does not want to see.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT v.soort FROM portaal.signaalvoorkeur v WHERE v.organisatie = (SELECT portaal.sessie_organisatie())
