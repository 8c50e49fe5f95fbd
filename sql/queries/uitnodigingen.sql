-- The invitations: those that can be used first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT u.id, u.organisatie, u.organisatie_naam, u.rollen, u.gemaakt_op, u.gemaakt_door, u.geldig_tot, u.open, u.gebruikt_op,
       u.gebruikt_door, u.ingetrokken_op
  FROM portaal.uitnodigingen() u
