-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- As superuser: people, sessions and three dossiers for muren.sql. The token hash of a session is 32 times the same byte.
UPDATE portaal.organisatie SET kvk = '90000001' WHERE code = '0363';
UPDATE portaal.organisatie SET kvk = '90000002' WHERE code = '0060';
UPDATE portaal.organisatie SET kvk = '90000003' WHERE code = 'DUO';
UPDATE portaal.organisatie SET kvk = '90000004' WHERE code = 'COA';

INSERT INTO portaal.gebruiker (id, organisatie, legal_subject, acting_subject, naam, stand) VALUES
    ('00000000-0000-7000-8000-0000000000a1', '0363', '90000001', 'a', 'A', 'actief'),
    ('00000000-0000-7000-8000-0000000000a2', '0363', '90000001', 'lezer', 'L', 'actief'),
    ('00000000-0000-7000-8000-0000000000b1', '0060', '90000002', 'b', 'B', 'actief'),
    ('00000000-0000-7000-8000-0000000000d1', 'DUO', '90000003', 'd', 'D', 'actief'),
    ('00000000-0000-7000-8000-0000000000c1', 'COA', '90000004', 'c', 'C', 'actief');
UPDATE portaal.gebruiker SET stand = 'actief';
INSERT INTO portaal.rolgeving (gebruiker, organisatie, rol)
SELECT g.id, g.organisatie, r.rol
  FROM portaal.gebruiker g JOIN (VALUES ('a', 'klantregisseur'), ('lezer', 'raadpleger'), ('b', 'klantregisseur'), ('d', 'duo_beheerder'),
                                        ('c', 'coa_medewerker')) r (wie, rol) ON r.wie = g.acting_subject;

INSERT INTO portaal.sessie (token_hash, gebruiker, pseudoniem, organisatie, rollen, rechten, niveau, gestart, laatst, stil, uiterlijk, einde)
SELECT decode(repeat(s.byte, 32), 'hex'), g.id, g.pseudoniem, g.organisatie, r.rollen, r.rechten, 30, now() - interval '2 hours', s.laatst, '15 min',
       s.uiterlijk, s.einde
  FROM (VALUES ('a1', 'a', now(), now() + interval '1 hour', NULL::timestamptz),
               ('a2', 'lezer', now(), now() + interval '1 hour', NULL),
               ('b1', 'b', now(), now() + interval '1 hour', NULL),
               ('d1', 'd', now(), now() + interval '1 hour', NULL),
               ('c1', 'c', now(), now() + interval '1 hour', NULL),
               ('e1', 'a', now(), now() + interval '1 hour', now()),                       -- logged out
               ('e2', 'a', now() - interval '16 min', now() + interval '1 hour', NULL),    -- silent for too long
               ('e3', 'a', now(), now() - interval '1 second', NULL)) s (byte, wie, laatst, uiterlijk, einde) -- lasted too long
  JOIN portaal.gebruiker g ON g.acting_subject = s.wie JOIN portaal.organisatie o ON o.code = g.organisatie
 CROSS JOIN LATERAL portaal.rechten_van(g.id, g.stand, g.organisatie, o.soort) r;

-- 1 is of Amsterdam; 2 of Ameland; 3 was of Amsterdam and is of Ameland
INSERT INTO portaal.dossier (id, bsn, bsn_index, naam, fase)
SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'x', decode(repeat('0' || n, 32), 'hex'), 'Mens ' || n, 'pip'
  FROM generate_series(1, 3) n;
INSERT INTO portaal.werkrelatie (dossier, organisatie, van, tot, reden) VALUES
    ('00000000-0000-7000-8000-000000000001', '0363', '2026-01-01', NULL, 'brp'),
    ('00000000-0000-7000-8000-000000000002', '0060', '2026-01-01', NULL, 'brp'),
    ('00000000-0000-7000-8000-000000000003', '0363', '2026-01-01', '2026-06-01', 'brp'),
    ('00000000-0000-7000-8000-000000000003', '0060', '2026-06-01', NULL, 'brp');
INSERT INTO portaal.werkvoorraad (organisatie, dossier, naam, fase, fase_nummer)
SELECT w.organisatie, w.dossier, 'Mens', 'pip', 2 FROM portaal.werkrelatie w WHERE w.tot IS NULL;
INSERT INTO portaal.bericht (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, tijdlijn)
SELECT ('00000000-0000-7000-8001-00000000000' || right(d.id::text, 1))::uuid, d.id, 'pvt', '0363', 'DUO', 'portaal',
       'k' || right(d.id::text, 1), '2026-03-01', 'x'
  FROM portaal.dossier d;
-- a PDF with each of these, and one of Amsterdam that waits for its bericht
INSERT INTO portaal.document (id, dossier, organisatie, bericht, inhoud, grootte, som)
SELECT ('00000000-0000-7000-8002-00000000000' || right(d.id::text, 1))::uuid, d.id, '0363',
       ('00000000-0000-7000-8001-00000000000' || right(d.id::text, 1))::uuid, 'x'::bytea, 1, decode(repeat('00', 32), 'hex')
  FROM portaal.dossier d
