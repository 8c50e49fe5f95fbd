-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- More than one identity provider: a request to log in remembers which of them was asked, so that its answer is judged against that one
-- only; and whether its answer was fetched, because one request is worth one artifact.
SET LOCAL ROLE portaal_eigenaar;

-- what is open at this moment was asked of the one provider that there was
ALTER TABLE portaal.login_verzoek ADD COLUMN aanbieder text NOT NULL DEFAULT 'eherkenning' CHECK (aanbieder ~ '^[a-z]{2,16}$'),
    ADD COLUMN opgehaald timestamptz;
ALTER TABLE portaal.login_verzoek ALTER COLUMN aanbieder DROP DEFAULT;
COMMENT ON COLUMN portaal.login_verzoek.aanbieder IS 'BIV b=laag i=hoog v=laag; the identity provider that was asked';
COMMENT ON COLUMN portaal.login_verzoek.opgehaald IS 'BIV b=laag i=hoog v=laag; moment its answer was fetched for an artifact; that is done once';
-- each request has a cookie of its own: whoever has the cookie answers that request and no other
CREATE UNIQUE INDEX login_verzoek_browser ON portaal.login_verzoek (browser_hash);

DROP FUNCTION portaal.login_verzoek_nieuw(text, bytea);
CREATE FUNCTION portaal.login_verzoek_nieuw(p_id text, p_browser_hash bytea, p_aanbieder text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO portaal.login_verzoek (id, browser_hash, aanbieder) VALUES (p_id, p_browser_hash, p_aanbieder);
    -- what is long past goes away a few at a time
    DELETE FROM portaal.login_verzoek v WHERE v.id IN
        (SELECT w.id FROM portaal.login_verzoek w WHERE w.gemaakt < now() - interval '1 day'
          ORDER BY w.gemaakt LIMIT 10 FOR UPDATE SKIP LOCKED);
END $$;

-- The request that goes with a login cookie, whatever became of it; no row when there is none.
DROP FUNCTION portaal.login_verzoek_zoek(bytea, integer);
CREATE FUNCTION portaal.login_verzoek_van(p_browser_hash bytea) RETURNS TABLE (id text, aanbieder text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT v.id, v.aanbieder FROM portaal.login_verzoek v WHERE v.browser_hash = p_browser_hash;
END $$;

-- Marks that the answer to this request is being fetched; refuses the second time.
CREATE FUNCTION portaal.login_verzoek_ophalen(p_browser_hash bytea, p_geldig integer) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v portaal.login_verzoek;
BEGIN
    SELECT x.* INTO v FROM portaal.login_verzoek x WHERE x.browser_hash = p_browser_hash FOR UPDATE;
    IF v.id IS NULL THEN
        RAISE EXCEPTION 'artifact-niet-gevraagd' USING ERRCODE = 'PT404';
    ELSIF v.gebruikt IS NOT NULL THEN
        RAISE EXCEPTION 'verzoek-gebruikt' USING ERRCODE = 'PT409';
    ELSIF v.opgehaald IS NOT NULL THEN
        RAISE EXCEPTION 'artifact-gebruikt' USING ERRCODE = 'PT409';
    ELSIF v.gemaakt <= now() - make_interval(secs => p_geldig) THEN
        RAISE EXCEPTION 'verzoek-verlopen' USING ERRCODE = 'PT404';
    END IF;
    UPDATE portaal.login_verzoek x SET opgehaald = now() WHERE x.id = v.id;
END $$;

GRANT EXECUTE ON FUNCTION portaal.login_verzoek_nieuw(text, bytea, text), portaal.login_verzoek_van(bytea),
    portaal.login_verzoek_ophalen(bytea, integer) TO portaal_app;
