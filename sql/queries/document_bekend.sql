-- Is there this document of this dossier, handed in by the asker's organisation?
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.id FROM portaal.document d
 WHERE d.dossier = $1::uuid AND d.id = $2::uuid AND d.organisatie = (SELECT portaal.sessie_organisatie())
