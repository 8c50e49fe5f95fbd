-- For DUO: what each gemeente was sent, has seen, sent, and did (PT403 for anyone else). $1 gemeente, $2 services, $3 kinds of signalen and $4 their services, $5 per service, $6 today.
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT gemeente, gemeente_naam, stelseldienst, geleverd, gezien, ontvangen, signalen, gesloten, te_laat
  FROM portaal.aansluiting($1::text, $2::text[], $3::text[], $4::text[], $5::boolean, $6::date)
