-- From now on the asker's organisation does not want to see these kinds ($1), and all others it does.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH weer AS (
    DELETE FROM portaal.signaalvoorkeur v
     WHERE v.organisatie = (SELECT portaal.sessie_organisatie()) AND v.soort <> ALL ($1::text[])
)
INSERT INTO portaal.signaalvoorkeur (organisatie, soort)
SELECT portaal.sessie_organisatie(), s.soort FROM unnest($1::text[]) s (soort)
    ON CONFLICT DO NOTHING
