-- The bericht that this gemeente already sent with this kenmerk: a second click finds the first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT b.id, b.nummer FROM portaal.bericht b
 WHERE b.afzender = (SELECT portaal.sessie_organisatie()) AND b.kenmerk = $1::text AND b.dossier = $2::uuid
