-- The yearly review of one person: her rights are right, or go.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.mens_herzien($1::uuid, $2::boolean)
