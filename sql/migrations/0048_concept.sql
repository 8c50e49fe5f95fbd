-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- A delivery that is being made and was not sent: kept so that it survives a closed browser. Only the organisation that types it ever
-- sees it, and only who delivers there; what is final is a bericht (Ketenproces 4.2).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.concept (
    id            uuid PRIMARY KEY,
    dossier       uuid NOT NULL REFERENCES portaal.dossier,
    stelseldienst text NOT NULL CHECK (stelseldienst ~ '^[a-z][a-z_]{1,39}$'),
    organisatie   text NOT NULL REFERENCES portaal.organisatie,
    inhoud        bytea NOT NULL CHECK (length(inhoud) <= 400000),
    door          text NOT NULL,
    bijgewerkt    timestamptz NOT NULL,
    UNIQUE (organisatie, dossier, stelseldienst)
);
CREATE INDEX concept_bijgewerkt ON portaal.concept (bijgewerkt);
COMMENT ON TABLE portaal.concept IS 'A delivery that was not sent yet, for the own organisation alone; gone when it is sent, thrown away, or 90 days old';
COMMENT ON COLUMN portaal.concept.id IS 'BIV b=laag i=midden v=laag; key; another one each time it is kept';
COMMENT ON COLUMN portaal.concept.dossier IS 'BIV b=laag i=midden v=midden; about whom';
COMMENT ON COLUMN portaal.concept.stelseldienst IS 'BIV b=laag i=midden v=midden; which service of the chain';
COMMENT ON COLUMN portaal.concept.organisatie IS 'BIV b=laag i=hoog v=midden; whose it is';
COMMENT ON COLUMN portaal.concept.inhoud IS 'BIV b=laag i=midden v=hoog; what was typed, sealed';
COMMENT ON COLUMN portaal.concept.door IS 'BIV b=laag i=midden v=midden; pseudonym of who kept it last';
COMMENT ON COLUMN portaal.concept.bijgewerkt IS 'BIV b=laag i=midden v=laag; moment it was kept last';

-- Whose it is and when is not for the writer to say.
CREATE FUNCTION portaal.concept_wie() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.organisatie := portaal.sessie_organisatie();
    NEW.door := portaal.sessie_pseudoniem();
    NEW.bijgewerkt := now();
    RETURN NEW;
END $$;
CREATE TRIGGER wie BEFORE INSERT OR UPDATE ON portaal.concept FOR EACH ROW EXECUTE FUNCTION portaal.concept_wie();

ALTER TABLE portaal.concept ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.concept FORCE ROW LEVEL SECURITY;
CREATE POLICY eigen ON portaal.concept TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag_leveren()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w WHERE w.dossier = concept.dossier AND w.organisatie = concept.organisatie AND w.tot IS NULL))
    WITH CHECK (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag_leveren()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w WHERE w.dossier = concept.dossier AND w.organisatie = concept.organisatie AND w.tot IS NULL));
CREATE POLICY taak ON portaal.concept TO portaal_taak USING (true);
GRANT SELECT, DELETE ON portaal.concept TO portaal_app;
GRANT INSERT (id, dossier, stelseldienst, inhoud), UPDATE (id, inhoud) ON portaal.concept TO portaal_app;
GRANT SELECT (id, bijgewerkt), DELETE ON portaal.concept TO portaal_taak;
