-- The document ($1) is sent, with this bericht ($2). One that an earlier bericht came with stays with that one.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.document d SET bericht = $2::uuid WHERE d.id = $1::uuid AND d.bericht IS NULL
