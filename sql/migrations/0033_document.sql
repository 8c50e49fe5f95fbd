-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Documents that belong to a bericht (VELD_DOCUMENT): a PDF, sealed. It comes in with the form and waits without a bericht until that
-- is sent; a job takes away what waited for longer than a day. Whoever may see the bericht may see its document.
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.document (
    id          uuid PRIMARY KEY,
    dossier     uuid NOT NULL REFERENCES portaal.dossier,
    organisatie text NOT NULL REFERENCES portaal.organisatie,
    bericht     uuid,
    inhoud      bytea NOT NULL,
    grootte     integer NOT NULL CHECK (grootte BETWEEN 1 AND 10485760),
    som         bytea NOT NULL CHECK (length(som) = 32),
    gemaakt     timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (bericht, dossier) REFERENCES portaal.bericht (id, dossier)
);
ALTER TABLE portaal.document ALTER COLUMN inhoud SET STORAGE EXTERNAL; -- sealed bytes do not get smaller
CREATE INDEX document_wacht ON portaal.document (gemaakt) WHERE bericht IS NULL;
CREATE INDEX document_bericht ON portaal.document (bericht, dossier) WHERE bericht IS NOT NULL;
COMMENT ON TABLE portaal.document IS 'A PDF that was handed in with a delivery';
COMMENT ON COLUMN portaal.document.id IS 'BIV b=midden i=hoog v=laag; key; the value of the field in bericht_x';
COMMENT ON COLUMN portaal.document.dossier IS 'BIV b=midden i=hoog v=midden; about whom';
COMMENT ON COLUMN portaal.document.organisatie IS 'BIV b=midden i=hoog v=laag; who handed it in';
COMMENT ON COLUMN portaal.document.bericht IS 'BIV b=midden i=hoog v=laag; the first bericht that it came with; empty: not sent yet';
COMMENT ON COLUMN portaal.document.inhoud IS 'BIV b=midden i=hoog v=hoog; the PDF, sealed';
COMMENT ON COLUMN portaal.document.grootte IS 'BIV b=laag i=midden v=laag; bytes of the PDF';
COMMENT ON COLUMN portaal.document.som IS 'BIV b=laag i=hoog v=midden; BLAKE2b-256 of the PDF';
COMMENT ON COLUMN portaal.document.gemaakt IS 'BIV b=laag i=midden v=laag; moment it was handed in';

ALTER TABLE portaal.document ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.document FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON portaal.document FOR SELECT TO portaal_app
    USING (bericht IS NOT NULL AND EXISTS (SELECT FROM portaal.bericht b WHERE b.id = document.bericht)
        OR bericht IS NULL AND organisatie = (SELECT portaal.sessie_organisatie()) AND EXISTS (
        SELECT FROM portaal.dossier d WHERE d.id = document.dossier));
CREATE POLICY toevoegen ON portaal.document FOR INSERT TO portaal_app
    WITH CHECK (bericht IS NULL AND (SELECT portaal.sessie_mag_leveren()) AND organisatie = (SELECT portaal.sessie_organisatie())
        AND EXISTS (SELECT FROM portaal.dossier d WHERE d.id = document.dossier));
CREATE POLICY verbinden ON portaal.document FOR UPDATE TO portaal_app
    USING (bericht IS NULL AND (SELECT portaal.sessie_mag_leveren()) AND organisatie = (SELECT portaal.sessie_organisatie()))
    WITH CHECK (EXISTS (SELECT FROM portaal.bericht b WHERE b.id = document.bericht AND b.afzender = document.organisatie));
CREATE POLICY taak ON portaal.document TO portaal_taak USING (true) WITH CHECK (true);
GRANT SELECT, INSERT (id, dossier, organisatie, inhoud, grootte, som), UPDATE (bericht) ON portaal.document TO portaal_app;
GRANT SELECT, INSERT (id, dossier, organisatie, bericht, inhoud, grootte, som), UPDATE (bericht), DELETE ON portaal.document TO portaal_taak;

ALTER TABLE portaal.bericht_klantprofiel ADD FOREIGN KEY (document) REFERENCES portaal.document;

-- who saved a document to her own machine is in the log apart from who looked at the page
ALTER TABLE portaal.audit DROP CONSTRAINT audit_handeling_check;
ALTER TABLE portaal.audit ADD CONSTRAINT audit_handeling_check
    CHECK (handeling IN ('inloggen', 'uitloggen', 'inzien', 'lijst', 'zoeken', 'tonen', 'document', 'formulier', 'leveren', 'afhandelen',
                         'invoer', 'weigering', 'beheer'));
