-- DUO invites one person of an organisation.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.uitnodiging_maak($1::uuid, $2::text, $3::text[], $4::bytea, $5::integer)
