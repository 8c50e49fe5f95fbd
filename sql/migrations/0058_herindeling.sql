-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Herindeling: gemeenten that go up in another one (samenvoeging), or one of which the dossiers go to several (splitsing). The berichten
-- stay as they were sent; portaal.opvolging says who stands in whose place, and everybody who asks "whose is this?" reads a history
-- through it: the store (the werkrelaties, which are a pure function of the history, so that taking an opvolging away gives exactly what
-- was), and row level security (portaal.partij).
--
--   ontwerp      a draft: a dry run, nothing else
--   voorgesteld  asked by one person (portaal.voorstel with the same id)
--   gepland      approved by another; portaalctl taken carries it out on its date
--   uitgevoerd   done; can be taken back
--   terugdraaien to be taken back by portaalctl taken
--   definitief, teruggedraaid, vervallen: the end
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.herindeling (
    id              uuid PRIMARY KEY,
    soort           text NOT NULL CHECK (soort IN ('samenvoeging', 'splitsing')),
    datum           date NOT NULL,
    van             text[] NOT NULL CHECK (cardinality(van) BETWEEN 1 AND 20),
    naar            text NOT NULL CHECK (naar ~ '^[0-9]{4}$'),
    nieuw           jsonb CHECK (jsonb_typeof(nieuw) = 'object'),
    verdeling       jsonb CHECK (jsonb_typeof(verdeling) = 'array'),
    stand           text NOT NULL DEFAULT 'ontwerp' CHECK (stand IN ('ontwerp', 'voorgesteld', 'gepland', 'uitgevoerd', 'terugdraaien',
                                                                     'definitief', 'teruggedraaid', 'vervallen')),
    gemaakt_door    uuid NOT NULL REFERENCES portaal.gebruiker,
    gemaakt_op      timestamptz NOT NULL DEFAULT now(),
    uitgevoerd_op   timestamptz,
    uitgevoerd_na   bigint,
    uitkomst        jsonb,
    terug_door      uuid REFERENCES portaal.gebruiker,
    teruggedraaid_op timestamptz,
    definitief_door uuid REFERENCES portaal.gebruiker,
    definitief_op   timestamptz,
    melding         text CHECK (length(melding) <= 500),
    CHECK (definitief_door <> gemaakt_door),
    CHECK (soort = 'samenvoeging' OR cardinality(van) = 1)
);
CREATE INDEX herindeling_werk ON portaal.herindeling (datum) WHERE stand IN ('gepland', 'terugdraaien');
COMMENT ON TABLE portaal.herindeling IS 'One act by which dossiers, people and open work of gemeenten go to another';
COMMENT ON COLUMN portaal.herindeling.id IS 'BIV b=midden i=hoog v=laag; key; that of its voorstel too';
COMMENT ON COLUMN portaal.herindeling.soort IS 'BIV b=midden i=hoog v=laag; samenvoeging or splitsing';
COMMENT ON COLUMN portaal.herindeling.datum IS 'BIV b=midden i=hoog v=laag; first day on which it holds';
COMMENT ON COLUMN portaal.herindeling.van IS 'BIV b=midden i=hoog v=laag; CBS codes of the gemeenten that go';
COMMENT ON COLUMN portaal.herindeling.naar IS 'BIV b=midden i=hoog v=laag; CBS code of the gemeente that takes over; of a splitsing: all that verdeling does not say';
COMMENT ON COLUMN portaal.herindeling.nieuw IS 'BIV b=midden i=hoog v=laag; name and numbers of the gemeente that takes over, when it is made by this; empty: it is there';
COMMENT ON COLUMN portaal.herindeling.verdeling IS 'BIV b=midden i=hoog v=laag; of a splitsing: from and until which postcode to which gemeente';
COMMENT ON COLUMN portaal.herindeling.stand IS 'BIV b=midden i=hoog v=laag; how far it is';
COMMENT ON COLUMN portaal.herindeling.gemaakt_door IS 'BIV b=midden i=hoog v=laag; who made it, and may not decide about it';
COMMENT ON COLUMN portaal.herindeling.gemaakt_op IS 'BIV b=laag i=hoog v=laag; when';
COMMENT ON COLUMN portaal.herindeling.uitgevoerd_op IS 'BIV b=midden i=hoog v=laag; moment it was carried out';
COMMENT ON COLUMN portaal.herindeling.uitgevoerd_na IS 'BIV b=midden i=hoog v=laag; number of the last bericht before that';
COMMENT ON COLUMN portaal.herindeling.uitkomst IS 'BIV b=laag i=hoog v=laag; what went where, counted when it was carried out';
COMMENT ON COLUMN portaal.herindeling.terug_door IS 'BIV b=laag i=hoog v=laag; who took it back';
COMMENT ON COLUMN portaal.herindeling.teruggedraaid_op IS 'BIV b=laag i=hoog v=laag; when';
COMMENT ON COLUMN portaal.herindeling.definitief_door IS 'BIV b=laag i=hoog v=laag; who confirmed it: never who made it';
COMMENT ON COLUMN portaal.herindeling.definitief_op IS 'BIV b=laag i=hoog v=laag; when';
COMMENT ON COLUMN portaal.herindeling.melding IS 'BIV b=laag i=midden v=laag; what stood in the way when it was to be carried out';

CREATE TABLE portaal.opvolging (
    nummer      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    herindeling uuid NOT NULL REFERENCES portaal.herindeling,
    dossier     uuid REFERENCES portaal.dossier,
    van         text NOT NULL REFERENCES portaal.organisatie,
    naar        text NOT NULL REFERENCES portaal.organisatie CHECK (naar <> van),
    na          bigint NOT NULL DEFAULT 0,
    tot         bigint
);
CREATE INDEX opvolging_dossier ON portaal.opvolging (dossier);
COMMENT ON TABLE portaal.opvolging IS 'Who stands in whose place in the berichten about a dossier; applied one after the other by nummer';
COMMENT ON COLUMN portaal.opvolging.nummer IS 'BIV b=midden i=hoog v=laag; order';
COMMENT ON COLUMN portaal.opvolging.herindeling IS 'BIV b=midden i=hoog v=laag; because of which act';
COMMENT ON COLUMN portaal.opvolging.dossier IS 'BIV b=midden i=hoog v=midden; about whom; empty: everybody';
COMMENT ON COLUMN portaal.opvolging.van IS 'BIV b=midden i=hoog v=laag; who is named in the bericht';
COMMENT ON COLUMN portaal.opvolging.naar IS 'BIV b=midden i=hoog v=laag; who stands in that place now';
COMMENT ON COLUMN portaal.opvolging.na IS 'BIV b=midden i=hoog v=laag; only in berichten with a higher number';
COMMENT ON COLUMN portaal.opvolging.tot IS 'BIV b=midden i=hoog v=laag; and no higher than this; empty: no end';

