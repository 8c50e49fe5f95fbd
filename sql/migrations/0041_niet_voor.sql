-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Which stelseldiensten are not for this person, so that her dossier does not offer them. It follows from the history, like the rest
-- of the state; portaalctl bijwerken --alles fills it for who was there already.
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.dossier ADD COLUMN niet_voor text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN portaal.dossier.niet_voor IS 'BIV b=laag i=laag v=midden; codes of the stelseldiensten that are not for this person';
GRANT SELECT (niet_voor), UPDATE (niet_voor) ON portaal.dossier TO portaal_app;
