-- Who the asker is, admitted or not.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT e.naam, e.email, e.stand, e.aangemeld, e.organisatie, e.organisatie_naam, e.soort, e.heeft_beheerder, e.rollen, e.einde
  FROM portaal.eigen_gegevens() e
