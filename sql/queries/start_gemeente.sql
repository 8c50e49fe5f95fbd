-- Counts of the asker's gemeente for the start page: per fase, and what is due. $1 today.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT w.fase, count(*), count(*) FILTER (WHERE w.termijn_datum < $1::date),
       count(*) FILTER (WHERE w.termijn_datum BETWEEN $1::date AND $1::date + 14), coalesce(sum(w.open_signalen), 0)
  FROM portaal.werkvoorraad w
 WHERE w.organisatie = (SELECT portaal.sessie_organisatie())
 GROUP BY w.fase
