-- Throws away the concept of the asker's organisation: it was sent, or is not wanted.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
DELETE FROM portaal.concept c WHERE c.dossier = $1::uuid AND c.stelseldienst = $2::text
