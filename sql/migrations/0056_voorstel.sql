-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Four eyes: an act that touches many people is asked by one person and decided by another. Everything goes through the functions
-- below, which look at the session row; the worker cannot read or write the table.
--
-- To add a kind: its code in the CHECK of soort, its label in src/store/voorstel.c, and a function portaal.voorstel_SOORT(uuid) that
-- does it: voorstel_besluit calls it in the transaction of the approval, with the id of the voorstel. A kind without such a
-- function is only written down (bewaartermijn: the product has no act of retention yet).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.voorstel (
    id            uuid PRIMARY KEY,
    soort         text NOT NULL CHECK (soort IN ('herindeling', 'mandaat', 'bewaartermijn')),
    onderwerp     text NOT NULL CHECK (length(onderwerp) BETWEEN 1 AND 300),
    uitleg        text NOT NULL DEFAULT '' CHECK (length(uitleg) <= 4000),
    inhoud        jsonb NOT NULL CHECK (jsonb_typeof(inhoud) = 'object'),
    gemaakt_door  uuid NOT NULL REFERENCES portaal.gebruiker,
    gemaakt_op    timestamptz NOT NULL DEFAULT now(),
    besloten_door uuid REFERENCES portaal.gebruiker,
    besloten_op   timestamptz,
    besluit       text CHECK (besluit IN ('goedgekeurd', 'afgewezen', 'ingetrokken')),
    reden         text CHECK (length(reden) <= 1000),
    CHECK (CASE besluit WHEN 'ingetrokken' THEN besloten_door = gemaakt_door ELSE besloten_door <> gemaakt_door END),
    CHECK ((besluit IS NULL) = (besloten_op IS NULL) AND (besluit IS NULL) = (besloten_door IS NULL)),
    CHECK (besluit IS DISTINCT FROM 'afgewezen' OR reden <> '')
);
CREATE INDEX voorstel_open ON portaal.voorstel (gemaakt_op) WHERE besluit IS NULL;
CREATE INDEX voorstel_besloten ON portaal.voorstel (besloten_op DESC) WHERE besluit IS NOT NULL;
COMMENT ON TABLE portaal.voorstel IS 'An act that waits for a second person, or that got its answer';
COMMENT ON COLUMN portaal.voorstel.id IS 'BIV b=midden i=hoog v=laag; key';
COMMENT ON COLUMN portaal.voorstel.soort IS 'BIV b=midden i=hoog v=laag; which kind of act';
COMMENT ON COLUMN portaal.voorstel.onderwerp IS 'BIV b=laag i=hoog v=laag; what it does, in one line';
COMMENT ON COLUMN portaal.voorstel.uitleg IS 'BIV b=laag i=hoog v=laag; what it does, a sentence on each line; nobody is named in it';
COMMENT ON COLUMN portaal.voorstel.inhoud IS 'BIV b=midden i=hoog v=laag; what it does, for the function that does it';
COMMENT ON COLUMN portaal.voorstel.gemaakt_door IS 'BIV b=midden i=hoog v=laag; who asked';
COMMENT ON COLUMN portaal.voorstel.gemaakt_op IS 'BIV b=laag i=hoog v=laag; when';
COMMENT ON COLUMN portaal.voorstel.besloten_door IS 'BIV b=midden i=hoog v=laag; who decided: never who asked, but for taking it back';
COMMENT ON COLUMN portaal.voorstel.besloten_op IS 'BIV b=laag i=hoog v=laag; when';
COMMENT ON COLUMN portaal.voorstel.besluit IS 'BIV b=midden i=hoog v=laag; goedgekeurd, afgewezen or ingetrokken; empty: it waits';
COMMENT ON COLUMN portaal.voorstel.reden IS 'BIV b=laag i=hoog v=laag; why; a refusal always says so';

ALTER TABLE portaal.voorstel ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.voorstel FORCE ROW LEVEL SECURITY;
CREATE POLICY functies ON portaal.voorstel TO portaal_eigenaar USING (true) WITH CHECK (true);

