-- Who stands in whose place, for dossiers with these blind indexes of a BSN; without a dossier: for who has none yet.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT o.dossier, o.regels FROM portaal.opvolgingen(ARRAY(SELECT d.id FROM portaal.dossier d WHERE d.bsn_index = ANY ($1::bytea[]))) o
