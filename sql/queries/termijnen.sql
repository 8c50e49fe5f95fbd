-- The deadlines of a dossier: what is still to be done first, nearest first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT t.code, t.titel, t.regel, t.bron, t.datum, t.voldaan
  FROM portaal.termijn t WHERE t.dossier = $1::uuid ORDER BY t.voldaan, t.datum, t.code
