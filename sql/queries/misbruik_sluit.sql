-- Closes such a signal ($1) with what came of it ($2); PT404 when it is not hers to close.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.misbruik_sluit($1::uuid, $2::text)
