-- Whose these blind indexes of a V-nummer are.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT encode(d.v_nummer_index, 'hex') || ' ' || d.id FROM portaal.dossier d WHERE d.v_nummer_index = ANY ($1::bytea[])
