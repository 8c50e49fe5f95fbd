-- The next step of a herindeling (); of a voorstel what it does in one line () and in sentences ().
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.herindeling_stap($1::uuid, $2::text, $3::text, $4::text)
