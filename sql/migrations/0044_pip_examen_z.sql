-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 17 PIP: who follows the Z-route may still wish to take parts of the exam (Besluit 3.14, lid 7).
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.bericht_pip ADD COLUMN examen_in_z_route boolean;
COMMENT ON COLUMN portaal.bericht_pip.examen_in_z_route IS 'BIV b=laag i=midden v=midden; Wil examen doen in de Z-route';
SELECT portaal.richt_velden_in();
