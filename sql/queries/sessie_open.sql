-- Opens the request for the session with this token hash, or refuses (PT401, PT403). $2 purposes of which one is enough, $3 level and $4 kinds of organisation (empty: all) the route demands.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT id, naam, organisatie, organisatie_naam, soort, rollen, rechten, namens, namens_naam, stand, niveau, gestart, stil_over, uiterlijk_over,
       set_config('portaal.levert', '', true) -- no delivery yet, and the policies need not ask
  FROM portaal.sessie_open($1::bytea, $2::text[], $3::integer, nullif($4::text[], '{}'))
