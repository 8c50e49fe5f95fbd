-- Keeps a sealed PDF; without a bericht ($4) as long as it is not sent.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.document (id, dossier, organisatie, bericht, inhoud, grootte, som)
VALUES ($1::uuid, $2::uuid, $3::text, $4::uuid, $5::bytea, $6::integer, $7::bytea)
