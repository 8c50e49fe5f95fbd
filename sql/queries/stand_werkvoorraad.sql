-- The row of the list, after a delivery by the gemeente itself.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.werkvoorraad w
   SET fase = $2::text, fase_nummer = $3::smallint, leerroute = $4::text, doelgroep = $5::text, termijn_datum = $6::date,
       termijn_titel = $7::text
 WHERE w.dossier = $1::uuid
