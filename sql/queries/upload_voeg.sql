-- Keeps an uploaded file; who uploaded it comes from the session.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.upload (id, stelseldienst, bestandsnaam, codering, inhoud, regels)
VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::bytea, $6::integer)
