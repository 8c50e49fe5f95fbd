-- One person that the asker manages.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT m.id, m.pseudoniem, m.naam, m.email, m.stand, m.aanbieder, m.organisatie, m.organisatie_naam, m.gemaakt, m.laatst, m.sessies,
       m.te_geven, m.zelf, m.eigen, m.laatste_beheerder, m.herzien
  FROM portaal.mens($1::uuid, $2::integer) m
