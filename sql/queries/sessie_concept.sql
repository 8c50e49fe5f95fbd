-- Keeps what was typed as a concept of whose session (sessie_noem) ended by itself; whether it was kept.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.sessie_concept($1::uuid, $2::uuid, $3::text, $4::bytea)
