-- The sealed text of an upload.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT u.inhoud FROM portaal.upload u WHERE u.id = $1::uuid
