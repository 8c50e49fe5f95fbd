-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- 17 PIP: the permission for an exam at niveau A2 may be about some parts of it only (Wi 17, lid 3).
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.bericht_pip ADD COLUMN onderdelen_a2 text[]
    CHECK (onderdelen_a2 <@ ARRAY['lezen', 'luisteren', 'schrijven', 'spreken']);
COMMENT ON COLUMN portaal.bericht_pip.onderdelen_a2 IS 'BIV b=laag i=hoog v=midden; Onderdelen op niveau A2';
SELECT portaal.richt_velden_in();
