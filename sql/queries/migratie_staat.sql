-- is there a schema portaal, and did portaalctl migreer make it?
-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'portaal'),
       EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'portaal' AND c.relname = 'migratie' AND c.relkind = 'r');
