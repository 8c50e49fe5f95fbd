-- An invitation can no longer be used.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT portaal.uitnodiging_trek_in($1::uuid)
