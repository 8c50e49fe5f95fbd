-- Signals that somebody did something very often: of the own organisation, or all; the open ones first ($1 how many, $2 after how many).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT id, organisatie_naam, namens_naam, soort, van, gebruiker, naam, grens, eerste, laatste, aantal, gesloten, gesloten_door, opmerking, sluitbaar
  FROM portaal.misbruik_lijst(false, $2::integer, $1::integer)
