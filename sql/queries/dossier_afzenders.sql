-- Who stands in the place of the senders of the berichten about this person, by name.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT o.code, o.naam FROM portaal.organisatie o
 WHERE o.code = ANY (ARRAY(SELECT DISTINCT portaal.partij(b.dossier, b.nummer, b.afzender) FROM portaal.bericht b WHERE b.dossier = $1::uuid))
