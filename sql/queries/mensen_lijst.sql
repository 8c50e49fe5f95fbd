-- The people that the asker manages, who waits first: a page of them.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT m.id, m.naam, m.email, m.stand, m.organisatie, m.organisatie_naam, m.gemaakt, m.rollen, m.einde, m.laatst, m.herzien, m.zelf
  FROM portaal.mensen_lijst($1::text, $2::text, $3::text, $4::text, $5::integer, $6::integer, $7::integer, $8::integer) m
