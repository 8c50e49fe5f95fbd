-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 1 Inburgeringsplicht: somebody moved abroad. It is an event after which the gemeente brings hours and effort up to date.
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.bericht_inburgeringsplicht ADD COLUMN buitenland boolean;
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.buitenland IS 'BIV b=laag i=hoog v=midden; Verhuisd naar het buitenland';
SELECT portaal.richt_velden_in();
