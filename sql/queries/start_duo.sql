-- Counts of DUO for the start page. $1 today.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT (SELECT count(*) FROM portaal.bericht b
         WHERE b.kanaal IN ('portaal', 'csv') AND b.geregistreerd_op >= $1::date::timestamp AT TIME ZONE 'Europe/Amsterdam'),
       (SELECT count(*) FROM portaal.bericht b
         WHERE b.kanaal IN ('portaal', 'csv') AND b.geregistreerd_op >= ($1::date - 6)::timestamp AT TIME ZONE 'Europe/Amsterdam'),
       portaal.audit_weigeringen_sinds($1::date::timestamp AT TIME ZONE 'Europe/Amsterdam'),
       (SELECT to_char(max(b.geregistreerd_op) AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI')
          FROM portaal.bericht b WHERE b.kanaal IN ('portaal', 'csv'))
 WHERE (SELECT portaal.sessie_is_duo())
