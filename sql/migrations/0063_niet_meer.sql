-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- What is over is over for who is inside as well, and what somebody was told no about stays no:
--   sessie_open         an organisation that has ended ends the sessions of its people, and work for a gemeente that has ended
--   sessie_begin        an answer counts for the provider that was asked, also here; who is known by an organisation's own provider stays
--                       the same person, blocked or not, when that organisation gets another number
--   uitnodiging_gebruik a code is worth nothing any more when who gave it may not give it any more
-- Each is as it was, but for one condition.
SET LOCAL ROLE portaal_eigenaar;

DO $$
DECLARE
    r record;
    tekst text;
BEGIN
    FOR r IN SELECT * FROM (VALUES
        ('portaal.sessie_open',
         'WHERE m.samenwerkingsverband = s.namens AND m.gemeente = s.organisatie',
         'JOIN portaal.organisatie x ON x.code = m.gemeente AND (x.geldig_tot IS NULL OR portaal.vandaag() < x.geldig_tot)
         WHERE m.samenwerkingsverband = s.namens AND m.gemeente = s.organisatie'),
        ('portaal.sessie_open',
         'g.organisatie = coalesce(s.namens, s.organisatie);',
         'g.organisatie = coalesce(s.namens, s.organisatie)
       AND NOT EXISTS (SELECT FROM portaal.organisatie x WHERE x.code = g.organisatie AND x.geldig_tot <= portaal.vandaag());'),
        ('portaal.sessie_begin',
         'IF v.id IS NULL THEN',
         'IF v.id IS NULL OR v.aanbieder <> p_aanbieder THEN'),
        ('portaal.sessie_begin',
         'coalesce(p_legal, o.kvk, o.rsin)',
         'coalesce(p_legal, (SELECT x.legal_subject FROM portaal.gebruiker x WHERE x.organisatie = o.code AND x.acting_subject = p_acting
                                 ORDER BY x.gemaakt, x.id LIMIT 1), o.kvk, o.rsin)'),
        ('portaal.uitnodiging_gebruik',
         'OR g.stand = ''geblokkeerd''',
         'OR g.stand = ''geblokkeerd''
       OR NOT EXISTS (SELECT FROM portaal.gebruiker m CROSS JOIN LATERAL portaal.rechten_van(m.id, m.stand, m.organisatie, ''duo'') k
                       WHERE m.id = u.gemaakt_door AND m.organisatie = ''DUO'' AND ''mensen'' = ANY (k.rechten))'))
        v (functie, oud, nieuw)
    LOOP
        tekst := pg_get_functiondef(r.functie::regproc);
        IF length(tekst) - length(replace(tekst, r.oud, '')) <> length(r.oud) THEN
            RAISE EXCEPTION '% is another one', r.functie;
        END IF;
        EXECUTE replace(tekst, r.oud, r.nieuw);
    END LOOP;
END $$;
