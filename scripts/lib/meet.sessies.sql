-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- For scripts/bench: sessions of made-up people of the gemeenten with the most dossiers, and pages of theirs. Variables: aantal
-- (dossier pages), tokens (rows 'token,hash' as made by meet.py tokens). Writes rows: kind, dossier or query, token.
CREATE TEMP TABLE meet_token AS
    SELECT row_number() OVER () AS n, split_part(t, ',', 1) AS token, decode(split_part(t, ',', 2), 'hex') AS hash
      FROM unnest(string_to_array(:'tokens', ' ')) t;
CREATE TEMP TABLE meet_gemeente AS
    SELECT row_number() OVER (ORDER BY count(*) DESC, organisatie) AS n, organisatie, count(*) AS aantal
      FROM portaal.werkvoorraad WHERE organisatie ~ '^[0-9]' GROUP BY organisatie ORDER BY count(*) DESC, organisatie LIMIT (SELECT count(*) FROM meet_token);

INSERT INTO portaal.gebruiker (id, organisatie, legal_subject, acting_subject, naam, stand)
SELECT gen_random_uuid(), organisatie, '99' || lpad(n::text, 6, '0'), 'meet-' || organisatie, 'Meting', 'actief'
  FROM meet_gemeente ON CONFLICT DO NOTHING;
INSERT INTO portaal.rolgeving (gebruiker, organisatie, rol)
SELECT g.id, g.organisatie, 'klantregisseur' FROM portaal.gebruiker g
 WHERE g.acting_subject LIKE 'meet-%' AND NOT EXISTS (SELECT FROM portaal.rolgeving v WHERE v.gebruiker = g.id);
DELETE FROM portaal.sessie s USING portaal.gebruiker g WHERE g.id = s.gebruiker AND g.acting_subject LIKE 'meet-%';
INSERT INTO portaal.sessie (token_hash, gebruiker, pseudoniem, organisatie, rollen, rechten, niveau, stil, uiterlijk)
SELECT t.hash, g.id, g.pseudoniem, g.organisatie, r.rollen, r.rechten, 30, interval '2 days', now() + interval '2 days'
  FROM meet_gemeente m JOIN meet_token t USING (n) JOIN portaal.gebruiker g ON g.acting_subject = 'meet-' || m.organisatie
 CROSS JOIN LATERAL portaal.rechten_van(g.id, g.stand, g.organisatie, 'gemeente') r;

SELECT setseed(0.5) IS NULL AS gezet \gset
SELECT 'dossier', d.dossier, t.token
  FROM meet_gemeente m JOIN meet_token t USING (n)
 CROSS JOIN LATERAL (SELECT w.dossier FROM portaal.werkvoorraad w WHERE w.organisatie = m.organisatie
                      ORDER BY random() LIMIT ceil(:aantal::numeric / (SELECT count(*) FROM meet_gemeente))) d
 ORDER BY random();
SELECT 'werkvoorraad', v.vraag, t.token
  FROM meet_gemeente m JOIN meet_token t USING (n)
 CROSS JOIN (VALUES ('', 0), ('?pagina=2', 25), ('?sorteer=naam', 0), ('?sorteer=fase', 0)) v (vraag, meer)
 WHERE m.aantal > v.meer;
