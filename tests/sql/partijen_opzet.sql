-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- As superuser, after muren.sql: dossier 4, of somebody who moved, with a bericht for each row of tests/data/muren.tsv (temp table verwacht).
INSERT INTO portaal.gebruiker (id, organisatie, legal_subject, acting_subject, naam, stand) VALUES
    ('00000000-0000-7000-8000-0000000000c4', 'COA', '90000011', 'partij-c', 'C', 'actief'),
    ('00000000-0000-7000-8000-0000000000f1', '0014', '90000012', 'partij-f', 'F', 'actief'),
    ('00000000-0000-7000-8000-0000000000f2', '0034', '90000013', 'partij-h', 'H', 'actief');
INSERT INTO portaal.rolgeving (gebruiker, organisatie, rol)
SELECT g.id, g.organisatie, CASE g.organisatie WHEN 'COA' THEN 'coa_medewerker' ELSE 'klantregisseur' END
  FROM portaal.gebruiker g WHERE g.acting_subject LIKE 'partij-%';
INSERT INTO portaal.sessie (token_hash, gebruiker, pseudoniem, organisatie, rollen, rechten, niveau, stil, uiterlijk)
SELECT decode(repeat(right(g.id::text, 2), 32), 'hex'), g.id, g.pseudoniem, g.organisatie, r.rollen, r.rechten, 30, '15 min', now() + interval '1 hour'
  FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = g.organisatie
 CROSS JOIN LATERAL portaal.rechten_van(g.id, g.stand, g.organisatie, o.soort) r WHERE g.acting_subject LIKE 'partij-%';

INSERT INTO portaal.dossier (id, bsn, bsn_index, naam, fase, adres)
VALUES ('00000000-0000-7000-8000-000000000004', 'x', decode(repeat('04', 32), 'hex'), 'Mens 4', 'traject', 'Nieuwstraat 1');
INSERT INTO portaal.werkrelatie (dossier, organisatie, van, tot, reden, aard) VALUES
    ('00000000-0000-7000-8000-000000000004', '0014', '2026-01-01', '2026-02-01', 'brp', 'volledig'),
    ('00000000-0000-7000-8000-000000000004', '0363', '2026-02-01', '2026-06-01', 'brp', 'volledig'),
    ('00000000-0000-7000-8000-000000000004', '0363', '2026-06-01', NULL, 'overdracht', 'afsluitend'),
    ('00000000-0000-7000-8000-000000000004', '0060', '2026-06-01', NULL, 'brp', 'volledig'),
    ('00000000-0000-7000-8000-000000000004', 'COA', '2026-01-01', NULL, 'coa_koppeling', 'volledig');
INSERT INTO portaal.werkvoorraad (organisatie, dossier, naam, fase, fase_nummer)
SELECT w.organisatie, w.dossier, 'Mens 4', 'traject', 3 FROM portaal.werkrelatie w
 WHERE w.dossier = '00000000-0000-7000-8000-000000000004' AND w.tot IS NULL;
INSERT INTO portaal.bericht (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, tijdlijn)
SELECT gen_random_uuid(), '00000000-0000-7000-8000-000000000004', v.dienst, v.van, v.aan, 'invoer', 'p' || v.van || v.dienst || v.aan, '2026-03-01', 'x'
  FROM verwacht v;
SELECT proef.vul_velden();
INSERT INTO portaal.termijn (dossier, code, titel, regel, bron, datum, voldaan)
SELECT '00000000-0000-7000-8000-000000000004', c, 'x', 'x', 'x', '2026-07-01', false FROM unnest(ARRAY['overdracht', 'einde_termijn', 'pip_10_weken']) c;
INSERT INTO portaal.signaal (dossier, organisatie, bericht, soort, ontstaan)
SELECT b.dossier, o, b.id, 'x', '2026-03-01' FROM portaal.bericht b, unnest(ARRAY['0014', '0034', '0060', '0363', 'COA', 'DUO']) o
 WHERE b.dossier = '00000000-0000-7000-8000-000000000004' AND b.stelseldienst = 'pip' AND b.afzender = '0363';
