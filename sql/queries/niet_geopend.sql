-- For DUO: people whose dossier their gemeente has never opened (PT403 for anyone else). $1 gemeente.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT dossier, naam, geboortedatum, gemeente, gemeente_naam, sinds, fase
  FROM portaal.niet_geopend($1::text, $3::integer, $2::integer)
