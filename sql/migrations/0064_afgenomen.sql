-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- What was taken away stays away, and one person is one pair of eyes: an end date that somebody got while a herindeling was carried out
-- also holds after going back; a second account of the same person decides no more than the first; the job delivers a file only as long
-- as the person who sent it may still do so; and nobody works by a mandaat for a gemeente that is no longer there.
SET LOCAL ROLE portaal_eigenaar;

-- The functions as they are, but for one place in each of them.
DO $$
DECLARE
    w record;
    tekst text;
BEGIN
    FOR w IN SELECT * FROM (VALUES
        ('herindeling_mensen_terug', 'DELETE FROM portaal.rolgeving v USING',
         'UPDATE portaal.rolgeving v SET tot = least(v.tot, k.tot)
      FROM portaal.herindeling_rij r JOIN portaal.rolgeving k ON k.id = r.sleutel::uuid
     WHERE r.herindeling = h.id AND r.tabel = ''rolgeving'' AND v.id = r.oud::uuid AND k.tot IS NOT NULL;
    DELETE FROM portaal.rolgeving v USING'),
        ('voorstel_besluit', '(p_besluit = ''ingetrokken'') <> (v.gemaakt_door = s.gebruiker)',
         '(p_besluit = ''ingetrokken'') <> (v.gemaakt_door = s.gebruiker)
       OR p_besluit <> ''ingetrokken'' AND portaal.is_zelf(s, v.gemaakt_door)'),
        ('herindeling_stap', 'IF h.gemaakt_door = s.gebruiker THEN', 'IF portaal.is_zelf(s, h.gemaakt_door) THEN'),
        ('kiezen_lijst', 'WHERE m.samenwerkingsverband = verband AND',
         'WHERE portaal.organisatie_geldig(o.geldig_van, o.geldig_tot, portaal.vandaag()) AND m.samenwerkingsverband = verband AND'),
        ('sessie_kies', 'SELECT FROM portaal.mandaat m',
         'SELECT FROM portaal.mandaat m JOIN portaal.organisatie o ON o.code = m.gemeente
           AND portaal.organisatie_geldig(o.geldig_van, o.geldig_tot, portaal.vandaag())')) t (functie, oud, nieuw)
    LOOP
        tekst := pg_get_functiondef(('portaal.' || w.functie)::regproc);
        IF length(tekst) - length(replace(tekst, w.oud, '')) <> length(w.oud) THEN
            RAISE EXCEPTION '% is another one', w.functie;
        END IF;
        EXECUTE replace(tekst, w.oud, w.nieuw);
    END LOOP;
END $$;

-- The person who sent this file had that right then, and has it now.
CREATE FUNCTION portaal.upload_mag(p_id uuid, p_doel text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM portaal.upload u
          JOIN portaal.gebruiker g ON g.pseudoniem = u.gebruiker AND g.organisatie = coalesce(u.namens, u.organisatie)
          JOIN portaal.organisatie o ON o.code = u.organisatie
         CROSS JOIN LATERAL portaal.rechten_van(g.id, g.stand, g.organisatie, CASE WHEN u.namens IS NULL THEN o.soort ELSE 'mandaat' END) r
         WHERE u.id = p_id AND p_doel = ANY (u.rechten) AND p_doel = ANY (r.rechten)
           AND (u.namens IS NULL OR EXISTS (
                SELECT FROM portaal.mandaat m
                 WHERE m.samenwerkingsverband = u.namens AND m.gemeente = u.organisatie AND m.ingetrokken_op IS NULL
                   AND m.van <= portaal.vandaag() AND (m.tot IS NULL OR portaal.vandaag() < m.tot))));
END $$;
GRANT EXECUTE ON FUNCTION portaal.upload_mag(uuid, text) TO portaal_taak;
