-- The state of a dossier as it follows from its history.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.dossier d
   SET fase = $2::text, doelgroep = $3::text, leerroute = $4::text, datum_start = $5::date, eerste_dagtekening = $6::date,
       termijn_aanvang = $7::date, termijn_einde = $8::date, plicht_beeindigd = $9::boolean, stappen = $10::text[], bijgewerkt = now()
 WHERE d.id = $1::uuid
