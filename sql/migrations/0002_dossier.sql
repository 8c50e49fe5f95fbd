-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- What: dossiers, who may see them, the berichten that are all their history, and what follows from that history (werkvoorraad,
-- termijn, signaal: written by the same transaction that adds a bericht, and always to be made again from the berichten).
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.dossier (
    id                uuid PRIMARY KEY,
    bsn               bytea NOT NULL,
    bsn_index         bytea NOT NULL UNIQUE CHECK (length(bsn_index) = 32),
    v_nummer          bytea,
    v_nummer_index    bytea UNIQUE CHECK (length(v_nummer_index) = 32),
    geslachtsnaam     text,
    voorvoegsel       text,
    voornamen         text,
    naam              text NOT NULL,
    naam_zoek         text NOT NULL COLLATE "C" GENERATED ALWAYS AS (portaal.naam_zoek(naam)) STORED,
    geboortedatum     text CHECK (geboortedatum ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
    geslacht          text,
    nationaliteit     text,
    contacttaal       text,
    adres             text,
    geheim            boolean NOT NULL DEFAULT false,
    fase              text NOT NULL,
    doelgroep         text,
    leerroute         text,
    datum_start       date,
    eerste_dagtekening date,
    termijn_aanvang   date,
    termijn_einde     date,
    plicht_beeindigd  boolean NOT NULL DEFAULT false,
    stappen           text[] NOT NULL DEFAULT '{}',
    bijgewerkt        timestamptz NOT NULL DEFAULT now(),
    CHECK ((v_nummer IS NULL) = (v_nummer_index IS NULL))
);
CREATE INDEX dossier_naam_zoek ON portaal.dossier (naam_zoek);
COMMENT ON TABLE portaal.dossier IS 'The inburgeringsplicht of one person';
COMMENT ON COLUMN portaal.dossier.id IS 'BIV b=hoog i=hoog v=laag; key';
COMMENT ON COLUMN portaal.dossier.bsn IS 'BIV b=hoog i=hoog v=hoog; burgerservicenummer, sealed';
COMMENT ON COLUMN portaal.dossier.bsn_index IS 'BIV b=hoog i=hoog v=midden; keyed blind index of the BSN';
COMMENT ON COLUMN portaal.dossier.v_nummer IS 'BIV b=hoog i=hoog v=hoog; V-nummer of the IND, sealed';
COMMENT ON COLUMN portaal.dossier.v_nummer_index IS 'BIV b=hoog i=hoog v=midden; keyed blind index of the V-nummer';
COMMENT ON COLUMN portaal.dossier.geslachtsnaam IS 'BIV b=hoog i=hoog v=midden; surname';
COMMENT ON COLUMN portaal.dossier.voorvoegsel IS 'BIV b=midden i=hoog v=midden; prefix of the surname';
COMMENT ON COLUMN portaal.dossier.voornamen IS 'BIV b=midden i=hoog v=midden; given names';
COMMENT ON COLUMN portaal.dossier.naam IS 'BIV b=hoog i=hoog v=midden; as lists show it: Haddad, Amal van';
COMMENT ON COLUMN portaal.dossier.naam_zoek IS 'BIV b=midden i=midden v=midden; as it is searched: without case and diacritics';
COMMENT ON COLUMN portaal.dossier.geboortedatum IS 'BIV b=midden i=hoog v=midden; date of birth; month and day 00 when unknown';
COMMENT ON COLUMN portaal.dossier.geslacht IS 'BIV b=laag i=midden v=midden; sex';
COMMENT ON COLUMN portaal.dossier.nationaliteit IS 'BIV b=laag i=midden v=midden; nationality';
COMMENT ON COLUMN portaal.dossier.contacttaal IS 'BIV b=laag i=midden v=midden; language to speak';
COMMENT ON COLUMN portaal.dossier.adres IS 'BIV b=midden i=midden v=midden; address';
COMMENT ON COLUMN portaal.dossier.geheim IS 'BIV b=hoog i=hoog v=midden; address is secret (indicatie geheim of the BRP)';
COMMENT ON COLUMN portaal.dossier.fase IS 'BIV b=midden i=midden v=midden; where this person is in the process';
COMMENT ON COLUMN portaal.dossier.doelgroep IS 'BIV b=midden i=midden v=midden; wordt behandeld als';
COMMENT ON COLUMN portaal.dossier.leerroute IS 'BIV b=midden i=midden v=midden; leerroute of the last PIP, or of the toets before it';
COMMENT ON COLUMN portaal.dossier.datum_start IS 'BIV b=midden i=hoog v=midden; start of the plicht';
COMMENT ON COLUMN portaal.dossier.eerste_dagtekening IS 'BIV b=hoog i=hoog v=midden; dagtekening of the first PIP; never moves';
COMMENT ON COLUMN portaal.dossier.termijn_aanvang IS 'BIV b=hoog i=hoog v=midden; start of the inburgeringstermijn';
COMMENT ON COLUMN portaal.dossier.termijn_einde IS 'BIV b=hoog i=hoog v=midden; end of the inburgeringstermijn';
COMMENT ON COLUMN portaal.dossier.plicht_beeindigd IS 'BIV b=hoog i=hoog v=midden; the plicht has ended';
COMMENT ON COLUMN portaal.dossier.stappen IS 'BIV b=laag i=laag v=midden; steps as the page shows them, each stand:name';
COMMENT ON COLUMN portaal.dossier.bijgewerkt IS 'BIV b=laag i=midden v=laag; last bericht';

CREATE TABLE portaal.werkrelatie (
    dossier     uuid NOT NULL REFERENCES portaal.dossier,
    organisatie text NOT NULL REFERENCES portaal.organisatie,
    van         date NOT NULL,
    tot         date,
    reden       text NOT NULL CHECK (reden IN ('brp', 'coa_koppeling', 'overdracht')),
    PRIMARY KEY (dossier, organisatie, van)
);
CREATE UNIQUE INDEX werkrelatie_open ON portaal.werkrelatie (dossier, organisatie) WHERE tot IS NULL;
COMMENT ON TABLE portaal.werkrelatie IS 'Which organisation may see and serve a dossier, from when, until when, and why';
COMMENT ON COLUMN portaal.werkrelatie.dossier IS 'BIV b=hoog i=hoog v=midden; of whom';
COMMENT ON COLUMN portaal.werkrelatie.organisatie IS 'BIV b=hoog i=hoog v=midden; which gemeente';
COMMENT ON COLUMN portaal.werkrelatie.van IS 'BIV b=hoog i=hoog v=midden; from this day';
COMMENT ON COLUMN portaal.werkrelatie.tot IS 'BIV b=hoog i=hoog v=midden; ended on this day; empty: it is open';
COMMENT ON COLUMN portaal.werkrelatie.reden IS 'BIV b=midden i=hoog v=midden; brp, coa_koppeling or overdracht';

CREATE TABLE portaal.bericht (
    id                uuid PRIMARY KEY,
    nummer            bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    dossier           uuid NOT NULL REFERENCES portaal.dossier,
    stelseldienst     text NOT NULL CHECK (stelseldienst ~ '^[a-z][a-z_]{1,39}$'),
    afzender          text NOT NULL REFERENCES portaal.organisatie,
    ontvanger         text REFERENCES portaal.organisatie,
    kanaal            text NOT NULL CHECK (kanaal IN ('portaal', 'invoer', 'stelsel')),
    kenmerk           text NOT NULL CHECK (length(kenmerk) BETWEEN 1 AND 80),
    datum_gebeurtenis date NOT NULL,
    geregistreerd_op  timestamptz NOT NULL DEFAULT now(),
    vervangt          uuid,
    reden             text,
    gevolg_van        uuid,
    tijdlijn          text NOT NULL,
    UNIQUE (afzender, kenmerk),
    UNIQUE (id, dossier),
    FOREIGN KEY (vervangt, dossier) REFERENCES portaal.bericht (id, dossier),
    FOREIGN KEY (gevolg_van, dossier) REFERENCES portaal.bericht (id, dossier),
    CHECK ((kanaal = 'stelsel') = (gevolg_van IS NOT NULL))
);
CREATE INDEX bericht_dossier ON portaal.bericht (dossier, nummer);
CREATE INDEX bericht_vervangt ON portaal.bericht (vervangt) WHERE vervangt IS NOT NULL;
CREATE INDEX bericht_gevolg_van ON portaal.bericht (gevolg_van) WHERE gevolg_van IS NOT NULL;
CREATE INDEX bericht_levering ON portaal.bericht (nummer DESC) WHERE kanaal = 'portaal';
CREATE INDEX bericht_levering_gemeente ON portaal.bericht (afzender, nummer DESC) WHERE kanaal = 'portaal';
CREATE INDEX bericht_levering_moment ON portaal.bericht (geregistreerd_op DESC) WHERE kanaal = 'portaal';
COMMENT ON TABLE portaal.bericht IS 'One delivery of one stelseldienst: what all have in common. Never changed, never removed; the fields are in bericht_<stelseldienst>';
COMMENT ON COLUMN portaal.bericht.id IS 'BIV b=hoog i=hoog v=laag; key';
COMMENT ON COLUMN portaal.bericht.nummer IS 'BIV b=hoog i=hoog v=laag; order of registration; the number on the receipt';
COMMENT ON COLUMN portaal.bericht.dossier IS 'BIV b=hoog i=hoog v=midden; about whom';
COMMENT ON COLUMN portaal.bericht.stelseldienst IS 'BIV b=hoog i=hoog v=midden; which service of the chain';
COMMENT ON COLUMN portaal.bericht.afzender IS 'BIV b=hoog i=hoog v=midden; who sent it';
COMMENT ON COLUMN portaal.bericht.ontvanger IS 'BIV b=hoog i=hoog v=midden; gemeente or party it is for';
COMMENT ON COLUMN portaal.bericht.kanaal IS 'BIV b=midden i=hoog v=laag; portaal (form), invoer (file), stelsel (follows from another bericht by law)';
COMMENT ON COLUMN portaal.bericht.kenmerk IS 'BIV b=midden i=hoog v=laag; the key of the sender: the same one twice is the same bericht';
COMMENT ON COLUMN portaal.bericht.datum_gebeurtenis IS 'BIV b=hoog i=hoog v=midden; when it happened';
COMMENT ON COLUMN portaal.bericht.geregistreerd_op IS 'BIV b=hoog i=hoog v=laag; when the portal knew';
COMMENT ON COLUMN portaal.bericht.vervangt IS 'BIV b=hoog i=hoog v=laag; the bericht that counts no longer because of this one';
COMMENT ON COLUMN portaal.bericht.reden IS 'BIV b=midden i=hoog v=midden; reason for a correction, or for sending it despite a warning';
COMMENT ON COLUMN portaal.bericht.gevolg_van IS 'BIV b=hoog i=hoog v=laag; the bericht that this one follows from by law';
COMMENT ON COLUMN portaal.bericht.tijdlijn IS 'BIV b=midden i=midden v=midden; its line on the tijdlijn';

CREATE TABLE portaal.werkvoorraad (
    organisatie   text NOT NULL REFERENCES portaal.organisatie,
    dossier       uuid NOT NULL REFERENCES portaal.dossier,
    naam          text NOT NULL,
    naam_zoek     text NOT NULL COLLATE "C" GENERATED ALWAYS AS (portaal.naam_zoek(naam)) STORED,
    geboortedatum text,
    fase          text NOT NULL,
    fase_nummer   smallint NOT NULL,
    leerroute     text,
    doelgroep     text,
    termijn_datum date,
    termijn_titel text,
    open_signalen integer NOT NULL DEFAULT 0 CHECK (open_signalen >= 0),
    PRIMARY KEY (organisatie, dossier)
);
CREATE INDEX werkvoorraad_op_termijn ON portaal.werkvoorraad (organisatie, termijn_datum, naam_zoek, dossier);
CREATE INDEX werkvoorraad_op_naam ON portaal.werkvoorraad (organisatie, naam_zoek, dossier);
CREATE INDEX werkvoorraad_op_fase ON portaal.werkvoorraad (organisatie, fase_nummer, termijn_datum, naam_zoek, dossier);
CREATE INDEX werkvoorraad_dossier ON portaal.werkvoorraad (dossier);
COMMENT ON TABLE portaal.werkvoorraad IS 'The row that the list of a gemeente reads, one for every open werkrelatie';
COMMENT ON COLUMN portaal.werkvoorraad.organisatie IS 'BIV b=hoog i=hoog v=midden; whose list';
COMMENT ON COLUMN portaal.werkvoorraad.dossier IS 'BIV b=hoog i=hoog v=midden; who';
COMMENT ON COLUMN portaal.werkvoorraad.naam IS 'BIV b=midden i=midden v=midden; name as the list shows it';
COMMENT ON COLUMN portaal.werkvoorraad.naam_zoek IS 'BIV b=midden i=midden v=midden; name as it is sorted and searched';
COMMENT ON COLUMN portaal.werkvoorraad.geboortedatum IS 'BIV b=midden i=midden v=midden; date of birth, to tell people apart';
COMMENT ON COLUMN portaal.werkvoorraad.fase IS 'BIV b=midden i=midden v=midden; where this person is in the process';
COMMENT ON COLUMN portaal.werkvoorraad.fase_nummer IS 'BIV b=laag i=laag v=midden; fase in the order of the process';
COMMENT ON COLUMN portaal.werkvoorraad.leerroute IS 'BIV b=midden i=midden v=midden; leerroute';
COMMENT ON COLUMN portaal.werkvoorraad.doelgroep IS 'BIV b=midden i=midden v=midden; wordt behandeld als';
COMMENT ON COLUMN portaal.werkvoorraad.termijn_datum IS 'BIV b=hoog i=midden v=midden; next termijn';
COMMENT ON COLUMN portaal.werkvoorraad.termijn_titel IS 'BIV b=midden i=midden v=midden; what must be done by then';
COMMENT ON COLUMN portaal.werkvoorraad.open_signalen IS 'BIV b=midden i=midden v=midden; open signalen of this gemeente';

CREATE TABLE portaal.termijn (
    dossier uuid NOT NULL REFERENCES portaal.dossier,
    code    text NOT NULL,
    titel   text NOT NULL,
    regel   text NOT NULL,
    bron    text NOT NULL,
    datum   date NOT NULL,
    voldaan boolean NOT NULL,
    PRIMARY KEY (dossier, code)
);
COMMENT ON TABLE portaal.termijn IS 'Deadlines of a dossier, each with its rule and source';
COMMENT ON COLUMN portaal.termijn.dossier IS 'BIV b=hoog i=hoog v=midden; of whom';
COMMENT ON COLUMN portaal.termijn.code IS 'BIV b=hoog i=midden v=midden; which deadline';
COMMENT ON COLUMN portaal.termijn.titel IS 'BIV b=midden i=midden v=laag; what must be done';
COMMENT ON COLUMN portaal.termijn.regel IS 'BIV b=midden i=midden v=laag; the rule in words';
COMMENT ON COLUMN portaal.termijn.bron IS 'BIV b=laag i=midden v=laag; article';
COMMENT ON COLUMN portaal.termijn.datum IS 'BIV b=hoog i=hoog v=midden; last day on which it is in time';
COMMENT ON COLUMN portaal.termijn.voldaan IS 'BIV b=hoog i=hoog v=midden; done';

CREATE TABLE portaal.signaal (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    dossier       uuid NOT NULL REFERENCES portaal.dossier,
    organisatie   text NOT NULL REFERENCES portaal.organisatie,
    bericht       uuid NOT NULL,
    soort         text NOT NULL,
    ontstaan      date NOT NULL,
    uiterlijk     date,
    gesloten_op   timestamptz,
    gesloten_door text,
    UNIQUE (organisatie, bericht, soort),
    FOREIGN KEY (bericht, dossier) REFERENCES portaal.bericht (id, dossier),
    CHECK ((gesloten_op IS NULL) = (gesloten_door IS NULL))
);
CREATE INDEX signaal_open ON portaal.signaal (dossier, organisatie) WHERE gesloten_op IS NULL;
COMMENT ON TABLE portaal.signaal IS 'Tells one gemeente that something happened or is due';
COMMENT ON COLUMN portaal.signaal.id IS 'BIV b=midden i=hoog v=laag; key';
COMMENT ON COLUMN portaal.signaal.dossier IS 'BIV b=midden i=hoog v=midden; about whom';
COMMENT ON COLUMN portaal.signaal.organisatie IS 'BIV b=midden i=hoog v=midden; for which gemeente';
COMMENT ON COLUMN portaal.signaal.bericht IS 'BIV b=midden i=hoog v=laag; the bericht that raised it';
COMMENT ON COLUMN portaal.signaal.soort IS 'BIV b=midden i=hoog v=midden; what kind';
COMMENT ON COLUMN portaal.signaal.ontstaan IS 'BIV b=midden i=hoog v=midden; since when';
COMMENT ON COLUMN portaal.signaal.uiterlijk IS 'BIV b=midden i=hoog v=midden; to be done by';
COMMENT ON COLUMN portaal.signaal.gesloten_op IS 'BIV b=midden i=hoog v=laag; moment it was closed; empty: it is open';
COMMENT ON COLUMN portaal.signaal.gesloten_door IS 'BIV b=laag i=hoog v=laag; pseudonym of who closed it, or stelsel when what it asked for was done';

-- ---- row level security ----------------------------------------------------------------------------------------
-- A gemeente sees a dossier and all that hangs on it as long as its werkrelatie is open; DUO sees all. (SELECT f()) runs f once for a
-- statement. DUO comes first: behind the EXISTS its lists would read every werkrelatie, because PostgreSQL then hashes them all.
-- The comparisons are leakproof, so the indexes stay usable below the policies.
ALTER TABLE portaal.dossier ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.dossier FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.werkrelatie ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.werkrelatie FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.bericht ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.bericht FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.werkvoorraad ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.werkvoorraad FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.termijn ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.termijn FORCE ROW LEVEL SECURITY;
ALTER TABLE portaal.signaal ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.signaal FORCE ROW LEVEL SECURITY;

CREATE POLICY zien ON portaal.werkrelatie FOR SELECT TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND tot IS NULL OR (SELECT portaal.sessie_is_duo()));

