# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# Sees to it that the Debian packages of scripts/lib/pakketten are there. Root installs what is missing and says which; somebody else
# is told the command, and we go on by ourselves once they are there.

# The lines of the sections named, without comments.
pakketten_lijst() {
    local sectie
    for sectie in "$@"; do
        awk -v s="[$sectie]" '/^#/ || /^[ \t]*$/ { next } /^\[/ { in_s = ($0 == s); next } in_s { print }' "$BRON/scripts/lib/pakketten"
    done | sort -u
}

pakket_is_er() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# One line of the list: "a | b" by either; "opdracht:node" by a command in the PATH. Prints what to install when it is not there.
pakket_mist() {
    local een eerste=
    IFS='|' read -ra opties <<<"${1// /}"
    for een in "${opties[@]}"; do
        case $een in
        opdracht:*) if command -v "${een#opdracht:}" >/dev/null 2>&1; then return; fi ;;
        *)
            if pakket_is_er "$een"; then return; fi
            eerste=${eerste:-$een}
            ;;
        esac
    done
    echo "$eerste"
}

pakketten_missen() {
    local regel
    pakketten_lijst "$@" | while read -r regel; do pakket_mist "$regel"; done | sort -u | tr '\n' ' '
}

pakketten_installeer() {
    stap Pakketten "installeren: $1"
    local log=$VAR/log/apt.log
    # RUNLEVEL=1: an installed package does not start its own nginx or PostgreSQL where that is not systemd's business.
    # shellcheck disable=SC2086 # a list of names
    stil "$log" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 sh -c '
        apt-get update || echo "apt-get update failed; trying with the lists that are there"
        exec apt-get install -y --no-install-recommends "$@"' sh $1
}

# pakketten_zorg SECTION…
pakketten_zorg() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        stap Pakketten "dit is geen Debian; we gaan ervan uit dat alles er is"
        return
    fi
    local missen wacht=0
    missen=$(pakketten_missen "$@")
    if [ -z "$missen" ]; then
        stap Pakketten "alle aanwezig"
        return
    fi
    if is_root; then
        pakketten_installeer "$missen"
        return
    fi
    meld "Deze pakketten ontbreken: $missen"
    meld "Installeer ze in een ander venster; daarna gaat dit vanzelf verder:"
    meld "    sudo apt-get install --no-install-recommends $missen"
    while missen=$(pakketten_missen "$@") && [ -n "$missen" ]; do
        sleep 3
        wacht=$((wacht + 3))
        if [ "${CI:-}" = true ] && [ "$wacht" -ge 120 ]; then fout "Na 120 seconden ontbreken nog: $missen"; fi
    done
    stap Pakketten "alle aanwezig"
}