CREATE TABLE portaal.herindeling_dossier (
    herindeling uuid NOT NULL REFERENCES portaal.herindeling,
    dossier     uuid NOT NULL REFERENCES portaal.dossier,
    van         text NOT NULL REFERENCES portaal.organisatie,
    naar        text NOT NULL REFERENCES portaal.organisatie,
    aard        text NOT NULL CHECK (aard IN ('volledig', 'afsluitend', 'eerder')),
    had_al      boolean NOT NULL,
    PRIMARY KEY (herindeling, dossier)
);
COMMENT ON TABLE portaal.herindeling_dossier IS 'The dossiers that a herindeling moved';
COMMENT ON COLUMN portaal.herindeling_dossier.herindeling IS 'BIV b=midden i=hoog v=laag; which act';
COMMENT ON COLUMN portaal.herindeling_dossier.dossier IS 'BIV b=midden i=hoog v=midden; whose';
COMMENT ON COLUMN portaal.herindeling_dossier.van IS 'BIV b=midden i=hoog v=midden; from which gemeente';
COMMENT ON COLUMN portaal.herindeling_dossier.naar IS 'BIV b=midden i=hoog v=midden; to which gemeente';
COMMENT ON COLUMN portaal.herindeling_dossier.aard IS 'BIV b=midden i=hoog v=midden; werkrelatie of the old gemeente then: volledig, afsluitend or eerder (over)';
COMMENT ON COLUMN portaal.herindeling_dossier.had_al IS 'BIV b=midden i=hoog v=midden; the new gemeente worked for this person already';

CREATE TABLE portaal.herindeling_rij (
    nummer      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    herindeling uuid NOT NULL REFERENCES portaal.herindeling,
    tabel       text NOT NULL CHECK (tabel ~ '^[a-z_]{1,63}$'),
    sleutel     text NOT NULL,
    oud         text,
    nieuw       text
);
CREATE INDEX herindeling_rij_van ON portaal.herindeling_rij (herindeling, tabel);
COMMENT ON TABLE portaal.herindeling_rij IS 'Rows that a herindeling changed or made, or found there: what going back needs';
COMMENT ON COLUMN portaal.herindeling_rij.nummer IS 'BIV b=laag i=hoog v=laag; order';
COMMENT ON COLUMN portaal.herindeling_rij.herindeling IS 'BIV b=midden i=hoog v=laag; which act';
COMMENT ON COLUMN portaal.herindeling_rij.tabel IS 'BIV b=midden i=hoog v=laag; name of the table';
COMMENT ON COLUMN portaal.herindeling_rij.sleutel IS 'BIV b=midden i=hoog v=midden; key of the row';
COMMENT ON COLUMN portaal.herindeling_rij.oud IS 'BIV b=midden i=hoog v=laag; what it was; empty: it is new';
COMMENT ON COLUMN portaal.herindeling_rij.nieuw IS 'BIV b=midden i=hoog v=laag; what it became';

DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['herindeling', 'opvolging', 'herindeling_dossier', 'herindeling_rij'] LOOP
        EXECUTE format('ALTER TABLE portaal.%I ENABLE ROW LEVEL SECURITY', tabel);
        EXECUTE format('ALTER TABLE portaal.%I FORCE ROW LEVEL SECURITY', tabel);
        EXECUTE format('CREATE POLICY functies ON portaal.%I TO portaal_eigenaar USING (true) WITH CHECK (true)', tabel);
    END LOOP;
END $$;
-- what the functions below move
CREATE POLICY functies_wissen ON portaal.werkrelatie FOR DELETE TO portaal_eigenaar USING (true);
CREATE POLICY functies_zien ON portaal.concept FOR SELECT TO portaal_eigenaar USING (true);
CREATE POLICY functies_verplaatsen ON portaal.concept FOR UPDATE TO portaal_eigenaar USING (true) WITH CHECK (true);
CREATE POLICY functies_verplaatsen ON portaal.upload FOR UPDATE TO portaal_eigenaar USING (true) WITH CHECK (true);

-- A concept moves with its dossier: whose it is, the functions of this file may say.
CREATE OR REPLACE FUNCTION portaal.concept_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user <> 'portaal_eigenaar' THEN
        NEW.organisatie := portaal.sessie_organisatie();
        NEW.door := portaal.sessie_pseudoniem();
        NEW.bijgewerkt := now();
    END IF;
    RETURN NEW;
END $$;

