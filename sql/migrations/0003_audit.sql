-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- The audit log. A role that writes says what it did; who did it is filled in here, from the session row, whatever the writer says.
-- Nobody but the function at the end reads it.
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.audit (
    nummer         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    moment         timestamptz NOT NULL DEFAULT now(),
    sessie         uuid,
    gebruiker      text,
    rol            text,
    organisatie    text,
    niveau         integer,
    handeling      text NOT NULL CHECK (handeling IN ('inloggen', 'uitloggen', 'inzien', 'lijst', 'zoeken', 'tonen', 'formulier',
                                                      'leveren', 'afhandelen', 'invoer', 'weigering', 'beheer')),
    route          text NOT NULL CHECK (length(route) <= 200),
    dossier        uuid,
    velden_hoog    text[],
    grond          text NOT NULL CHECK (length(grond) <= 200),
    resultaat      text NOT NULL CHECK (length(resultaat) <= 200),
    herkomst       text NOT NULL CHECK (length(herkomst) <= 100),
    request_id     text NOT NULL CHECK (length(request_id) <= 64),
    bijzonderheden text CHECK (length(bijzonderheden) <= 500)
);
CREATE INDEX audit_dossier ON portaal.audit (dossier, nummer DESC) WHERE dossier IS NOT NULL;
CREATE INDEX audit_gebruiker ON portaal.audit (gebruiker, nummer DESC) WHERE gebruiker IS NOT NULL;
CREATE INDEX audit_handeling ON portaal.audit (handeling, nummer DESC);
CREATE INDEX audit_weigering ON portaal.audit (moment) WHERE handeling = 'weigering';
CREATE INDEX audit_moment ON portaal.audit USING brin (moment);
COMMENT ON TABLE portaal.audit IS 'Who did what, when, on which ground, from where, with which result: one row for every page, delivery, refusal, login and act of an operator';
COMMENT ON COLUMN portaal.audit.nummer IS 'BIV b=hoog i=hoog v=laag; order of writing';
COMMENT ON COLUMN portaal.audit.moment IS 'BIV b=hoog i=hoog v=laag; start of the transaction that did it';
COMMENT ON COLUMN portaal.audit.sessie IS 'BIV b=midden i=hoog v=laag; session';
COMMENT ON COLUMN portaal.audit.gebruiker IS 'BIV b=hoog i=hoog v=midden; pseudonym of the person; empty: nobody was logged in';
COMMENT ON COLUMN portaal.audit.rol IS 'BIV b=hoog i=hoog v=laag; role of the person, or the database role of a job';
COMMENT ON COLUMN portaal.audit.organisatie IS 'BIV b=hoog i=hoog v=laag; organisation of the person';
COMMENT ON COLUMN portaal.audit.niveau IS 'BIV b=midden i=hoog v=laag; assurance level of the login';
COMMENT ON COLUMN portaal.audit.handeling IS 'BIV b=hoog i=hoog v=laag; what was done';
COMMENT ON COLUMN portaal.audit.route IS 'BIV b=midden i=hoog v=laag; pattern of the address, or name of the job';
COMMENT ON COLUMN portaal.audit.dossier IS 'BIV b=hoog i=hoog v=midden; to which dossier, also one that was not found';
COMMENT ON COLUMN portaal.audit.velden_hoog IS 'BIV b=hoog i=hoog v=laag; names of the sealed fields that were shown';
COMMENT ON COLUMN portaal.audit.grond IS 'BIV b=midden i=hoog v=laag; legal ground';
COMMENT ON COLUMN portaal.audit.resultaat IS 'BIV b=hoog i=hoog v=laag; ok, niet gevonden, or the reason of a refusal';
COMMENT ON COLUMN portaal.audit.herkomst IS 'BIV b=midden i=hoog v=midden; network address it came from';
COMMENT ON COLUMN portaal.audit.request_id IS 'BIV b=midden i=hoog v=laag; links to the logs of nginx and the workers';
COMMENT ON COLUMN portaal.audit.bijzonderheden IS 'BIV b=laag i=hoog v=laag; short remark without personal data';

