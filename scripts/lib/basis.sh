# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# What every script of the house shares: where things are, who runs them, how to say something, how to start and end a process.
# Sourced by bash. Set before sourcing, or not at all: PORTAAL_VAR, PORTAAL_POORT.
#
# Who runs what. PostgreSQL and the workers never run as root. Called by root, everything that serves runs as an unprivileged user that
# is there already (postgres, else nobody): DIENST. Called by somebody else, it runs as that somebody.
# Where the checkout lies below a folder that only root may enter, that user gets the one capability to walk through it.

umask 022
BRON=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
POORT=${PORTAAL_POORT:-8443}
VAR=${PORTAAL_VAR:-$BRON/var}
case $VAR in /*) ;; *) VAR=$PWD/$VAR ;; esac

meld() { printf '%s\n' "$*"; }
stap() { printf '  %-14s %s\n' "$1" "$2"; }
fout() {
    printf 'Fout: %s\n' "$1" >&2
    shift
    [ $# -eq 0 ] || printf '      %s\n' "$@" >&2
    exit 1
}

is_root() { [ "$(id -u)" -eq 0 ]; }

# A unix socket's path may have 107 characters; the longest of ours is PostgreSQL's.
var_past() { [ $((${#1} + 18)) -le 107 ]; }

# Makes the folder and leaves a mark in it, so that --opnieuw never empties a folder that is not ours. var/ in the checkout is ours.
var_maak() {
    var_past "$VAR" || fout "PORTAAL_VAR is te lang voor een socket: $VAR" "Kies een map met een korter pad, hoogstens 89 tekens."
    if [ "$VAR" != "$BRON/var" ] && [ -d "$VAR" ] && [ ! -e "$VAR/.portaal" ] && [ -n "$(ls -A "$VAR" 2>/dev/null)" ]; then
        fout "$VAR is niet leeg en niet van het portaal." "Kies een andere map met PORTAAL_VAR."
    fi
    mkdir -p "$VAR" && : >"$VAR/.portaal" || fout "Kan $VAR niet maken."
    mkdir -p "$VAR/log" "$VAR/pid"
    chmod 755 "$VAR" "$VAR/pid"
}

# DIENST: the user that serves; ALS: the command prefix that becomes it (an empty array when that is us).
DIENST=
ALS=()
dienst_kies() {
    if ! is_root; then
        DIENST=$(id -un)
        return
    fi
    local u
    for u in postgres nobody; do
        if id "$u" >/dev/null 2>&1; then DIENST=$u; break; fi
    done
    [ -n "$DIENST" ] || fout "Er is geen gebruiker postgres of nobody om als te draaien."
    local wie=(--reuid="$DIENST" --regid="$(id -g "$DIENST")" --clear-groups) cap
    local proef=(sh -c 'cd "$1" && test -r "$2/configure.ac"' sh "$VAR" "$BRON")
    ALS=(setpriv "${wie[@]}" --)
    if "${ALS[@]}" "${proef[@]}" 2>/dev/null; then return; fi
    for cap in dac_read_search dac_override; do
        ALS=(setpriv "${wie[@]}" --inh-caps="+$cap" --ambient-caps="+$cap" --)
        if "${ALS[@]}" "${proef[@]}" 2>/dev/null; then return; fi
    done
    fout "Gebruiker $DIENST kan niet bij $BRON of $VAR." \
        "Zet de uitgecheckte map op een plek die iedereen mag openen, of kies een andere gebruiker dan root."
}

# Runs a command as the serving user, in VAR.
als_dienst() { (cd "$VAR" && HOME=$VAR "${ALS[@]}" "$@") 8>&-; } # 8: the lock of scripts/demo, not for what goes on living

# A folder for the serving user alone.
dienst_map() {
    mkdir -p "$1"
    ! is_root || chown "$DIENST" "$1"
    chmod "${2:-700}" "$1"
}

# ---- processes: VAR/pid/NAME holds pid and start time, so that a reused pid is never taken for ours -----------------

starttijd() { awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$1/stat" 2>/dev/null; }

# proces_start NAME COMMAND…: in a session of its own (Ctrl-C in the terminal does not reach it), output to VAR/log/NAME.log
proces_start() {
    local naam=$1
    shift
    (
        cd "$VAR" || exit 1
        HOME=$VAR exec setsid "${ALS[@]}" "$@" </dev/null >>"$VAR/log/$naam.log" 2>&1 8>&-
    ) &
    local pid=$!
    disown "$pid" 2>/dev/null
    printf '%s %s\n' "$pid" "$(starttijd "$pid")" >"$VAR/pid/$naam"
}

# Prints the pid when it is alive and still the one we started.
proces_pid() {
    local pid begin
    [ -r "$VAR/pid/$1" ] && read -r pid begin <"$VAR/pid/$1" || return 1
    [ -n "$pid" ] && [ "$(starttijd "$pid")" = "$begin" ] && kill -0 "$pid" 2>/dev/null || return 1
    echo "$pid"
}

# proces_stop NAME [SIGNAL]: asks, waits 15 s, insists.
proces_stop() {
    local pid i
    if pid=$(proces_pid "$1"); then
        kill -"${2:-TERM}" "$pid" 2>/dev/null
        for i in $(seq 150); do
            proces_pid "$1" >/dev/null || break
            sleep 0.1
        done
        if proces_pid "$1" >/dev/null; then kill -KILL "$pid" 2>/dev/null; fi
    fi
    rm -f "$VAR/pid/$1"
}

poort_bezet() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Two free neighbours: the portal and the makelaar.
poort_vrij() {
    local p i
    for i in $(seq 200); do
        p=$((20000 + (RANDOM % 20000)))
        if ! poort_bezet "$p" && ! poort_bezet $((p + 1)) && ! poort_bezet $((p + 2)); then
            echo "$p"
            return
        fi
    done
    return 1
}

# Runs a command with its output in a log file; on failure shows the end of it, and HINT when set.
stil() {
    local log=$1
    shift
    if ! "$@" >>"$log" 2>&1 </dev/null; then
        tail -n 25 "$log" >&2
        fout "mislukt: ${*:1:3}" "Het hele verslag staat in $log" ${HINT:+"$HINT"}
    fi
}
