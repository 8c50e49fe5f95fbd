-- A sealed PDF of this dossier, when the asker may see it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id, d.bericht, d.inhoud FROM portaal.document d WHERE d.dossier = $1::uuid AND d.id = $2::uuid
