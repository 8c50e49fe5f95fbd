-- A person may not log in any more, or may again.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.mens_blokkeer($1::uuid, $2::boolean)
