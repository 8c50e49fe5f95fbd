-- the audit row of an act of an operator: route, ground, from where, request id, remark
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.audit (handeling, route, grond, resultaat, herkomst, request_id, bijzonderheden)
VALUES ('beheer', $1, $2, 'ok', $3, $4, $5);
