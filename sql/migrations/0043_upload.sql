-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Many deliveries in one file: what somebody of a gemeente uploaded, and what became of each of its rows. A worker puts the file here,
-- sealed; the job (portaalctl taken, role portaal_taak) judges its rows, and delivers them when that person has said so. While it does,
-- it sets portaal.upload to the id, and then it may touch no more than the gemeente of that person.
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.upload (
    id            uuid PRIMARY KEY,
    organisatie   text NOT NULL REFERENCES portaal.organisatie,
    gebruiker     text NOT NULL,
    rol           text NOT NULL,
    niveau        integer NOT NULL,
    sessie        uuid NOT NULL,
    stelseldienst text NOT NULL CHECK (stelseldienst ~ '^[a-z][a-z_]{1,39}$'),
    bestandsnaam  text NOT NULL CHECK (length(bestandsnaam) <= 100),
    codering      text NOT NULL CHECK (codering IN ('utf8', 'utf16', 'windows')),
    inhoud        bytea,
    regels        integer NOT NULL CHECK (regels > 0),
    stand         text NOT NULL DEFAULT 'controleren'
                  CHECK (stand IN ('controleren', 'gecontroleerd', 'leveren', 'klaar', 'ingetrokken', 'mislukt')),
    gedaan        integer NOT NULL DEFAULT 0,
    goed          integer NOT NULL DEFAULT 0,
    gewaarschuwd  integer NOT NULL DEFAULT 0,
    fout          integer NOT NULL DEFAULT 0,
    geleverd      integer NOT NULL DEFAULT 0,
    gemaakt       timestamptz NOT NULL DEFAULT now(),
    bevestigd     timestamptz,
    klaar         timestamptz
);
CREATE INDEX upload_organisatie ON portaal.upload (organisatie, gemaakt DESC);
CREATE INDEX upload_werk ON portaal.upload (gemaakt) WHERE stand IN ('controleren', 'leveren');
CREATE INDEX upload_oud ON portaal.upload (gemaakt) WHERE inhoud IS NOT NULL;
COMMENT ON TABLE portaal.upload IS 'A file with deliveries of one service, uploaded by somebody of a gemeente';
COMMENT ON COLUMN portaal.upload.id IS 'BIV b=midden i=hoog v=laag; key; with the row it is the kenmerk of a bericht';
COMMENT ON COLUMN portaal.upload.organisatie IS 'BIV b=midden i=hoog v=laag; whose deliveries these are';
COMMENT ON COLUMN portaal.upload.gebruiker IS 'BIV b=midden i=hoog v=midden; pseudonym of who uploaded it and decides about it';
COMMENT ON COLUMN portaal.upload.rol IS 'BIV b=laag i=hoog v=laag; role of that person then';
COMMENT ON COLUMN portaal.upload.niveau IS 'BIV b=laag i=hoog v=laag; assurance level of that person then';
COMMENT ON COLUMN portaal.upload.sessie IS 'BIV b=laag i=hoog v=laag; session in which it was uploaded';
COMMENT ON COLUMN portaal.upload.stelseldienst IS 'BIV b=midden i=hoog v=laag; which service of the chain';
COMMENT ON COLUMN portaal.upload.bestandsnaam IS 'BIV b=laag i=laag v=midden; what that person calls the file';
COMMENT ON COLUMN portaal.upload.codering IS 'BIV b=laag i=laag v=laag; how the text of the file was read';
COMMENT ON COLUMN portaal.upload.inhoud IS 'BIV b=midden i=hoog v=hoog; the text of the file, sealed; removed after 30 days';
COMMENT ON COLUMN portaal.upload.regels IS 'BIV b=laag i=midden v=laag; rows with a delivery';
COMMENT ON COLUMN portaal.upload.stand IS 'BIV b=midden i=hoog v=laag; controleren, gecontroleerd, leveren, klaar, ingetrokken or mislukt';
COMMENT ON COLUMN portaal.upload.gedaan IS 'BIV b=laag i=hoog v=laag; rows that the job has done in this stand';
COMMENT ON COLUMN portaal.upload.goed IS 'BIV b=laag i=midden v=laag; rows that can be delivered, without a warning';
COMMENT ON COLUMN portaal.upload.gewaarschuwd IS 'BIV b=laag i=midden v=laag; rows with a warning and its reason';
COMMENT ON COLUMN portaal.upload.fout IS 'BIV b=laag i=midden v=laag; rows that cannot be delivered';
COMMENT ON COLUMN portaal.upload.geleverd IS 'BIV b=laag i=midden v=laag; rows that were delivered';
COMMENT ON COLUMN portaal.upload.gemaakt IS 'BIV b=laag i=hoog v=laag; moment of the upload';
COMMENT ON COLUMN portaal.upload.bevestigd IS 'BIV b=laag i=hoog v=laag; moment that its rows were to be delivered';
COMMENT ON COLUMN portaal.upload.klaar IS 'BIV b=laag i=midden v=laag; moment that the job was done with it';

