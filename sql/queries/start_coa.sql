-- Counts of COA for the start page: its people, and of how many the klantprofiel is not there or not whole. $1 how many themes there are.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT count(*), count(*) FILTER (WHERE w.themas IS NULL), count(*) FILTER (WHERE w.themas < $1::integer)
  FROM portaal.werkvoorraad w
 WHERE w.organisatie = 'COA' AND (SELECT portaal.sessie_organisatie()) = 'COA'