UNION ALL SELECT '00000000-0000-7000-8002-000000000009', '00000000-0000-7000-8000-000000000001', '0363', NULL, 'x', 1, decode(repeat('00', 32), 'hex');
INSERT INTO portaal.termijn (dossier, code, titel, regel, bron, datum, voldaan)
SELECT d.id, 'pip_10_weken', 'x', 'x', 'x', '2026-12-01', false FROM portaal.dossier d;
INSERT INTO portaal.signaal (dossier, organisatie, bericht, soort, ontstaan)
SELECT w.dossier, w.organisatie, b.id, 'x', '2026-03-01' FROM portaal.werkrelatie w JOIN portaal.bericht b ON b.dossier = w.dossier;
-- concepts of Amsterdam about 1 and of Ameland about 2; the trigger says whose, so it is off here
ALTER TABLE portaal.concept DISABLE TRIGGER wie;
INSERT INTO portaal.concept (id, dossier, stelseldienst, organisatie, inhoud, door, bijgewerkt) VALUES
    ('00000000-0000-7000-8002-000000000001', '00000000-0000-7000-8000-000000000001', 'pvt', '0363', 'x', 'a', now()),
    ('00000000-0000-7000-8002-000000000002', '00000000-0000-7000-8000-000000000002', 'pvt', '0060', 'x', 'b', now());
ALTER TABLE portaal.concept ENABLE TRIGGER wie;
INSERT INTO portaal.audit (handeling, route, grond, resultaat, herkomst, request_id) VALUES ('beheer', 'opzet', 'x', 'ok', 'x', 'x');

-- one row in every table of a stelseldienst for each bericht that has none yet, with whatever its NOT NULL columns and CHECKs want
CREATE FUNCTION proef.vul_velden() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT c.oid, c.oid::regclass::text AS naam FROM pg_class c
              WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind = 'r' AND c.relname LIKE 'bericht\_%' LOOP
        EXECUTE format('INSERT INTO %s (bericht_id%s) SELECT b.id%s FROM portaal.bericht b ON CONFLICT DO NOTHING', t.naam,
            (SELECT coalesce(string_agg(format(', %I', a.attname), '' ORDER BY a.attnum), '') FROM pg_attribute a
              WHERE a.attrelid = t.oid AND a.attnum > 1 AND a.attnotnull),
            (SELECT coalesce(string_agg(', ' || coalesce(
                        (SELECT (regexp_match(pg_get_constraintdef(k.oid), '(''[a-z0-9_]+'')::text'))[1] FROM pg_constraint k
                          WHERE k.conrelid = t.oid AND k.contype = 'c' AND a.attnum = ANY (k.conkey)
                            AND pg_get_constraintdef(k.oid) !~ '~' LIMIT 1),
                        CASE format_type(a.atttypid, NULL) WHEN 'date' THEN '''2026-01-01''' WHEN 'integer' THEN '1' WHEN 'numeric' THEN '1'
                             WHEN 'boolean' THEN 'true' ELSE '''1990-01-01''' END), '' ORDER BY a.attnum), '')
               FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 1 AND a.attnotnull));
    END LOOP;
END $$;
SELECT proef.vul_velden();
-- two uploads of Amsterdam: one that the job works on, and one that is done
ALTER TABLE portaal.upload DISABLE TRIGGER wie;
INSERT INTO portaal.upload (id, organisatie, gebruiker, rol, niveau, sessie, stelseldienst, bestandsnaam, codering, regels, stand)
SELECT ('00000000-0000-7000-8003-0000000000' || u.id)::uuid, '0363', 'g-a', 'klantregisseur', 30, gen_random_uuid(), 'pvt', 'x.csv', 'utf8', 1, u.stand
  FROM (VALUES ('a1', 'leveren'), ('a2', 'klaar')) u (id, stand);
ALTER TABLE portaal.upload ENABLE TRIGGER wie;
-- somebody of a samenwerkingsverband that works for Amsterdam and Ameland, and the privacy officer of Ameland
INSERT INTO portaal.organisatie (code, soort, naam, kvk) VALUES ('S009', 'samenwerkingsverband', 'Verband', '90000009');
INSERT INTO portaal.mandaat (samenwerkingsverband, gemeente, van) VALUES ('S009', '0363', '2026-01-01'), ('S009', '0060', '2026-01-01');
INSERT INTO portaal.gebruiker (id, organisatie, legal_subject, acting_subject, naam, stand) VALUES
    ('00000000-0000-7000-8000-0000000009f1', 'S009', '90000009', 'v', 'V', 'actief'),
    ('00000000-0000-7000-8000-0000000009b2', '0060', '90000002', 'po', 'P', 'actief');
INSERT INTO portaal.rolgeving (gebruiker, organisatie, rol) VALUES
    ('00000000-0000-7000-8000-0000000009f1', 'S009', 'klantregisseur'), ('00000000-0000-7000-8000-0000000009b2', '0060', 'privacy_officer');
INSERT INTO portaal.sessie (token_hash, gebruiker, pseudoniem, organisatie, rollen, rechten, niveau, stil, uiterlijk)
SELECT decode(repeat(s.byte, 32), 'hex'), g.id, g.pseudoniem, g.organisatie, r.rollen, r.rechten, 30, '15 min', now() + interval '1 hour'
  FROM (VALUES ('91', 'v'), ('94', 'po')) s (byte, wie)
  JOIN portaal.gebruiker g ON g.acting_subject = s.wie JOIN portaal.organisatie o ON o.code = g.organisatie
 CROSS JOIN LATERAL portaal.rechten_van(g.id, g.stand, g.organisatie, o.soort) r;
INSERT INTO portaal.misbruiksignaal (id, organisatie, soort, van, gebruiker, grens) VALUES
    ('00000000-0000-7000-8004-000000000001', '0363', 'tonen', 'persoon', 'g-a', 40),
    ('00000000-0000-7000-8004-000000000002', '0060', 'tonen', 'persoon', 'g-b', 40);