CREATE TABLE portaal.upload_regel (
    upload    uuid NOT NULL REFERENCES portaal.upload,
    regel     integer NOT NULL CHECK (regel > 0),
    uitkomst  text NOT NULL CHECK (uitkomst IN ('goed', 'waarschuwing', 'fout', 'geleverd')),
    meldingen text[] NOT NULL DEFAULT '{}',
    dossier   uuid REFERENCES portaal.dossier,
    bericht   uuid REFERENCES portaal.bericht,
    PRIMARY KEY (upload, regel)
);
CREATE INDEX upload_regel_uitkomst ON portaal.upload_regel (upload, uitkomst, regel);
CREATE INDEX upload_regel_dossier ON portaal.upload_regel (dossier) WHERE dossier IS NOT NULL;
COMMENT ON TABLE portaal.upload_regel IS 'What became of one row of an uploaded file';
COMMENT ON COLUMN portaal.upload_regel.upload IS 'BIV b=laag i=hoog v=laag; of which file';
COMMENT ON COLUMN portaal.upload_regel.regel IS 'BIV b=laag i=hoog v=laag; line of the file on which the row begins';
COMMENT ON COLUMN portaal.upload_regel.uitkomst IS 'BIV b=midden i=hoog v=laag; goed, waarschuwing (with its reason), fout or geleverd';
COMMENT ON COLUMN portaal.upload_regel.meldingen IS 'BIV b=laag i=midden v=midden; mistakes and warnings, without what stood in the row';
COMMENT ON COLUMN portaal.upload_regel.dossier IS 'BIV b=midden i=hoog v=midden; about whom; empty: not found';
COMMENT ON COLUMN portaal.upload_regel.bericht IS 'BIV b=midden i=hoog v=laag; what it became';

-- ---- who uploaded it is filled in here; deciding about it starts the count again -------------------------------------------
CREATE FUNCTION portaal.upload_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie := portaal.sessie_nu();
BEGIN
    NEW.organisatie := s.organisatie;
    NEW.gebruiker := s.pseudoniem;
    NEW.rol := s.rol;
    NEW.niveau := s.niveau;
    NEW.sessie := s.id;
    RETURN NEW;
END $$;
CREATE TRIGGER wie BEFORE INSERT ON portaal.upload FOR EACH ROW EXECUTE FUNCTION portaal.upload_wie();

CREATE FUNCTION portaal.upload_besluit() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.gedaan := 0;
    NEW.bevestigd := now();
    RETURN NEW;
END $$;
CREATE TRIGGER besluit BEFORE UPDATE ON portaal.upload FOR EACH ROW
    WHEN (OLD.stand = 'gecontroleerd' AND NEW.stand = 'leveren') EXECUTE FUNCTION portaal.upload_besluit();

ALTER TABLE portaal.upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.upload FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.upload_regel ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.upload_regel FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON portaal.upload FOR SELECT TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag_leveren()));
CREATE POLICY toevoegen ON portaal.upload FOR INSERT TO portaal_app
    WITH CHECK (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag_leveren()));
CREATE POLICY besluiten ON portaal.upload FOR UPDATE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND gebruiker = (SELECT portaal.sessie_pseudoniem())
       AND (SELECT portaal.sessie_mag_leveren()) AND stand = 'gecontroleerd')
    WITH CHECK (stand IN ('leveren', 'ingetrokken'));
CREATE POLICY taak ON portaal.upload TO portaal_taak USING (true) WITH CHECK (true);
CREATE POLICY functies ON portaal.upload FOR SELECT TO portaal_eigenaar USING (true);
CREATE POLICY zien ON portaal.upload_regel FOR SELECT TO portaal_app
    USING (EXISTS (SELECT FROM portaal.upload u WHERE u.id = upload));
CREATE POLICY taak ON portaal.upload_regel TO portaal_taak USING (true) WITH CHECK (true);
GRANT SELECT, INSERT (id, stelseldienst, bestandsnaam, codering, inhoud, regels), UPDATE (stand) ON portaal.upload TO portaal_app;
GRANT SELECT ON portaal.upload_regel TO portaal_app;
GRANT SELECT, UPDATE (stand, gedaan, goed, gewaarschuwd, fout, geleverd, klaar, inhoud) ON portaal.upload TO portaal_taak;
GRANT SELECT, INSERT, UPDATE ON portaal.upload_regel TO portaal_taak;

