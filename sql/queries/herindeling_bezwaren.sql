-- What stands in the way of a herindeling that was not carried out yet.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.herindeling_bezwaren($1::uuid)
