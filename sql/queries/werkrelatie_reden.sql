-- The gemeente that had a dossier by koppeling now has it by inschrijving.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
UPDATE portaal.werkrelatie w SET reden = $3::text
 WHERE w.dossier = $1::uuid AND w.organisatie = $2::text AND w.tot IS NULL
