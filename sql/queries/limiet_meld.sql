-- Tells who watches over it that a limit was reached: kind ($1), of a person or of an organisation ($2), the limit ($3). Gives the kind of organisation.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.misbruik_meld($1::text, $2::text, $3::integer)