CREATE POLICY zien ON portaal.dossier FOR SELECT TO portaal_app
    USING ((SELECT portaal.sessie_is_duo()) OR EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = dossier.id AND w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.tot IS NULL));
CREATE POLICY bijwerken ON portaal.dossier FOR UPDATE TO portaal_app
    USING ((SELECT portaal.sessie_mag_leveren()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = dossier.id AND w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.tot IS NULL));

CREATE POLICY zien ON portaal.bericht FOR SELECT TO portaal_app
    USING ((SELECT portaal.sessie_is_duo()) OR EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = bericht.dossier AND w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.tot IS NULL));
CREATE POLICY leveren ON portaal.bericht FOR INSERT TO portaal_app
    WITH CHECK ((SELECT portaal.sessie_mag_leveren())
        AND (afzender = (SELECT portaal.sessie_organisatie()) AND kanaal = 'portaal' OR afzender = 'DUO' AND kanaal = 'stelsel')
        AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = bericht.dossier AND w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.tot IS NULL));

CREATE POLICY zien ON portaal.werkvoorraad FOR SELECT TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) OR (SELECT portaal.sessie_is_duo()));
CREATE POLICY bijwerken ON portaal.werkvoorraad FOR UPDATE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag_leveren()));

CREATE POLICY zien ON portaal.termijn FOR SELECT TO portaal_app
    USING ((SELECT portaal.sessie_is_duo()) OR EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = termijn.dossier AND w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.tot IS NULL));
