-- PT409 with the reason when this samenwerkingsverband ($1) cannot be given a mandaat of this gemeente ($2) for these days.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.mandaat_kan($1::text, $2::text, $3::date, $4::date)
