-- The audit row of a refusal: what was asked, and the reason why not. It does not look whether the dossier exists.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.audit (handeling, route, dossier, grond, resultaat, herkomst, request_id)
VALUES ('weigering', $1::text, $2::uuid, $3::text, $4::text, $5::text, $6::text)