CREATE POLICY toevoegen ON portaal.termijn FOR INSERT TO portaal_app
    WITH CHECK ((SELECT portaal.sessie_mag_leveren()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = termijn.dossier AND w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.tot IS NULL));
CREATE POLICY bijwerken ON portaal.termijn FOR UPDATE TO portaal_app
    USING ((SELECT portaal.sessie_mag_leveren()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = termijn.dossier AND w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.tot IS NULL));
CREATE POLICY wissen ON portaal.termijn FOR DELETE TO portaal_app
    USING ((SELECT portaal.sessie_mag_leveren()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = termijn.dossier AND w.organisatie = (SELECT portaal.sessie_organisatie()) AND w.tot IS NULL));

CREATE POLICY zien ON portaal.signaal FOR SELECT TO portaal_app
    USING ((SELECT portaal.sessie_is_duo()) OR organisatie = (SELECT portaal.sessie_organisatie()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = signaal.dossier AND w.organisatie = signaal.organisatie AND w.tot IS NULL));
CREATE POLICY toevoegen ON portaal.signaal FOR INSERT TO portaal_app
    WITH CHECK ((SELECT portaal.sessie_mag_leveren()) AND organisatie = (SELECT portaal.sessie_organisatie()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = signaal.dossier AND w.organisatie = signaal.organisatie AND w.tot IS NULL));
