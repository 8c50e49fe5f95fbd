-- Opens the request for the session with this token hash, or refuses (PT401, PT403). $2 roles and $3 level the route demands.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT id, naam, organisatie, organisatie_naam, rol, niveau, gestart, stil_over,
       set_config('portaal.levert', '', true) -- no delivery yet, and the policies need not ask
  FROM portaal.sessie_open($1::bytea, $2::text[], $3::integer)
