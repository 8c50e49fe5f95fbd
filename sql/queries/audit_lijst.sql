-- The audit log, newest first: all of it, or that of the own organisation (PT403 for whoever has neither right).
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT nummer, moment, gebruiker, rol, organisatie, organisatie_naam, niveau, handeling, route, dossier, velden_hoog, grond, resultaat,
       herkomst, request_id, bijzonderheden, namens, namens_naam, naam
  FROM portaal.audit_lijst($1::uuid, $2::text, $3::text, $4::text, $5::date, $6::date, $8::integer, $7::integer)
