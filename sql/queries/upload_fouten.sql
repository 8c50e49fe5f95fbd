-- The rows of an upload that could not be delivered, with why.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT r.regel, r.meldingen FROM portaal.upload_regel r WHERE r.upload = $1::uuid AND r.uitkomst = 'fout' ORDER BY r.regel