CREATE FUNCTION portaal.audit_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    NEW.moment := now();
    NEW.sessie := s.id;
    NEW.gebruiker := s.pseudoniem;
    NEW.rol := coalesce(s.rol, nullif(session_user::text, 'portaal_app'));
    NEW.organisatie := s.organisatie;
    NEW.niveau := s.niveau;
    RETURN NEW;
END $$;
CREATE TRIGGER wie BEFORE INSERT ON portaal.audit FOR EACH ROW EXECUTE FUNCTION portaal.audit_wie();

ALTER TABLE portaal.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.audit FORCE ROW LEVEL SECURITY;
CREATE POLICY schrijven ON portaal.audit FOR INSERT TO portaal_app, portaal_taak WITH CHECK (true);
CREATE POLICY lezen ON portaal.audit FOR SELECT TO portaal_audit USING (true);
GRANT INSERT (handeling, route, dossier, velden_hoog, grond, resultaat, herkomst, request_id, bijzonderheden)
    ON portaal.audit TO portaal_app, portaal_taak;
GRANT SELECT ON portaal.audit TO portaal_audit;
GRANT CREATE ON SCHEMA portaal TO portaal_audit;

-- ---- reading: for DUO only, through functions that look at the session row themselves ------------------------------------
SET LOCAL ROLE portaal_audit;
CREATE FUNCTION portaal.audit_lijst(p_dossier uuid, p_gebruiker text, p_organisatie text, p_handeling text, p_van date, p_tot date,
                                    p_over integer, p_aantal integer)
    RETURNS TABLE (nummer bigint, moment text, gebruiker text, rol text, organisatie text, organisatie_naam text, niveau integer,
                   handeling text, route text, dossier uuid, velden_hoog text, grond text, resultaat text, herkomst text,
                   request_id text, bijzonderheden text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_custom_plan AS $$ -- which index helps depends on what is asked
#variable_conflict use_column
BEGIN
    IF NOT portaal.sessie_is_duo() THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    SELECT a.nummer, to_char(a.moment AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI:SS'), a.gebruiker, a.rol, a.organisatie,
           o.naam, a.niveau, a.handeling, a.route, a.dossier, array_to_string(a.velden_hoog, ', '), a.grond, a.resultaat,
           a.herkomst, a.request_id, a.bijzonderheden
      FROM portaal.audit a LEFT JOIN portaal.organisatie o ON o.code = a.organisatie
     WHERE (p_dossier IS NULL OR a.dossier = p_dossier)
       AND (p_gebruiker IS NULL OR a.gebruiker = p_gebruiker)
       AND (p_organisatie IS NULL OR a.organisatie = p_organisatie)
       AND (p_handeling IS NULL OR a.handeling = p_handeling)
       AND (p_van IS NULL OR a.moment >= p_van::timestamp AT TIME ZONE 'Europe/Amsterdam')
       AND (p_tot IS NULL OR a.moment < (p_tot + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
     ORDER BY a.nummer DESC OFFSET p_over LIMIT p_aantal;
END $$;

CREATE FUNCTION portaal.audit_weigeringen_sinds(p_sinds timestamptz) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT portaal.sessie_is_duo() THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT count(*) FROM portaal.audit a WHERE a.handeling = 'weigering' AND a.moment >= p_sinds);
END $$;
REVOKE EXECUTE ON FUNCTION portaal.audit_lijst(uuid, text, text, text, date, date, integer, integer),
    portaal.audit_weigeringen_sinds(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.audit_lijst(uuid, text, text, text, date, date, integer, integer),
    portaal.audit_weigeringen_sinds(timestamptz) TO portaal_app;
SET LOCAL ROLE portaal_eigenaar;
REVOKE CREATE ON SCHEMA portaal FROM portaal_audit;
