-- Gives a dossier to a gemeente from a day on; another one loses it then, with its open signalen.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
WITH dicht AS (
    UPDATE portaal.werkrelatie w SET tot = greatest(w.van, $4::date)
     WHERE w.dossier = $1::uuid AND w.organisatie <> $2::text AND w.tot IS NULL
), stil AS (
    UPDATE portaal.signaal s SET gesloten_op = now(), gesloten_door = 'stelsel'
     WHERE s.dossier = $1::uuid AND s.organisatie <> $2::text AND s.gesloten_op IS NULL
)
INSERT INTO portaal.werkrelatie (dossier, organisatie, van, reden)
VALUES ($1::uuid, $2::text, $4::date, $3::text)
    ON CONFLICT (dossier, organisatie, van) DO UPDATE SET tot = NULL, reden = excluded.reden