CREATE POLICY sluiten ON portaal.signaal FOR UPDATE TO portaal_app
    USING ((SELECT portaal.sessie_mag_leveren()) AND organisatie = (SELECT portaal.sessie_organisatie()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = signaal.dossier AND w.organisatie = signaal.organisatie AND w.tot IS NULL));

CREATE POLICY taak ON portaal.dossier TO portaal_taak USING (true) WITH CHECK (true);
CREATE POLICY taak ON portaal.werkrelatie TO portaal_taak USING (true) WITH CHECK (true);
CREATE POLICY taak ON portaal.bericht TO portaal_taak USING (true) WITH CHECK (true);
CREATE POLICY taak ON portaal.werkvoorraad TO portaal_taak USING (true) WITH CHECK (true);
CREATE POLICY taak ON portaal.termijn TO portaal_taak USING (true) WITH CHECK (true);
CREATE POLICY taak ON portaal.signaal TO portaal_taak USING (true) WITH CHECK (true);

-- ---- what each role may do at all --------------------------------------------------------------------------------
GRANT SELECT ON portaal.dossier, portaal.werkrelatie, portaal.bericht, portaal.werkvoorraad, portaal.termijn, portaal.signaal
    TO portaal_app, portaal_taak;
GRANT UPDATE (fase, doelgroep, leerroute, datum_start, eerste_dagtekening, termijn_aanvang, termijn_einde, plicht_beeindigd,
              stappen, bijgewerkt) ON portaal.dossier TO portaal_app;
