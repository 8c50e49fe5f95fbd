-- The audit row of closing a signaal ($8) by hand: its dossier, and whether this transaction closed it.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
INSERT INTO portaal.audit (handeling, route, dossier, grond, resultaat, herkomst, request_id, bijzonderheden)
SELECT $1::text, $2::text, s.dossier, $3::text, CASE WHEN s.gesloten_op = now() THEN $4::text ELSE 'niet gevonden' END,
       $5::text, $6::text, $7::text
  FROM (SELECT $8::uuid AS id) v LEFT JOIN portaal.signaal s ON s.id = v.id
