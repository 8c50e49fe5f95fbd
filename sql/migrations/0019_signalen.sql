-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Signalen for whoever has to act: a gemeente, the one before it, COA or DUO; and which kinds a gemeente can do without.
SET LOCAL ROLE portaal_eigenaar;

COMMENT ON TABLE portaal.signaal IS 'Asks one organisation to do something because of a bericht';
COMMENT ON COLUMN portaal.signaal.organisatie IS 'BIV b=midden i=hoog v=midden; who has to act';

-- The list of an organisation, most urgent first, and by kind.
CREATE INDEX signaal_lijst ON portaal.signaal (organisatie, uiterlijk, ontstaan, id) WHERE gesloten_op IS NULL;

CREATE TABLE portaal.signaalvoorkeur (
    organisatie text NOT NULL REFERENCES portaal.organisatie,
    soort       text NOT NULL CHECK (length(soort) BETWEEN 1 AND 40),
    sinds       timestamptz NOT NULL DEFAULT now(),
    door        text NOT NULL DEFAULT portaal.sessie_pseudoniem(),
    PRIMARY KEY (organisatie, soort)
);
COMMENT ON TABLE portaal.signaalvoorkeur IS 'The kinds of signalen that an organisation does not want to see: without a row it does';
COMMENT ON COLUMN portaal.signaalvoorkeur.organisatie IS 'BIV b=laag i=midden v=laag; who';
COMMENT ON COLUMN portaal.signaalvoorkeur.soort IS 'BIV b=laag i=midden v=laag; which kind';
COMMENT ON COLUMN portaal.signaalvoorkeur.sinds IS 'BIV b=laag i=midden v=laag; since when';
COMMENT ON COLUMN portaal.signaalvoorkeur.door IS 'BIV b=laag i=midden v=laag; pseudonym of who said so';
ALTER TABLE portaal.signaalvoorkeur ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.signaalvoorkeur FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON portaal.signaalvoorkeur FOR SELECT TO portaal_app USING (organisatie = (SELECT portaal.sessie_organisatie()));
CREATE POLICY zetten ON portaal.signaalvoorkeur FOR INSERT TO portaal_app
    WITH CHECK (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag_leveren()));
CREATE POLICY wissen ON portaal.signaalvoorkeur FOR DELETE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie()) AND (SELECT portaal.sessie_mag_leveren()));
CREATE POLICY functies ON portaal.signaalvoorkeur FOR SELECT TO portaal_eigenaar USING (true);
CREATE POLICY taak ON portaal.signaalvoorkeur FOR SELECT TO portaal_taak USING (true);
GRANT SELECT, INSERT (organisatie, soort), DELETE ON portaal.signaalvoorkeur TO portaal_app;
GRANT SELECT ON portaal.signaalvoorkeur TO portaal_taak;

-- A worker no longer writes signalen: they follow from the history, also those for others. It closes its own.
DROP POLICY toevoegen ON portaal.signaal;
DROP POLICY sluiten ON portaal.signaal;
REVOKE INSERT (dossier, organisatie, bericht, soort, ontstaan, uiterlijk, gesloten_op, gesloten_door),
       UPDATE (uiterlijk) ON portaal.signaal FROM portaal_app;
CREATE POLICY sluiten ON portaal.signaal FOR UPDATE TO portaal_app
    USING (organisatie = (SELECT portaal.sessie_organisatie())
       AND ((SELECT portaal.sessie_is_duo()) OR (SELECT portaal.sessie_mag_leveren()) AND EXISTS (
        SELECT FROM portaal.werkrelatie w
         WHERE w.dossier = signaal.dossier AND w.organisatie = signaal.organisatie AND w.tot IS NULL)));
CREATE POLICY functies ON portaal.signaal TO portaal_eigenaar USING (true) WITH CHECK (true);
CREATE POLICY functies ON portaal.bericht FOR SELECT TO portaal_eigenaar USING (true);
CREATE POLICY functies_zien ON portaal.werkvoorraad FOR SELECT TO portaal_eigenaar USING (true);
CREATE POLICY functies_tellen ON portaal.werkvoorraad FOR UPDATE TO portaal_eigenaar USING (true) WITH CHECK (true);