GRANT INSERT (id, dossier, stelseldienst, afzender, ontvanger, kanaal, kenmerk, datum_gebeurtenis, vervangt, reden, gevolg_van,
              tijdlijn) ON portaal.bericht TO portaal_app, portaal_taak;
GRANT UPDATE (fase, fase_nummer, leerroute, doelgroep, termijn_datum, termijn_titel, open_signalen)
    ON portaal.werkvoorraad TO portaal_app;
GRANT INSERT, UPDATE, DELETE ON portaal.termijn TO portaal_app, portaal_taak;
GRANT INSERT (dossier, organisatie, bericht, soort, ontstaan, uiterlijk, gesloten_op, gesloten_door),
      UPDATE (uiterlijk, gesloten_op, gesloten_door) ON portaal.signaal TO portaal_app, portaal_taak;
GRANT INSERT, UPDATE ON portaal.dossier, portaal.werkrelatie TO portaal_taak;
GRANT INSERT, UPDATE, DELETE ON portaal.werkvoorraad TO portaal_taak;

-- ---- for the migration of a stelseldienst: SELECT portaal.richt_stelseldienst_in('pip') after its CREATE TABLE -------------
-- Row level security, grants and the comment of bericht_id of portaal.bericht_<code>; the migration itself makes the columns and
-- their comments. A row shows exactly when its bericht does.
CREATE FUNCTION portaal.richt_stelseldienst_in(p_code text) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    tabel text := format('portaal.%I', 'bericht_' || p_code);
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tabel);
    EXECUTE format('CREATE POLICY zien ON %s FOR SELECT TO portaal_app USING (EXISTS (SELECT FROM portaal.bericht b WHERE b.id = bericht_id))',
                   tabel);
    EXECUTE format('CREATE POLICY leveren ON %s FOR INSERT TO portaal_app WITH CHECK ((SELECT portaal.sessie_mag_leveren()) AND EXISTS '
                   '(SELECT FROM portaal.bericht b WHERE b.id = bericht_id AND b.stelseldienst = %L AND b.kanaal IN (''portaal'', ''stelsel'')))',
                   tabel, p_code);
    EXECUTE format('CREATE POLICY taak ON %s TO portaal_taak USING (true) WITH CHECK (true)', tabel);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO portaal_app, portaal_taak', tabel);
    EXECUTE format('COMMENT ON COLUMN %s.bericht_id IS %L', tabel, 'BIV b=hoog i=hoog v=laag; the bericht these fields belong to');
END $$;
