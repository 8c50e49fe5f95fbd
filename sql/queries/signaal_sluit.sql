-- Closes an open signaal of the asker's own gemeente by hand, when it is of a kind ($2) that nothing else closes, and takes it off the count in the list.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH dicht AS (
    UPDATE portaal.signaal s SET gesloten_op = now(), gesloten_door = (SELECT portaal.sessie_pseudoniem())
     WHERE s.id = $1::uuid AND s.soort = ANY ($2::text[]) AND s.gesloten_op IS NULL RETURNING s.dossier, s.organisatie
), minder AS (
    UPDATE portaal.werkvoorraad w SET open_signalen = greatest(0, w.open_signalen - 1)
      FROM dicht WHERE w.dossier = dicht.dossier AND w.organisatie = dicht.organisatie
)
SELECT dossier FROM dicht
