-- How many people wait for something that the asker does about them; no row for who manages nobody.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT t.wachten, t.verloopt, t.herzien, t.mensen, t.uitnodigingen FROM portaal.mensen_tel($1::integer, $2::integer) t
