-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- Reconciliation: what reached a gemeente, what it has seen of that, and what it did with it. Whether a gemeente has seen something
-- follows from the audit log; because nobody can count in that log fast enough, the log itself keeps by dossier and organisation when
-- it was opened first and last.
SET LOCAL ROLE portaal_eigenaar;

CREATE TABLE portaal.gezien (
    dossier     uuid NOT NULL REFERENCES portaal.dossier,
    organisatie text NOT NULL REFERENCES portaal.organisatie,
    eerst       timestamptz NOT NULL,
    laatst      timestamptz NOT NULL,
    PRIMARY KEY (dossier, organisatie)
) WITH (fillfactor = 70);
COMMENT ON TABLE portaal.gezien IS 'When people of an organisation opened a dossier, as the audit log says';
COMMENT ON COLUMN portaal.gezien.dossier IS 'BIV b=laag i=midden v=midden; whose';
COMMENT ON COLUMN portaal.gezien.organisatie IS 'BIV b=laag i=midden v=midden; by whom';
COMMENT ON COLUMN portaal.gezien.eerst IS 'BIV b=laag i=midden v=laag; first moment';
COMMENT ON COLUMN portaal.gezien.laatst IS 'BIV b=laag i=midden v=laag; last moment';
ALTER TABLE portaal.gezien ENABLE ROW LEVEL SECURITY;
ALTER TABLE portaal.gezien FORCE ROW LEVEL SECURITY;
CREATE POLICY functies ON portaal.gezien TO portaal_eigenaar USING (true) WITH CHECK (true);

-- A row of the audit log that says that somebody had a page of this dossier.
CREATE FUNCTION portaal.audit_gezien() RETURNS trigger
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO portaal.gezien AS g (dossier, organisatie, eerst, laatst)
    VALUES (NEW.dossier, NEW.organisatie, NEW.moment, NEW.moment)
        ON CONFLICT (dossier, organisatie) DO UPDATE SET laatst = excluded.laatst WHERE g.laatst < excluded.laatst;
    RETURN NULL;
END $$;
CREATE TRIGGER gezien AFTER INSERT ON portaal.audit FOR EACH ROW
    WHEN (NEW.dossier IS NOT NULL AND NEW.organisatie IS NOT NULL AND NEW.resultaat = 'ok' AND NEW.route LIKE '/dossier/%')
    EXECUTE FUNCTION portaal.audit_gezien();

-- What the log says already.
CREATE POLICY vullen ON portaal.gezien FOR INSERT TO portaal_audit WITH CHECK (true);
CREATE POLICY vullen_kijken ON portaal.dossier FOR SELECT TO portaal_audit USING (true);
GRANT INSERT ON portaal.gezien TO portaal_audit;
GRANT SELECT (id) ON portaal.dossier TO portaal_audit;
SET LOCAL ROLE portaal_audit;
INSERT INTO portaal.gezien (dossier, organisatie, eerst, laatst)
SELECT a.dossier, a.organisatie, min(a.moment), max(a.moment)
  FROM portaal.audit a
 WHERE a.organisatie IS NOT NULL AND a.resultaat = 'ok' AND a.route LIKE '/dossier/%'
   AND EXISTS (SELECT FROM portaal.dossier d WHERE d.id = a.dossier)
 GROUP BY a.dossier, a.organisatie;
SET LOCAL ROLE portaal_eigenaar;
DROP POLICY vullen ON portaal.gezien;
DROP POLICY vullen_kijken ON portaal.dossier;
REVOKE INSERT ON portaal.gezien FROM portaal_audit;
REVOKE SELECT (id) ON portaal.dossier FROM portaal_audit;

