-- The sealed columns of one dossier: only for toon, which is an audit event of its own.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT d.bsn, d.v_nummer FROM portaal.dossier d WHERE d.id = $1::uuid
