-- Which samenwerkingsverband works for which gemeente: all for DUO, otherwise those of the own organisation ($1 how many, $2 after how many).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT id, verband_naam, gemeente_naam, van, tot, stand, ingetrokken, gevraagd_door, goedgekeurd_door FROM portaal.mandaat_lijst($2::integer, $1::integer)
