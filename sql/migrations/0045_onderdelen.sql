-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Per part of the plicht where somebody stands, as the dossier page shows it. Part of the state; portaalctl bijwerken --alles fills it
-- for who was there already.
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.dossier ADD COLUMN onderdelen text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN portaal.dossier.onderdelen IS 'BIV b=laag i=laag v=midden; parts of the plicht as the page shows them, each stand:date:name';
GRANT SELECT (onderdelen), UPDATE (onderdelen) ON portaal.dossier TO portaal_app;