-- For DUO: per gemeente (and per service with p_per_dienst) what went to it, how much of that it has opened since, what came from it,
-- and the signalen: all, closed, too late. Only of services in which DUO is a party; p_soorten and p_soort_dienst say which kind of
-- signaal is of which service. bericht is read once: it is the large one.
CREATE FUNCTION portaal.aansluiting(p_gemeente text, p_diensten text[], p_soorten text[], p_soort_dienst text[], p_per_dienst boolean,
                                    p_vandaag date)
    RETURNS TABLE (gemeente text, gemeente_naam text, stelseldienst text, geleverd bigint, gezien bigint, ontvangen bigint,
                   signalen bigint, gesloten bigint, te_laat bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
    IF NOT portaal.sessie_is_duo() THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    WITH verkeer AS MATERIALIZED (
        SELECT b.afzender, b.ontvanger, CASE WHEN p_per_dienst THEN b.stelseldienst END AS dienst, count(*) AS aantal,
               count(*) FILTER (WHERE z.laatst >= b.geregistreerd_op) AS gezien
          FROM portaal.bericht b LEFT JOIN portaal.gezien z ON z.dossier = b.dossier AND z.organisatie = b.ontvanger
         WHERE b.stelseldienst = ANY (p_diensten) AND (p_gemeente IS NULL OR p_gemeente IN (b.afzender, b.ontvanger))
         GROUP BY 1, 2, 3
    )
    SELECT o.code, o.naam, t.dienst, sum(t.geleverd)::bigint, sum(t.gezien)::bigint, sum(t.ontvangen)::bigint, sum(t.signalen)::bigint,
           sum(t.gesloten)::bigint, sum(t.te_laat)::bigint
      FROM (SELECT v.ontvanger, v.dienst, v.aantal, v.gezien, 0, 0, 0, 0 FROM verkeer v
             UNION ALL
            SELECT v.afzender, v.dienst, 0, 0, v.aantal, 0, 0, 0 FROM verkeer v
             UNION ALL
            SELECT s.organisatie, CASE WHEN p_per_dienst THEN k.dienst END, 0, 0, 0, count(*), count(s.gesloten_op),
                   count(*) FILTER (WHERE s.gesloten_op IS NULL AND s.uiterlijk < p_vandaag)
              FROM portaal.signaal s JOIN unnest(p_soorten, p_soort_dienst) k (soort, dienst) ON k.soort = s.soort
             GROUP BY 1, 2) t (wie, dienst, geleverd, gezien, ontvangen, signalen, gesloten, te_laat)
      JOIN portaal.organisatie o ON o.code = t.wie AND o.soort = 'gemeente'
     WHERE p_gemeente IS NULL OR o.code = p_gemeente
     GROUP BY o.code, o.naam, t.dienst
     ORDER BY o.naam, o.code, t.dienst;
END $$;

-- For DUO: people with a gemeente that has never opened their dossier, longest waiting first.
CREATE FUNCTION portaal.niet_geopend(p_gemeente text, p_over integer, p_aantal integer)
    RETURNS TABLE (dossier uuid, naam text, geboortedatum text, gemeente text, gemeente_naam text, sinds date, fase text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
    IF NOT portaal.sessie_is_duo() THEN
        RAISE EXCEPTION 'rol' USING ERRCODE = 'PT403';
    END IF;
    RETURN QUERY
    SELECT d.id, d.naam, d.geboortedatum, o.code, o.naam, w.van, d.fase
      FROM (SELECT r.dossier, r.organisatie, r.van FROM portaal.werkrelatie r
             WHERE r.tot IS NULL AND r.aard = 'volledig' AND r.organisatie ~ '^[0-9]' AND (p_gemeente IS NULL OR r.organisatie = p_gemeente)
               AND NOT EXISTS (SELECT FROM portaal.gezien z WHERE z.dossier = r.dossier AND z.organisatie = r.organisatie)
             ORDER BY r.van, r.dossier OFFSET p_over LIMIT p_aantal) w
      JOIN portaal.dossier d ON d.id = w.dossier
      JOIN portaal.organisatie o ON o.code = w.organisatie
     ORDER BY w.van, w.dossier;
END $$;
GRANT EXECUTE ON FUNCTION portaal.aansluiting(text, text[], text[], text[], boolean, date), portaal.niet_geopend(text, integer, integer) TO portaal_app;
