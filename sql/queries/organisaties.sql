-- Every organisation of the chain that exists, ordered as bytes.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT o.code FROM portaal.organisatie o ORDER BY o.code COLLATE "C"
