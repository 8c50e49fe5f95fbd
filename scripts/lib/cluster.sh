# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# A private PostgreSQL in VAR/pg: unix socket in VAR/run, no TCP, no passwords. Who connects is known by the operating system (peer), and
# pg_ident.conf says which roles that user may be.

# The newest PostgreSQL of at least 15.
cluster_zoek() {
    local v
    for v in $(ls /usr/lib/postgresql 2>/dev/null | sort -rn); do
        if [ "${v%%.*}" -ge 15 ] 2>/dev/null && [ -x "/usr/lib/postgresql/$v/bin/initdb" ]; then
            PGBIN=/usr/lib/postgresql/$v/bin
            return
        fi
    done
    PGBIN=$(pg_config --bindir 2>/dev/null) && [ -x "$PGBIN/initdb" ] || fout "PostgreSQL 15 of nieuwer is niet gevonden."
}

cluster_maak() {
    if [ -s "$VAR/pg/PG_VERSION" ]; then return; fi
    local log=$VAR/log/initdb.log
    dienst_map "$VAR/pg"
    stil "$log" als_dienst "$PGBIN/initdb" -D "$VAR/pg" -U portaal_super --auth=peer --encoding=UTF8 --locale=C.UTF-8
    cluster_schrijf "$VAR/pg/pg_hba.conf" <<'HBA'
# Made by scripts/lib/cluster.sh: only over the unix socket, and only who pg_ident.conf knows.
local all all peer map=portaal
HBA
    cluster_schrijf "$VAR/pg/pg_ident.conf" <<IDENT
# Made by scripts/lib/cluster.sh. On a real machine each of these has an operating system user of its own; see docs/beheer.md.
portaal $DIENST portaal_super
portaal $DIENST portaal_migratie
portaal $DIENST portaal_app
portaal $DIENST portaal_taak
portaal $DIENST portaal_audit
IDENT
    cluster_schrijf "$VAR/pg/portaal.conf" <<CONF
# Made by scripts/lib/cluster.sh
listen_addresses = ''
unix_socket_directories = '$VAR/run'
unix_socket_permissions = 0700
max_connections = 60
timezone = 'Europe/Amsterdam'
log_timezone = 'Europe/Amsterdam'
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_statement = 'none'
log_min_error_statement = panic
${PORTAAL_PG_EXTRA:-}
CONF
    als_dienst sh -c "echo \"include 'portaal.conf'\" >>\"\$1\"" sh "$VAR/pg/postgresql.conf"
}

cluster_schrijf() { als_dienst sh -c 'cat >"$1"' sh "$1"; }

cluster_draait() { [ -e "$VAR/pg/postmaster.pid" ] && als_dienst "$PGBIN/pg_ctl" -D "$VAR/pg" status >/dev/null 2>&1; }

cluster_start() {
    dienst_map "$VAR/run" 755
    if cluster_draait; then return; fi
    local log=$VAR/log/postgres-start.log
    : >>"$VAR/log/postgres.log"
    ! is_root || chown "$DIENST" "$VAR/log/postgres.log"
    stil "$log" als_dienst "$PGBIN/pg_ctl" -D "$VAR/pg" -l "$VAR/log/postgres.log" -w -t 60 start
}

cluster_stop() {
    if [ -n "${PGBIN:-}" ] && cluster_draait; then
        als_dienst "$PGBIN/pg_ctl" -D "$VAR/pg" -m fast -w -t 30 stop >/dev/null
    fi
}

# Roles and the database; repeatable.
cluster_inrichten() {
    local log=$VAR/log/rollen.log psql=("$PGBIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$VAR/run" -U portaal_super)
    stil "$log" als_dienst "${psql[@]}" -d postgres -f "$BRON/sql/rollen.sql"
    if [ -z "$(als_dienst "${psql[@]}" -d postgres -Atc "SELECT 1 FROM pg_database WHERE datname = 'portaal'")" ]; then
        stil "$log" als_dienst "$PGBIN/createdb" -h "$VAR/run" -U portaal_super --owner=portaal_eigenaar --encoding=UTF8 \
            --template=template0 portaal
    fi
}
