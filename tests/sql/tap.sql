-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- As superuser, first: helpers for the scripts of this folder, in a schema of a scratch database. SELECT proef.is(have, want, 'what');
CREATE SCHEMA proef;
GRANT USAGE ON SCHEMA proef TO PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA proef GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

CREATE FUNCTION proef.is(heeft text, verwacht text, wat text) RETURNS text LANGUAGE sql AS $$
    SELECT CASE WHEN heeft IS NOT DISTINCT FROM verwacht THEN 'ok - ' || wat
                ELSE 'not ok - ' || wat || E'\n# is "' || coalesce(heeft, 'NULL') || '", wants "' || coalesce(verwacht, 'NULL') || '"' END
$$;

-- The SQLSTATE of a statement, '00000' when it succeeds; either way it is undone.
CREATE FUNCTION proef.code(opdracht text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    uit text := '00000';
BEGIN
    BEGIN
        EXECUTE opdracht;
        RAISE EXCEPTION 'gelukt' USING ERRCODE = 'ZZ000';
    EXCEPTION WHEN OTHERS THEN
        IF SQLSTATE <> 'ZZ000' THEN uit := SQLSTATE; END IF;
    END;
    RETURN uit;
END $$;

-- How many rows this asker's statement touches or shows; -1 when it is refused. Undone.
CREATE FUNCTION proef.rijen(opdracht text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    n bigint;
BEGIN
    BEGIN
        EXECUTE opdracht;
        GET DIAGNOSTICS n = ROW_COUNT;
        RAISE EXCEPTION 'gelukt' USING ERRCODE = 'ZZ000';
    EXCEPTION WHEN OTHERS THEN
        IF SQLSTATE <> 'ZZ000' THEN RETURN 'geweigerd'; END IF;
    END;
    RETURN n::text;
END $$;
