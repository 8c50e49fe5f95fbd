-- The asker says who she is for the first time, or uses an invitation.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.aanmelden($1::text, $2::text, $3::bytea)
