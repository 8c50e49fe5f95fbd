-- One organisation, with all that a beheerder of DUO may change about it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT * FROM portaal.organisatie_een($1::text)