-- The signalen of p_dossiers are these open ones, and no others; and the counts in the list follow. What was closed by hand stays
-- closed, also when the person has moved since; what closed by itself opens again when it is asked again (a delivery was withdrawn).
-- After the rows of the list.
CREATE FUNCTION portaal.signalen_zet(p_dossiers uuid[], p_dossier uuid[], p_organisatie text[], p_bericht uuid[], p_soort text[],
                                     p_ontstaan date[], p_uiterlijk date[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE portaal.signaal s SET gesloten_op = now(), gesloten_door = 'stelsel'
     WHERE s.dossier = ANY (p_dossiers) AND s.gesloten_op IS NULL
       AND NOT EXISTS (SELECT FROM unnest(p_organisatie, p_bericht, p_soort) u (organisatie, bericht, soort)
                        WHERE u.bericht = s.bericht AND u.soort = s.soort AND u.organisatie = s.organisatie);
    INSERT INTO portaal.signaal (dossier, organisatie, bericht, soort, ontstaan, uiterlijk)
    SELECT u.dossier, u.organisatie, u.bericht, u.soort, u.ontstaan, u.uiterlijk
      FROM unnest(p_dossier, p_organisatie, p_bericht, p_soort, p_ontstaan, p_uiterlijk)
               u (dossier, organisatie, bericht, soort, ontstaan, uiterlijk)
     WHERE u.dossier = ANY (p_dossiers)
       AND NOT EXISTS (SELECT FROM portaal.signaal s WHERE s.dossier = u.dossier AND s.bericht = u.bericht AND s.soort = u.soort
                          AND s.organisatie <> u.organisatie AND s.gesloten_door <> 'stelsel')
        ON CONFLICT (organisatie, bericht, soort) DO UPDATE
       SET uiterlijk = excluded.uiterlijk,
           gesloten_op = CASE WHEN signaal.gesloten_door = 'stelsel' THEN NULL ELSE signaal.gesloten_op END,
           gesloten_door = nullif(signaal.gesloten_door, 'stelsel')
     WHERE signaal.uiterlijk IS DISTINCT FROM excluded.uiterlijk OR signaal.gesloten_door = 'stelsel';
    UPDATE portaal.werkvoorraad w SET open_signalen = t.aantal
      FROM (SELECT v.organisatie, v.dossier, count(s.id) AS aantal
              FROM portaal.werkvoorraad v
              LEFT JOIN portaal.signaal s ON s.dossier = v.dossier AND s.organisatie = v.organisatie AND s.gesloten_op IS NULL
               AND NOT EXISTS (SELECT FROM portaal.signaalvoorkeur k WHERE k.organisatie = s.organisatie AND k.soort = s.soort)
             WHERE v.dossier = ANY (p_dossiers) GROUP BY v.organisatie, v.dossier) t
     WHERE w.dossier = t.dossier AND w.organisatie = t.organisatie AND w.open_signalen <> t.aantal;
END $$;

-- The same for a worker: only in a transaction in which it has delivered on each of these dossiers (row level security has judged
-- that delivery; the moment of a bericht is not its to say).
CREATE FUNCTION portaal.signalen_na_levering(p_dossiers uuid[], p_dossier uuid[], p_organisatie text[], p_bericht uuid[],
                                             p_soort text[], p_ontstaan date[], p_uiterlijk date[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM unnest(p_dossiers) d (id)
                WHERE NOT EXISTS (SELECT FROM portaal.bericht b
                                   WHERE b.dossier = d.id AND b.afzender = (SELECT portaal.sessie_organisatie())
                                     AND b.kanaal = 'portaal' AND b.geregistreerd_op = now())) THEN
        RAISE EXCEPTION 'niets geleverd' USING ERRCODE = 'PT403';
    END IF;
    PERFORM portaal.signalen_zet(p_dossiers, p_dossier, p_organisatie, p_bericht, p_soort, p_ontstaan, p_uiterlijk);
END $$;
GRANT EXECUTE ON FUNCTION portaal.signalen_zet(uuid[], uuid[], text[], uuid[], text[], date[], date[]) TO portaal_taak;
GRANT EXECUTE ON FUNCTION portaal.signalen_na_levering(uuid[], uuid[], text[], uuid[], text[], date[], date[]) TO portaal_app;
