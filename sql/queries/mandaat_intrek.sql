-- Takes a mandaat back, at once; PT404 when it does not hold.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.mandaat_intrek($1::uuid)
