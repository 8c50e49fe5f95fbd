-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- COA is told of the plicht (Wi 2021, art. 33, lid 1, onder d), not of how the traject goes on: it sees the termijnen of the services of which
-- it is a party, and no others. What a dossier keeps besides (leerroute, PIP, inburgeringstermijn) the query dossier leaves out for COA.
SET LOCAL ROLE portaal_eigenaar;

DROP POLICY zien ON portaal.termijn;
CREATE POLICY zien ON portaal.termijn FOR SELECT TO portaal_app
    USING (current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
        OR EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = termijn.dossier AND w.tot IS NULL
           AND (w.aard = 'volledig' AND w.organisatie <> 'COA' OR EXISTS (
                SELECT FROM portaal.stelseldienst d
                 WHERE (CASE w.organisatie WHEN 'COA' THEN 'COA' = ANY (d.partijen) ELSE d.afsluitend END)
                   AND termijn.code = ANY (d.termijnen)))));
