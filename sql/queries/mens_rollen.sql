-- The roles that a person has, will have and had, as far as the asker manages them.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT r.id, r.rol, r.van, r.tot, r.gegeven_op, r.gegeven_door, r.ingetrokken_op, r.ingetrokken_door, r.herzien_op, r.nu, r.straks,
       r.beheerrol
  FROM portaal.mens_rollen($1::uuid) r