-- ---- the job works on behalf of who uploaded --------------------------------------------------------------------------------
-- The upload that this transaction of the job works on; nothing in any other transaction.
CREATE FUNCTION portaal.upload_nu() RETURNS portaal.upload
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    uit portaal.upload;
BEGIN
    IF coalesce(current_setting('portaal.upload', true), '') <> '' THEN
        SELECT u.* INTO STRICT uit FROM portaal.upload u
         WHERE u.id = current_setting('portaal.upload')::uuid AND u.stand IN ('controleren', 'leveren');
    END IF;
    RETURN uit;
END $$;
CREATE FUNCTION portaal.upload_organisatie() RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (portaal.upload_nu()).organisatie;
END $$;
-- The gemeente of the upload has that dossier now.
CREATE FUNCTION portaal.upload_heeft(p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM portaal.werkrelatie w
                    WHERE w.dossier = p_dossier AND w.organisatie = portaal.upload_organisatie() AND w.tot IS NULL);
END $$;
-- And may deliver that service about it: a gemeente that somebody moved away from only what hands over.
CREATE FUNCTION portaal.upload_levert(p_dossier uuid, p_dienst text) RETURNS boolean
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM portaal.werkrelatie w, portaal.stelseldienst d
                    WHERE w.dossier = p_dossier AND w.organisatie = portaal.upload_organisatie() AND w.tot IS NULL
                      AND d.code = p_dienst AND 'gemeente' = ANY (d.afzenders) AND (w.aard = 'volledig' OR d.afsluitend));
END $$;
REVOKE EXECUTE ON FUNCTION portaal.upload_nu(), portaal.upload_organisatie(), portaal.upload_heeft(uuid),
    portaal.upload_levert(uuid, text), portaal.upload_wie(), portaal.upload_besluit() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portaal.upload_organisatie(), portaal.upload_heeft(uuid), portaal.upload_levert(uuid, text) TO portaal_taak;

-- Beside what the job may: during an upload no dossier of others exists, and nothing is delivered but by that gemeente about its own.
CREATE POLICY upload ON portaal.dossier AS RESTRICTIVE TO portaal_taak
    USING ((SELECT portaal.upload_organisatie()) IS NULL OR portaal.upload_heeft(id));
CREATE POLICY upload ON portaal.bericht AS RESTRICTIVE FOR INSERT TO portaal_taak
    WITH CHECK ((SELECT portaal.upload_organisatie()) IS NULL OR CASE kanaal
        WHEN 'csv' THEN afzender = (SELECT portaal.upload_organisatie()) AND portaal.upload_levert(dossier, stelseldienst)
        WHEN 'stelsel' THEN portaal.upload_heeft(dossier) ELSE false END);

-- Who did it: the person of the session, or the person whose upload the job works on.
CREATE OR REPLACE FUNCTION portaal.audit_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s portaal.sessie;
    u portaal.upload;
BEGIN
    IF coalesce(current_setting('portaal.sessie', true), '') <> '' THEN
        s := portaal.sessie_nu();
    ELSIF session_user = 'portaal_taak' AND coalesce(current_setting('portaal.upload', true), '') <> '' THEN
        u := portaal.upload_nu();
    END IF;
    NEW.moment := now();
    NEW.sessie := coalesce(s.id, u.sessie);
    NEW.gebruiker := coalesce(s.pseudoniem, u.gebruiker);
    NEW.rol := coalesce(s.rol, u.rol, nullif(session_user::text, 'portaal_app'));
    NEW.organisatie := coalesce(s.organisatie, u.organisatie);
    NEW.niveau := coalesce(s.niveau, u.niveau);
    RETURN NEW;
END $$;

-- ---- a delivery by file is a delivery, with a channel of its own ---------------------------------------------------------------
ALTER TABLE portaal.bericht DROP CONSTRAINT bericht_kanaal_check,
    ADD CONSTRAINT bericht_kanaal_check CHECK (kanaal IN ('portaal', 'csv', 'invoer', 'stelsel'));
COMMENT ON COLUMN portaal.bericht.kanaal IS 'BIV b=midden i=hoog v=laag; portaal (form), csv (uploaded file), invoer (file of DUO or COA), stelsel (follows from another bericht by law)';
DROP INDEX portaal.bericht_levering, portaal.bericht_levering_gemeente, portaal.bericht_levering_moment;
CREATE INDEX bericht_levering ON portaal.bericht (nummer DESC) WHERE kanaal IN ('portaal', 'csv');
CREATE INDEX bericht_levering_gemeente ON portaal.bericht (afzender, nummer DESC) WHERE kanaal IN ('portaal', 'csv');
CREATE INDEX bericht_levering_moment ON portaal.bericht (geregistreerd_op DESC) WHERE kanaal IN ('portaal', 'csv');