-- Who is asking, if she may do what concerns organisations.
CREATE FUNCTION portaal.voorstel_wie() RETURNS portaal.sessie
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    IF s.gebruiker IS NULL OR NOT 'organisaties' = ANY (s.rechten) THEN
        RAISE EXCEPTION 'recht' USING ERRCODE = 'PT403';
    END IF;
    RETURN s;
END $$;

CREATE FUNCTION portaal.voorstel_maak(p_id uuid, p_soort text, p_onderwerp text, p_uitleg text, p_inhoud jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.voorstel_wie();
BEGIN
    INSERT INTO portaal.voorstel (id, soort, onderwerp, uitleg, inhoud, gemaakt_door)
    VALUES (p_id, p_soort, p_onderwerp, p_uitleg, p_inhoud, s.gebruiker);
END $$;

-- goedgekeurd and afgewezen: by another than who asked; ingetrokken: by who asked. Once. An approval does the act, or all fails.
CREATE FUNCTION portaal.voorstel_besluit(p_id uuid, p_besluit text, p_reden text) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.voorstel_wie();
    v portaal.voorstel;
    doe regprocedure;
BEGIN
    SELECT x.* INTO v FROM portaal.voorstel x WHERE x.id = p_id FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'voorstel' USING ERRCODE = 'PT404';
    ELSIF v.besluit IS NOT NULL THEN
        RAISE EXCEPTION 'voorstel-besloten' USING ERRCODE = 'PT409';
    ELSIF (p_besluit = 'ingetrokken') <> (v.gemaakt_door = s.gebruiker) THEN
        RAISE EXCEPTION 'voorstel-zelf' USING ERRCODE = 'PT403';
    END IF;
    UPDATE portaal.voorstel x SET besluit = p_besluit, reden = nullif(p_reden, ''), besloten_door = s.gebruiker, besloten_op = now()
     WHERE x.id = p_id;
    IF p_besluit = 'goedgekeurd' THEN
        doe := to_regprocedure(format('portaal.voorstel_%s(uuid)', v.soort));
        IF doe IS NOT NULL THEN
            EXECUTE format('SELECT portaal.%I($1)', 'voorstel_' || v.soort) USING p_id;
        END IF;
    END IF;
    RETURN v.soort;
END $$;

-- One (p_id), those that wait (p_open), or what was decided last.
CREATE FUNCTION portaal.voorstel_lijst(p_id uuid, p_open boolean, p_over integer, p_aantal integer)
    RETURNS TABLE (id uuid, soort text, onderwerp text, uitleg text, gemaakt_door text, gemaakt_op text, besloten_door text,
                   besloten_op text, besluit text, reden text, van_mij boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    s portaal.sessie := portaal.voorstel_wie();
BEGIN
    RETURN QUERY
    SELECT v.id, v.soort, v.onderwerp, v.uitleg, coalesce(m.naam, m.pseudoniem),
           to_char(v.gemaakt_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'), coalesce(b.naam, b.pseudoniem),
           to_char(v.besloten_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI'), v.besluit, v.reden,
           v.gemaakt_door = s.gebruiker
      FROM portaal.voorstel v
      JOIN portaal.gebruiker m ON m.id = v.gemaakt_door
      LEFT JOIN portaal.gebruiker b ON b.id = v.besloten_door
     WHERE CASE WHEN p_id IS NOT NULL THEN v.id = p_id ELSE (v.besluit IS NULL) = p_open END
     ORDER BY CASE WHEN p_open THEN v.gemaakt_op END, v.besloten_op DESC, v.id
    OFFSET p_over LIMIT p_aantal;
END $$;

REVOKE EXECUTE ON FUNCTION portaal.voorstel_wie(), portaal.voorstel_maak(uuid, text, text, text, jsonb),
    portaal.voorstel_besluit(uuid, text, text), portaal.voorstel_lijst(uuid, boolean, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.voorstel_maak(uuid, text, text, text, jsonb), portaal.voorstel_besluit(uuid, text, text),
    portaal.voorstel_lijst(uuid, boolean, integer, integer) TO portaal_app;
