-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 1 Inburgeringsplicht: ended by death. The data need not be kept then (Besluit 9.9).
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.bericht_inburgeringsplicht ADD COLUMN overleden boolean;
COMMENT ON COLUMN portaal.bericht_inburgeringsplicht.overleden IS 'BIV b=midden i=hoog v=midden; Overleden';
SELECT portaal.richt_velden_in();
