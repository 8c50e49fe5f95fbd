-- What was done with the rights of a person, the newest first.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT w.moment, w.wat, w.rol, w.per, w.door FROM portaal.mens_wijzigingen($1::uuid) w
