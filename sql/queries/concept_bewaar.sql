-- Keeps what was typed, in the place of what was kept before.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.concept (id, dossier, stelseldienst, inhoud) VALUES ($1::uuid, $2::uuid, $3::text, $4::bytea)
    ON CONFLICT (organisatie, dossier, stelseldienst) DO UPDATE SET id = excluded.id, inhoud = excluded.inhoud
