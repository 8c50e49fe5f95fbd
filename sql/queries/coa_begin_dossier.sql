-- COA begins to work for a person: the dossier with this BSN (blind index $3), or a new one ($1).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT b.dossier, b.uitkomst
  FROM portaal.coa_begin_dossier($1::uuid, $2::bytea, $3::bytea, $4::bytea, $5::bytea, $6::text, $7::text, $8::text, $9::text,
                                 $10::text, $11::text, $12::text, $13::text, $14::date) b
