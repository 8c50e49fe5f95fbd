-- The tijdlijn of a dossier, newest event first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT b.id, b.nummer, b.stelseldienst, b.datum_gebeurtenis, to_char(b.geregistreerd_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
       b.afzender, (SELECT o.naam FROM portaal.organisatie o WHERE o.code = b.afzender), b.tijdlijn, EXISTS (SELECT FROM portaal.bericht v WHERE v.vervangt = b.id), b.reden
  FROM portaal.bericht b
 WHERE b.dossier = $1::uuid
 ORDER BY b.datum_gebeurtenis DESC, b.nummer DESC
