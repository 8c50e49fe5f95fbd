-- One upload of the own gemeente.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT u.id, u.stelseldienst, u.bestandsnaam, u.codering, u.regels, u.stand, u.gedaan, u.goed, u.gewaarschuwd, u.fout, u.geleverd,
       u.gemaakt, u.bevestigd, u.klaar, u.gebruiker = (SELECT portaal.sessie_pseudoniem()), u.inhoud IS NOT NULL
  FROM portaal.upload u
 WHERE u.id = $1::uuid
