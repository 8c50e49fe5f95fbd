-- Lets a person log in on behalf of an organisation with these roles ($6) until a day ($7, empty: no end), or changes name, organisation and roles.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT pseudoniem, nieuw FROM portaal.gebruiker_bewaar($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text[], $7::date)
