-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Plans the statement q with a NULL for each parameter; nothing is executed.
SELECT format('EXPLAIN EXECUTE q%s', '(' || nullif(string_agg('NULL', ', '), '') || ')')
  FROM pg_prepared_statements p LEFT JOIN LATERAL unnest(p.parameter_types) t ON true WHERE p.name = 'q'
 HAVING count(*) > 0 \gexec