-- ---- whose is this? ------------------------------------------------------------------------------------------------------
-- The opvolgingen of these dossiers, in order: na:tot:van:naar, and tot empty for no end. No row for a dossier without one; dossier NULL:
-- those that hold for everybody, also for somebody who is not there yet.
CREATE FUNCTION portaal.opvolgingen(p_dossiers uuid[]) RETURNS TABLE (dossier uuid, regels text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT EXISTS (SELECT FROM portaal.opvolging) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT d.id, array_agg(format('%s:%s:%s:%s', o.na, o.tot, o.van, o.naar) ORDER BY o.nummer)
      FROM unnest(p_dossiers || NULL::uuid) d (id)
      JOIN portaal.opvolging o ON o.dossier IS NULL OR o.dossier = d.id
     GROUP BY d.id;
END $$;

-- Who stands in the place of an organisation that is named in one bericht.
CREATE FUNCTION portaal.partij(p_dossier uuid, p_nummer bigint, p_code text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit text := p_code;
    o record;
BEGIN
    IF p_code < 'A' THEN -- the code of a gemeente is a number
        FOR o IN SELECT x.van, x.naar FROM portaal.opvolging x
                  WHERE (x.dossier IS NULL OR x.dossier = p_dossier) AND x.na < p_nummer AND (x.tot IS NULL OR p_nummer <= x.tot)
                  ORDER BY x.nummer LOOP
            IF o.van = uit THEN
                uit := o.naar;
            END IF;
        END LOOP;
    END IF;
    RETURN uit;
END $$;
REVOKE EXECUTE ON FUNCTION portaal.opvolgingen(uuid[]), portaal.partij(uuid, bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.opvolgingen(uuid[]), portaal.partij(uuid, bigint, text) TO portaal_app, portaal_taak;

-- As before (0023), with who stands there now instead of who is named.
DROP POLICY zien ON portaal.bericht;
CREATE POLICY zien ON portaal.bericht FOR SELECT TO portaal_app
    USING (current_setting('portaal.levert', true) <> '' AND dossier = (SELECT portaal.levert())
        OR current_setting('portaal.duo', true) = 'ja' AND (SELECT portaal.sessie_is_duo())
           AND stelseldienst IN (SELECT d.code FROM portaal.stelseldienst d WHERE 'DUO' = ANY (d.partijen))
        OR current_setting('portaal.duo', true) IS DISTINCT FROM 'ja' AND EXISTS (
        SELECT FROM portaal.werkrelatie w, portaal.stelseldienst d
         WHERE w.dossier = bericht.dossier AND w.tot IS NULL AND d.code = bericht.stelseldienst
           AND CASE WHEN w.organisatie < 'A' THEN 'gemeente' ELSE w.organisatie END = ANY (d.partijen)
           AND CASE WHEN w.aard = 'volledig' AND NOT d.gebonden THEN true
                    ELSE portaal.partij(bericht.dossier, bericht.nummer, bericht.afzender) = w.organisatie
                      OR (w.aard = 'volledig' OR d.afsluitend)
                         AND portaal.partij(bericht.dossier, bericht.nummer, bericht.ontvanger) = w.organisatie END));

-- What a gemeente sent, its successor may correct and withdraw.
CREATE OR REPLACE FUNCTION portaal.vervangt_eigen() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM portaal.bericht b
      WHERE b.id = NEW.vervangt AND b.dossier = NEW.dossier AND b.stelseldienst = NEW.stelseldienst AND NOT b.intrekking
        AND (b.afzender = NEW.afzender OR portaal.partij(b.dossier, b.nummer, b.afzender)
                                        = portaal.partij(NEW.dossier, NEW.nummer, NEW.afzender));
    IF NOT FOUND THEN
        RAISE EXCEPTION 'vervangt' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

-- ---- what it does ----------------------------------------------------------------------------------------------------------
-- The dossiers that it moves, each once: as what the old gemeente knows the person, and where it goes. Of a splitsing the postcode of the
-- address says where; who lives elsewhere or has no postcode goes to `naar`.
CREATE FUNCTION portaal.herindeling_bereik(h portaal.herindeling) RETURNS TABLE (dossier uuid, van text, naar text, aard text, had_al boolean)
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT x.dossier, x.organisatie, x.doel, x.aard,
           EXISTS (SELECT FROM portaal.werkrelatie n
                    WHERE n.dossier = x.dossier AND n.organisatie = x.doel AND n.tot IS NULL AND n.aard = 'volledig')
      FROM (SELECT DISTINCT ON (w.dossier) w.dossier, w.organisatie, CASE WHEN w.tot IS NULL THEN w.aard ELSE 'eerder' END AS aard,
                   coalesce((SELECT v.naar FROM jsonb_to_recordset(h.verdeling) v (van integer, tot integer, naar text)
                              WHERE w.tot IS NULL AND w.aard = 'volledig'
                                AND substring(d.adres FROM '\m([1-9][0-9]{3}) ?[A-Z]{2}\M')::integer BETWEEN v.van AND v.tot LIMIT 1),
                            h.naar) AS doel
              FROM portaal.werkrelatie w JOIN portaal.dossier d ON d.id = w.dossier
             WHERE w.organisatie = ANY (h.van)
             ORDER BY w.dossier, w.tot IS NOT NULL, w.aard DESC, w.van DESC) x
     WHERE x.doel <> x.organisatie;
END $$;

-- What goes where, counted. The same function before it and when it is done.
CREATE FUNCTION portaal.herindeling_telling(h portaal.herindeling) RETURNS TABLE (wat text, van text, naar text, aantal bigint)
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH b AS MATERIALIZED (SELECT * FROM portaal.herindeling_bereik(h)),
    g AS MATERIALIZED (SELECT p.id, p.organisatie FROM portaal.gebruiker p WHERE p.organisatie = ANY (h.van) AND h.naar <> ALL (h.van))
    SELECT CASE b.aard WHEN 'volledig' THEN 'dossiers' ELSE 'dossiers_' || b.aard END, b.van, b.naar, count(*)
      FROM b GROUP BY 1, 2, 3
     UNION ALL
    SELECT 'dossiers_samen', b.van, b.naar, count(*) FROM b
     WHERE EXISTS (SELECT FROM portaal.werkrelatie w WHERE w.dossier = b.dossier AND w.organisatie = b.naar AND w.tot IS NULL)
     GROUP BY 2, 3
     UNION ALL
    SELECT 'werkvoorraad', v.organisatie, b.naar, count(*) FROM b
      JOIN portaal.werkvoorraad v ON v.dossier = b.dossier AND v.organisatie = ANY (h.van) GROUP BY 2, 3
     UNION ALL
    SELECT 'signalen', s.organisatie, b.naar, count(*) FROM b
      JOIN portaal.signaal s ON s.dossier = b.dossier AND s.organisatie = ANY (h.van) AND s.gesloten_op IS NULL GROUP BY 2, 3
     UNION ALL
    SELECT 'overdrachten', b.van, b.naar, count(DISTINCT b.dossier) FROM b
      JOIN portaal.werkrelatie w ON w.dossier = b.dossier AND w.tot IS NULL AND w.aard = 'afsluitend'
     WHERE b.aard <> 'eerder' GROUP BY 2, 3
     UNION ALL
    SELECT CASE WHEN EXISTS (SELECT FROM portaal.concept n
                              WHERE n.dossier = c.dossier AND n.stelseldienst = c.stelseldienst AND n.organisatie = b.naar)
                THEN 'concepten_blijven' ELSE 'concepten' END, c.organisatie, b.naar, count(*)
      FROM b JOIN portaal.concept c ON c.dossier = b.dossier AND c.organisatie = ANY (h.van) GROUP BY 1, 2, 3
     UNION ALL
    SELECT 'uploads', u.organisatie, h.naar, count(*) FROM portaal.upload u
     WHERE u.organisatie = ANY (h.van) AND u.stand IN ('controleren', 'gecontroleerd', 'leveren') AND h.naar <> ALL (h.van) GROUP BY 2
     UNION ALL
    SELECT 'mensen', g.organisatie, h.naar, count(*) FROM g GROUP BY 2
     UNION ALL
    SELECT 'rechten', v.organisatie, h.naar, count(*) FROM g
      JOIN portaal.rolgeving v ON v.gebruiker = g.id AND v.organisatie = g.organisatie
     WHERE v.ingetrokken_op IS NULL AND (v.tot IS NULL OR v.tot > portaal.vandaag()) GROUP BY 2
     UNION ALL
    SELECT 'sessies', g.organisatie, h.naar, count(*) FROM g JOIN portaal.sessie s ON s.gebruiker = g.id
     WHERE s.einde IS NULL AND now() < s.uiterlijk AND now() < s.laatst + s.stil GROUP BY 2
     UNION ALL
    SELECT 'uitnodigingen', u.organisatie, h.naar, count(*) FROM portaal.uitnodiging u -- the table comes with 0059
     WHERE u.organisatie = ANY (h.van) AND u.gebruikt_op IS NULL AND u.ingetrokken_op IS NULL AND u.geldig_tot > now()
       AND h.naar <> ALL (h.van) GROUP BY 2
     UNION ALL
    SELECT 'mandaten', m.gemeente, NULL, count(*) FROM portaal.mandaat m
     WHERE m.gemeente = ANY (h.van) AND m.ingetrokken_op IS NULL AND (m.tot IS NULL OR m.tot > portaal.vandaag())
       AND h.naar <> ALL (h.van) GROUP BY 2;
END $$;

-- What stands in its way: with none of these it can be carried out.
CREATE FUNCTION portaal.herindeling_fouten(h portaal.herindeling) RETURNS TABLE (veld text, code text)
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    doelen text[] := ARRAY(SELECT DISTINCT v.naar FROM jsonb_to_recordset(h.verdeling) v (naar text));
BEGIN
    RETURN QUERY
    SELECT t.veld, t.code FROM (VALUES
        ('van', 'geen', EXISTS (SELECT FROM unnest(h.van) c WHERE NOT EXISTS (
            SELECT FROM portaal.organisatie o WHERE o.code = c AND o.soort = 'gemeente'
               AND portaal.organisatie_geldig(o.geldig_van, o.geldig_tot, portaal.vandaag())))),
        ('datum', 'vroeg', h.datum < date '2022-01-01'),
        ('datum', 'laat', h.datum > portaal.vandaag() + 730),
        ('naar', 'zelfde', h.soort = 'samenvoeging' AND h.naar = ANY (h.van)),
        ('naar', 'geen', h.nieuw IS NULL AND NOT EXISTS (
            SELECT FROM portaal.organisatie o WHERE o.code = h.naar AND o.soort = 'gemeente'
               AND portaal.organisatie_geldig(o.geldig_van, o.geldig_tot, greatest(h.datum, portaal.vandaag())))),
        ('code', 'bestaat', h.nieuw IS NOT NULL AND EXISTS (SELECT FROM portaal.organisatie o WHERE o.code = h.naar)),
        ('naam', 'leeg', h.nieuw IS NOT NULL AND coalesce(h.nieuw->>'naam', '') = ''),
        ('kvk', 'vorm', h.nieuw->>'kvk' !~ '^[0-9]{8}$'),
        ('kvk', 'dubbel', EXISTS (SELECT FROM portaal.organisatie o WHERE o.kvk = h.nieuw->>'kvk')),
        ('rsin', 'vorm', NOT portaal.rsin_goed(h.nieuw->>'rsin')),
        ('rsin', 'dubbel', EXISTS (SELECT FROM portaal.organisatie o WHERE o.rsin = h.nieuw->>'rsin')),
        ('oin', 'vorm', h.nieuw->>'oin' !~ '^[0-9]{20}$'),
        ('oin', 'dubbel', EXISTS (SELECT FROM portaal.organisatie o WHERE o.oin = h.nieuw->>'oin')),
        ('verdeling', 'geen', h.soort = 'splitsing' AND cardinality(doelen) = 0),
        ('verdeling', 'gemeente', EXISTS (SELECT FROM unnest(doelen) c WHERE NOT EXISTS (
            SELECT FROM portaal.organisatie o WHERE o.code = c AND o.soort = 'gemeente'
               AND portaal.organisatie_geldig(o.geldig_van, o.geldig_tot, greatest(h.datum, portaal.vandaag()))))),
        ('van', 'andere', EXISTS (SELECT FROM portaal.herindeling x
            WHERE x.id <> h.id AND x.stand IN ('voorgesteld', 'gepland', 'uitgevoerd', 'terugdraaien')
              AND (x.van || x.naar) && (h.van || h.naar || doelen)))) t (veld, code, fout)
     WHERE t.fout;
END $$;

-- ---- for the pages -----------------------------------------------------------------------------------------------------------
-- A draft. Rows: what is wrong; then nothing was kept.
CREATE FUNCTION portaal.herindeling_maak(p_id uuid, p_soort text, p_datum date, p_van text[], p_naar text, p_nieuw jsonb, p_verdeling jsonb)
    RETURNS TABLE (veld text, code text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.voorstel_wie();
    h portaal.herindeling;
BEGIN
    h := ROW(p_id, p_soort, p_datum, p_van, p_naar, p_nieuw, p_verdeling, 'ontwerp', s.gebruiker, now(), NULL, NULL, NULL, NULL, NULL, NULL,
             NULL, NULL)::portaal.herindeling;
    RETURN QUERY SELECT f.veld, f.code FROM portaal.herindeling_fouten(h) f;
    IF NOT FOUND THEN
        INSERT INTO portaal.herindeling (id, soort, datum, van, naar, nieuw, verdeling, gemaakt_door)
        VALUES (p_id, p_soort, p_datum, p_van, p_naar, p_nieuw, p_verdeling, s.gebruiker);
    END IF;
END $$;

CREATE FUNCTION portaal.herindeling_lijst(p_id uuid)
    RETURNS TABLE (id uuid, soort text, datum date, van text, van_namen text, naar text, naar_naam text, nieuw boolean, verdeling text, stand text,
                   gemaakt_door text, gemaakt_op text, uitgevoerd_op text, teruggedraaid_op text, definitief_op text, melding text,
                   van_mij boolean, besluit text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.voorstel_wie();
BEGIN
    RETURN QUERY
    SELECT h.id, h.soort, h.datum, array_to_string(h.van, ','),
           (SELECT string_agg(o.naam, ', ' ORDER BY o.naam) FROM portaal.organisatie o WHERE o.code = ANY (h.van)), h.naar,
           coalesce(n.naam, h.nieuw->>'naam'), h.nieuw IS NOT NULL,
           (SELECT string_agg(format('%s t/m %s: %s', v.van, v.tot, o.naam), E'\n' ORDER BY v.van)
              FROM jsonb_to_recordset(h.verdeling) v (van integer, tot integer, naar text) JOIN portaal.organisatie o ON o.code = v.naar),
           h.stand, coalesce(m.naam, m.pseudoniem), to_char(h.gemaakt_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
           to_char(h.uitgevoerd_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
           to_char(h.teruggedraaid_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'),
           to_char(h.definitief_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'), h.melding, h.gemaakt_door = s.gebruiker, v.besluit
      FROM portaal.herindeling h
      JOIN portaal.gebruiker m ON m.id = h.gemaakt_door
      LEFT JOIN portaal.organisatie n ON n.code = h.naar
      LEFT JOIN portaal.voorstel v ON v.id = h.id
     WHERE p_id IS NULL OR h.id = p_id
     ORDER BY h.gemaakt_op DESC LIMIT 200;
END $$;

-- Counted now, or when it was carried out.
CREATE FUNCTION portaal.herindeling_wat(p_id uuid) RETURNS TABLE (wat text, van text, van_naam text, naar text, naar_naam text, aantal bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    h portaal.herindeling;
BEGIN
    PERFORM portaal.voorstel_wie();
    SELECT x.* INTO h FROM portaal.herindeling x WHERE x.id = p_id;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT t.wat, t.van, a.naam, t.naar, coalesce(b.naam, CASE t.naar WHEN h.naar THEN h.nieuw->>'naam' END), t.aantal
      FROM (SELECT x.wat, x.van, x.naar, x.aantal FROM portaal.herindeling_telling(h) x WHERE h.uitkomst IS NULL
             UNION ALL
            SELECT x.wat, x.van, x.naar, x.aantal
              FROM jsonb_to_recordset(h.uitkomst) x (wat text, van text, naar text, aantal bigint)) t
      LEFT JOIN portaal.organisatie a ON a.code = t.van
      LEFT JOIN portaal.organisatie b ON b.code = t.naar
     ORDER BY a.naam, t.van, t.wat, t.naar;
END $$;

CREATE FUNCTION portaal.herindeling_dossiers(p_id uuid, p_over integer, p_aantal integer)
    RETURNS TABLE (dossier uuid, naam text, geboortedatum text, van_naam text, naar_naam text, aard text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    h portaal.herindeling;
BEGIN
    PERFORM portaal.voorstel_wie();
    SELECT x.* INTO h FROM portaal.herindeling x WHERE x.id = p_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'herindeling' USING ERRCODE = 'PT404';
    END IF;
    RETURN QUERY
    SELECT d.id, d.naam, d.geboortedatum, a.naam, coalesce(b.naam, h.nieuw->>'naam'), t.aard
      FROM (SELECT x.dossier, x.van, x.naar, x.aard FROM portaal.herindeling_bereik(h) x WHERE h.uitgevoerd_op IS NULL
             UNION ALL
            SELECT x.dossier, x.van, x.naar, x.aard FROM portaal.herindeling_dossier x
             WHERE x.herindeling = h.id AND h.uitgevoerd_op IS NOT NULL) t
      JOIN portaal.dossier d ON d.id = t.dossier
      LEFT JOIN portaal.organisatie a ON a.code = t.van
      LEFT JOIN portaal.organisatie b ON b.code = t.naar
     ORDER BY d.naam_zoek, d.id OFFSET p_over LIMIT p_aantal;
END $$;

CREATE FUNCTION portaal.herindeling_bezwaren(p_id uuid) RETURNS TABLE (veld text, code text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM portaal.voorstel_wie();
    RETURN QUERY SELECT f.veld, f.code FROM portaal.herindeling x CROSS JOIN LATERAL portaal.herindeling_fouten(x) f
                  WHERE x.id = p_id AND x.stand IN ('ontwerp', 'voorgesteld', 'gepland');
END $$;

-- p_stap: voorstellen (a draft; makes the voorstel), weggooien (a draft, or what did not come through), terugdraaien, definitief.
CREATE FUNCTION portaal.herindeling_stap(p_id uuid, p_stap text, p_onderwerp text, p_uitleg text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.voorstel_wie();
    h portaal.herindeling;
    besluit text;
BEGIN
    SELECT x.* INTO h FROM portaal.herindeling x WHERE x.id = p_id FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'herindeling' USING ERRCODE = 'PT404';
    END IF;
    SELECT v.besluit INTO besluit FROM portaal.voorstel v WHERE v.id = p_id;
    IF p_stap = 'voorstellen' AND h.stand = 'ontwerp' AND NOT EXISTS (SELECT FROM portaal.herindeling_fouten(h)) THEN
        IF h.gemaakt_door <> s.gebruiker THEN
            RAISE EXCEPTION 'herindeling-van-ander' USING ERRCODE = 'PT403';
        END IF;
        PERFORM portaal.voorstel_maak(p_id, 'herindeling', p_onderwerp, p_uitleg, jsonb_build_object('herindeling', p_id));
        UPDATE portaal.herindeling x SET stand = 'voorgesteld' WHERE x.id = p_id;
    ELSIF p_stap = 'weggooien' AND (h.stand IN ('ontwerp', 'gepland') OR h.stand = 'voorgesteld' AND besluit IN ('afgewezen', 'ingetrokken')) THEN
        UPDATE portaal.herindeling x SET stand = 'vervallen' WHERE x.id = p_id;
    ELSIF p_stap = 'terugdraaien' AND h.stand = 'uitgevoerd' THEN
        UPDATE portaal.herindeling x SET stand = 'terugdraaien', terug_door = s.gebruiker WHERE x.id = p_id;
    ELSIF p_stap = 'definitief' AND h.stand = 'uitgevoerd' THEN
        IF h.gemaakt_door = s.gebruiker THEN
            RAISE EXCEPTION 'herindeling-zelf' USING ERRCODE = 'PT403';
        END IF;
        UPDATE portaal.herindeling x SET stand = 'definitief', definitief_door = s.gebruiker, definitief_op = now() WHERE x.id = p_id;
    ELSE
        RAISE EXCEPTION 'herindeling-stand' USING ERRCODE = 'PT409';
    END IF;
END $$;

-- Approved: voorstel_besluit calls this.
CREATE FUNCTION portaal.voorstel_herindeling(p_id uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    h portaal.herindeling;
BEGIN
    SELECT x.* INTO h FROM portaal.herindeling x WHERE x.id = p_id AND x.stand = 'voorgesteld' FOR UPDATE;
    IF NOT FOUND OR EXISTS (SELECT FROM portaal.herindeling_fouten(h)) THEN
        RAISE EXCEPTION 'herindeling-bezwaar' USING ERRCODE = 'PT409';
    END IF;
    UPDATE portaal.herindeling x SET stand = 'gepland' WHERE x.id = p_id;
END $$;

-- ---- carrying it out: portaalctl taken, in one transaction with writing the state of the dossiers again -----------------------------
-- What waits: to be carried out today or before, or to be taken back.
CREATE FUNCTION portaal.herindeling_werk() RETURNS TABLE (id uuid, terug boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT h.id, h.stand = 'terugdraaien' FROM portaal.herindeling h
                  WHERE h.stand = 'terugdraaien' OR h.stand = 'gepland' AND h.datum <= portaal.vandaag() AND h.melding IS NULL
                  ORDER BY h.stand = 'gepland', h.datum, h.id LIMIT 1;
END $$;

-- The dossiers of it after p_na.
CREATE FUNCTION portaal.herindeling_stuk(p_id uuid, p_na uuid, p_aantal integer) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN ARRAY(SELECT x.dossier FROM portaal.herindeling_dossier x WHERE x.herindeling = p_id AND x.dossier > p_na
                  ORDER BY x.dossier LIMIT p_aantal);
END $$;

-- Who and what goes along with the organisations: people keep their key, and get the rights they had, at the new one as well.
CREATE FUNCTION portaal.herindeling_mensen(h portaal.herindeling) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v record;
    nieuw uuid;
BEGIN
    FOR v IN SELECT r.* FROM portaal.rolgeving r JOIN portaal.gebruiker g ON g.id = r.gebruiker AND g.organisatie = r.organisatie
              WHERE r.organisatie = ANY (h.van) AND r.ingetrokken_op IS NULL AND (r.tot IS NULL OR r.tot > portaal.vandaag()) LOOP
        INSERT INTO portaal.rolgeving (gebruiker, organisatie, rol, van, tot, gegeven_door, gegeven_op, herzien_op)
        VALUES (v.gebruiker, h.naar, v.rol, v.van, v.tot, v.gegeven_door, v.gegeven_op, v.herzien_op) RETURNING id INTO nieuw;
        INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel, oud) VALUES (h.id, 'rolgeving', nieuw, v.id);
    END LOOP;
    UPDATE portaal.sessie s SET einde = now()
      FROM portaal.gebruiker g
     WHERE g.id = s.gebruiker AND s.einde IS NULL AND (g.organisatie = ANY (h.van) OR s.organisatie = ANY (h.van));
    WITH weg AS (
        INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel, oud, nieuw)
        SELECT h.id, 'gebruiker', g.id, g.organisatie, h.naar FROM portaal.gebruiker g WHERE g.organisatie = ANY (h.van)
        RETURNING sleutel
    )
    UPDATE portaal.gebruiker g SET organisatie = h.naar FROM weg WHERE g.id = weg.sleutel::uuid;
    WITH weg AS (
        INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel, oud, nieuw)
        SELECT h.id, 'upload', u.id, u.organisatie, h.naar FROM portaal.upload u
         WHERE u.organisatie = ANY (h.van) AND u.stand IN ('controleren', 'gecontroleerd', 'leveren')
        RETURNING sleutel
    )
    UPDATE portaal.upload u SET organisatie = h.naar FROM weg WHERE u.id = weg.sleutel::uuid;
    WITH weg AS (
        INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel, oud, nieuw)
        SELECT h.id, 'uitnodiging', u.id, u.organisatie, h.naar FROM portaal.uitnodiging u
         WHERE u.organisatie = ANY (h.van) AND u.gebruikt_op IS NULL AND u.ingetrokken_op IS NULL AND u.geldig_tot > now()
        RETURNING sleutel
    )
    UPDATE portaal.uitnodiging u SET organisatie = h.naar FROM weg WHERE u.id = weg.sleutel::uuid;
    INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel, oud)
    SELECT h.id, 'organisatie', o.code, coalesce(o.geldig_tot::text, '') FROM portaal.organisatie o WHERE o.code = ANY (h.van);
    UPDATE portaal.organisatie o
       SET geldig_tot = least(o.geldig_tot, h.datum), opvolger = CASE h.soort WHEN 'samenvoeging' THEN h.naar END
     WHERE o.code = ANY (h.van);
END $$;

-- What hangs on the dossiers and does not follow from their history: concepts, and who has opened them.
CREATE FUNCTION portaal.herindeling_open_werk(h portaal.herindeling) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel)
    SELECT h.id, 'werkrelatie', w.dossier || ':' || w.van
      FROM portaal.herindeling_dossier b JOIN portaal.werkrelatie w ON w.dossier = b.dossier AND w.organisatie = b.naar
     WHERE b.herindeling = h.id
     UNION ALL
    SELECT h.id, 'signaal', s.id::text
      FROM portaal.herindeling_dossier b JOIN portaal.signaal s ON s.dossier = b.dossier AND s.organisatie = b.naar
     WHERE b.herindeling = h.id;
    UPDATE portaal.concept c SET organisatie = b.naar
      FROM portaal.herindeling_dossier b
     WHERE b.herindeling = h.id AND c.dossier = b.dossier AND c.organisatie = ANY (h.van)
       AND NOT EXISTS (SELECT FROM portaal.concept n
                        WHERE n.dossier = c.dossier AND n.stelseldienst = c.stelseldienst AND n.organisatie = b.naar);
    WITH nieuw AS (
        INSERT INTO portaal.gezien (dossier, organisatie, eerst, laatst)
        SELECT g.dossier, b.naar, min(g.eerst), max(g.laatst)
          FROM portaal.herindeling_dossier b JOIN portaal.gezien g ON g.dossier = b.dossier AND g.organisatie = ANY (h.van)
         WHERE b.herindeling = h.id GROUP BY g.dossier, b.naar
            ON CONFLICT DO NOTHING
        RETURNING dossier
    )
    INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel) SELECT h.id, 'gezien', n.dossier FROM nieuw n;
END $$;

-- All but the state of the dossiers, which the caller writes in the same transaction. False: something stands in the way, and nothing
-- was changed but that this is written down.
CREATE FUNCTION portaal.herindeling_voer_uit(p_id uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    h portaal.herindeling;
    fouten text;
BEGIN
    SELECT x.* INTO h FROM portaal.herindeling x WHERE x.id = p_id AND x.stand = 'gepland' AND x.datum <= portaal.vandaag() FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'herindeling-stand' USING ERRCODE = 'PT409';
    END IF;
    SELECT string_agg(f.veld || ' ' || f.code, ', ') INTO fouten FROM portaal.herindeling_fouten(h) f;
    IF fouten IS NOT NULL THEN
        UPDATE portaal.herindeling x SET melding = left(fouten, 500) WHERE x.id = p_id;
        RETURN false;
    END IF;
    LOCK TABLE portaal.werkrelatie IN SHARE ROW EXCLUSIVE MODE; -- nobody gets a dossier while they are counted and moved
    UPDATE portaal.herindeling x
       SET uitkomst = (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM portaal.herindeling_telling(h) t),
           uitgevoerd_na = (SELECT coalesce(max(b.nummer), 0) FROM portaal.bericht b), uitgevoerd_op = now(), stand = 'uitgevoerd'
     WHERE x.id = p_id;
    IF h.nieuw IS NOT NULL THEN
        INSERT INTO portaal.organisatie (code, soort, naam, kvk, rsin, oin, geldig_van)
        VALUES (h.naar, 'gemeente', h.nieuw->>'naam', h.nieuw->>'kvk', h.nieuw->>'rsin', h.nieuw->>'oin', h.datum);
        INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel) VALUES (h.id, 'organisatie', h.naar);
    END IF;
    INSERT INTO portaal.herindeling_dossier (herindeling, dossier, van, naar, aard, had_al)
    SELECT h.id, b.dossier, b.van, b.naar, b.aard, b.had_al FROM portaal.herindeling_bereik(h) b;
    INSERT INTO portaal.opvolging (herindeling, van, naar)
    SELECT h.id, c, h.naar FROM unnest(h.van) c WHERE h.soort = 'samenvoeging';
    INSERT INTO portaal.opvolging (herindeling, dossier, van, naar)
    SELECT h.id, b.dossier, b.van, b.naar FROM portaal.herindeling_dossier b
     WHERE b.herindeling = h.id AND h.soort = 'splitsing' ORDER BY b.dossier;
    PERFORM portaal.herindeling_open_werk(h);
    IF h.naar <> ALL (h.van) THEN
        PERFORM portaal.herindeling_mensen(h);
    END IF;
    RETURN true;
END $$;

-- Back: as it was. What was delivered in between stays with the dossier, and the old gemeente stands in the place of the new one in it.
CREATE FUNCTION portaal.herindeling_mensen_terug(h portaal.herindeling) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- who came in meanwhile with the number of the old gemeente belongs there
    WITH erbij AS (
        INSERT INTO portaal.herindeling_rij (herindeling, tabel, sleutel, oud, nieuw)
        SELECT h.id, 'gebruiker', g.id, o.code, h.naar
          FROM portaal.gebruiker g JOIN portaal.organisatie o ON o.code = ANY (h.van) AND g.legal_subject IN (o.kvk, o.rsin)
         WHERE g.organisatie = h.naar AND g.gemaakt >= h.uitgevoerd_op
        RETURNING sleutel, oud
    )
    UPDATE portaal.rolgeving r SET organisatie = e.oud FROM erbij e WHERE r.gebruiker = e.sleutel::uuid AND r.organisatie = h.naar;
    UPDATE portaal.sessie s SET einde = now()
      FROM portaal.herindeling_rij r
     WHERE r.herindeling = h.id AND r.tabel = 'gebruiker' AND s.gebruiker = r.sleutel::uuid AND s.einde IS NULL;
    UPDATE portaal.gebruiker g SET organisatie = r.oud
      FROM portaal.herindeling_rij r
     WHERE r.herindeling = h.id AND r.tabel = 'gebruiker' AND g.id = r.sleutel::uuid AND g.organisatie = r.nieuw;
    -- what was taken away meanwhile stays away
    UPDATE portaal.rolgeving v SET ingetrokken_op = k.ingetrokken_op, ingetrokken_door = k.ingetrokken_door
      FROM portaal.herindeling_rij r JOIN portaal.rolgeving k ON k.id = r.sleutel::uuid
     WHERE r.herindeling = h.id AND r.tabel = 'rolgeving' AND v.id = r.oud::uuid AND k.ingetrokken_op IS NOT NULL AND v.ingetrokken_op IS NULL;
    DELETE FROM portaal.rolgeving v USING portaal.herindeling_rij r
     WHERE r.herindeling = h.id AND r.tabel = 'rolgeving' AND v.id = r.sleutel::uuid;
    UPDATE portaal.rolgeving v SET ingetrokken_op = now()
      FROM portaal.herindeling_rij r
     WHERE r.herindeling = h.id AND r.tabel = 'gebruiker' AND v.gebruiker = r.sleutel::uuid AND v.organisatie = h.naar AND v.ingetrokken_op IS NULL;
    UPDATE portaal.upload u SET organisatie = r.oud
      FROM portaal.herindeling_rij r
     WHERE r.herindeling = h.id AND r.tabel = 'upload' AND u.id = r.sleutel::uuid AND u.organisatie = r.nieuw;
    UPDATE portaal.uitnodiging u SET organisatie = r.oud
      FROM portaal.herindeling_rij r
     WHERE r.herindeling = h.id AND r.tabel = 'uitnodiging' AND u.id = r.sleutel::uuid AND u.organisatie = r.nieuw;
    UPDATE portaal.organisatie o SET geldig_tot = nullif(r.oud, '')::date, opvolger = NULL
      FROM portaal.herindeling_rij r
     WHERE r.herindeling = h.id AND r.tabel = 'organisatie' AND r.oud IS NOT NULL AND o.code = r.sleutel;
    UPDATE portaal.organisatie o SET geldig_tot = greatest(o.geldig_van, portaal.vandaag()), kvk = NULL, rsin = NULL, oin = NULL
      FROM portaal.herindeling_rij r
     WHERE r.herindeling = h.id AND r.tabel = 'organisatie' AND r.oud IS NULL AND o.code = r.sleutel;
END $$;

CREATE FUNCTION portaal.herindeling_draai_terug(p_id uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    h portaal.herindeling;
BEGIN
    SELECT x.* INTO h FROM portaal.herindeling x WHERE x.id = p_id AND x.stand = 'terugdraaien' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'herindeling-stand' USING ERRCODE = 'PT409';
    END IF;
    LOCK TABLE portaal.werkrelatie IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM portaal.opvolging o WHERE o.herindeling = p_id;
    -- who came in meanwhile by the name of the old gemeente
    INSERT INTO portaal.herindeling_dossier (herindeling, dossier, van, naar, aard, had_al)
    SELECT DISTINCT ON (b.dossier) p_id, b.dossier, CASE WHEN b.ontvanger = ANY (h.van) THEN b.ontvanger ELSE b.afzender END, h.naar,
           'volledig', false
      FROM portaal.bericht b
     WHERE b.nummer > h.uitgevoerd_na AND (b.ontvanger = ANY (h.van) OR b.afzender = ANY (h.van)) AND h.naar <> ALL (h.van)
     ORDER BY b.dossier, b.nummer DESC
        ON CONFLICT DO NOTHING;
    INSERT INTO portaal.opvolging (herindeling, dossier, van, naar, na, tot)
    SELECT p_id, b.dossier, b.naar, b.van, h.uitgevoerd_na, max(t.nummer)
      FROM portaal.herindeling_dossier b JOIN portaal.bericht t ON t.dossier = b.dossier AND t.nummer > h.uitgevoerd_na
     WHERE b.herindeling = p_id AND b.aard <> 'eerder' AND NOT b.had_al
     GROUP BY b.dossier, b.naar, b.van ORDER BY b.dossier;
    DELETE FROM portaal.werkrelatie w USING portaal.herindeling_dossier b
     WHERE b.herindeling = p_id AND w.dossier = b.dossier AND w.organisatie = b.naar
       AND NOT EXISTS (SELECT FROM portaal.herindeling_rij r
                        WHERE r.herindeling = p_id AND r.tabel = 'werkrelatie' AND r.sleutel = w.dossier || ':' || w.van);
    -- what people closed stays closed, so it is kept; the rest is asked of the old gemeente again
    DELETE FROM portaal.signaal s USING portaal.herindeling_dossier b
     WHERE b.herindeling = p_id AND s.dossier = b.dossier AND s.organisatie = b.naar AND NOT b.had_al
       AND (s.gesloten_door IS NULL OR s.gesloten_door = 'stelsel')
       AND NOT EXISTS (SELECT FROM portaal.herindeling_rij r
                        WHERE r.herindeling = p_id AND r.tabel = 'signaal' AND r.sleutel = s.id::text);
    UPDATE portaal.concept c SET organisatie = b.van
      FROM portaal.herindeling_dossier b
     WHERE b.herindeling = p_id AND NOT b.had_al AND c.dossier = b.dossier AND c.organisatie = b.naar
       AND NOT EXISTS (SELECT FROM portaal.concept n
                        WHERE n.dossier = c.dossier AND n.stelseldienst = c.stelseldienst AND n.organisatie = b.van);
    UPDATE portaal.gezien g SET laatst = greatest(g.laatst, x.laatst)
      FROM portaal.herindeling_dossier b JOIN portaal.gezien x ON x.dossier = b.dossier AND x.organisatie = b.naar
     WHERE b.herindeling = p_id AND NOT b.had_al AND g.dossier = b.dossier AND g.organisatie = b.van AND x.laatst > g.laatst;
    DELETE FROM portaal.gezien g USING portaal.herindeling_dossier b, portaal.herindeling_rij r
     WHERE b.herindeling = p_id AND r.herindeling = p_id AND r.tabel = 'gezien' AND r.sleutel = b.dossier::text
       AND g.dossier = b.dossier AND g.organisatie = b.naar;
    IF h.naar <> ALL (h.van) THEN
        PERFORM portaal.herindeling_mensen_terug(h);
    END IF;
    UPDATE portaal.herindeling x SET stand = 'teruggedraaid', teruggedraaid_op = now() WHERE x.id = p_id;
    RETURN true;
END $$;

-- ---- logging in with the number of a gemeente that went up in another: for a year that is the other one ---------------------------------
CREATE FUNCTION portaal.organisatie_van_nummer(p_nummer text) RETURNS text
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    o portaal.organisatie;
BEGIN
    SELECT x.* INTO o FROM portaal.organisatie x WHERE x.kvk = p_nummer OR x.rsin = p_nummer;
    WHILE o.opvolger IS NOT NULL AND o.geldig_tot <= portaal.vandaag() AND o.geldig_tot > portaal.vandaag() - 365 LOOP
        SELECT x.* INTO o FROM portaal.organisatie x WHERE x.code = o.opvolger;
    END LOOP;
    RETURN o.code;
END $$;
-- sessie_begin as it is, but for whose number it is.
DO $$
DECLARE
    tekst text := pg_get_functiondef('portaal.sessie_begin'::regproc);
    oud text := 'x.kvk = p_legal OR x.rsin = p_legal';
BEGIN
    IF position(oud IN tekst) = 0 THEN
        RAISE EXCEPTION 'sessie_begin is another one';
    END IF;
    EXECUTE replace(tekst, oud, 'x.code = portaal.organisatie_van_nummer(p_legal)');
END $$;

-- Gemeenten that were split up: whose a new person would be, nobody can tell.
CREATE FUNCTION portaal.gesplitst() RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT c FROM portaal.herindeling h CROSS JOIN LATERAL unnest(h.van) c
                  WHERE h.soort = 'splitsing' AND h.stand IN ('uitgevoerd', 'definitief') AND h.naar <> ALL (h.van);
END $$;

REVOKE EXECUTE ON FUNCTION portaal.herindeling_bereik(portaal.herindeling), portaal.herindeling_telling(portaal.herindeling),
    portaal.herindeling_fouten(portaal.herindeling), portaal.herindeling_mensen(portaal.herindeling),
    portaal.herindeling_open_werk(portaal.herindeling), portaal.herindeling_mensen_terug(portaal.herindeling),
    portaal.voorstel_herindeling(uuid), portaal.organisatie_van_nummer(text),
    portaal.herindeling_maak(uuid, text, date, text[], text, jsonb, jsonb), portaal.herindeling_lijst(uuid), portaal.herindeling_wat(uuid),
    portaal.herindeling_dossiers(uuid, integer, integer), portaal.herindeling_bezwaren(uuid),
    portaal.herindeling_stap(uuid, text, text, text), portaal.herindeling_werk(), portaal.herindeling_stuk(uuid, uuid, integer),
    portaal.herindeling_voer_uit(uuid), portaal.herindeling_draai_terug(uuid), portaal.gesplitst() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.herindeling_maak(uuid, text, date, text[], text, jsonb, jsonb), portaal.herindeling_lijst(uuid),
    portaal.herindeling_wat(uuid), portaal.herindeling_dossiers(uuid, integer, integer), portaal.herindeling_bezwaren(uuid),
    portaal.herindeling_stap(uuid, text, text, text) TO portaal_app;
GRANT EXECUTE ON FUNCTION portaal.herindeling_werk(), portaal.herindeling_stuk(uuid, uuid, integer),
    portaal.herindeling_voer_uit(uuid), portaal.herindeling_draai_terug(uuid), portaal.gesplitst() TO portaal_taak;
