-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- The roles of the portal. Roles belong to the whole cluster, so the owner of the cluster runs this once, before the
-- first migration; running it again is harmless. Then:
--
--     createdb --owner=portaal_eigenaar --encoding=UTF8 --template=template0 portaal
--
-- No role has a password: who may log in as which role is in pg_hba.conf and pg_ident.conf (peer).
DO $$
DECLARE
    rol text;
BEGIN
    FOREACH rol IN ARRAY ARRAY['portaal_eigenaar', 'portaal_migratie', 'portaal_app', 'portaal_taak', 'portaal_audit'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = rol) THEN
            EXECUTE format('CREATE ROLE %I', rol);
        END IF;
    END LOOP;
END $$;

-- owns everything, is nobody
ALTER ROLE portaal_eigenaar NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
-- owns the one function that reads the audit log; an auditor may log in as this role
ALTER ROLE portaal_audit LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
-- portaalctl migreer: becomes the owner by SET ROLE, inside a migration only
ALTER ROLE portaal_migratie LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
GRANT portaal_eigenaar, portaal_audit TO portaal_migratie;
-- the workers
ALTER ROLE portaal_app LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
ALTER ROLE portaal_app SET search_path = pg_catalog;
ALTER ROLE portaal_app SET statement_timeout = '5s';
ALTER ROLE portaal_app SET idle_in_transaction_session_timeout = '15s';
ALTER ROLE portaal_app SET jit = off;
-- import and other jobs
ALTER ROLE portaal_taak LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
ALTER ROLE portaal_taak SET search_path = pg_catalog;
ALTER ROLE portaal_taak SET jit = off;
