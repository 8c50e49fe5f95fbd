-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Versions: a bericht that says that an earlier one no longer counts. A correction (vervangt) says something else in its place, a
-- withdrawal (intrekking) says nothing: it repeats the values of what it takes back, so that its own table has a row as well.
SET LOCAL ROLE portaal_eigenaar;

ALTER TABLE portaal.bericht
    ADD COLUMN intrekking boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT bericht_intrekking CHECK (NOT intrekking OR vervangt IS NOT NULL),
    ADD CONSTRAINT bericht_reden CHECK (vervangt IS NULL OR reden <> '');
COMMENT ON COLUMN portaal.bericht.intrekking IS 'BIV b=hoog i=hoog v=laag; it takes back the bericht it replaces, and says nothing itself';
GRANT INSERT (intrekking) ON portaal.bericht TO portaal_app, portaal_taak;

-- A bericht is replaced once: who corrects a correction replaces the last one.
DROP INDEX portaal.bericht_vervangt;
CREATE UNIQUE INDEX bericht_vervangt ON portaal.bericht (vervangt) WHERE vervangt IS NOT NULL;

-- Only what the same organisation said about the same service is replaced. The reader's own row level security holds: what it may
-- not see is not there.
CREATE FUNCTION portaal.vervangt_eigen() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM FROM portaal.bericht b
      WHERE b.id = NEW.vervangt AND b.dossier = NEW.dossier AND b.afzender = NEW.afzender AND b.stelseldienst = NEW.stelseldienst
        AND NOT b.intrekking;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'vervangt' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
-- After, so that one statement may bring a bericht and its correction.
CREATE TRIGGER vervangt_eigen AFTER INSERT ON portaal.bericht FOR EACH ROW WHEN (NEW.vervangt IS NOT NULL)
    EXECUTE FUNCTION portaal.vervangt_eigen();
