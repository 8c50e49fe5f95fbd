# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# Builds the house in a folder of its own. Only autoreconf and assets/bouw write in the checkout (files that git ignores); a release
# tarball has those files already.

# True when configure is missing or older than what it is made of.
bouw_configure_oud() {
    [ -x "$BRON/configure" ] && [ -e "$BRON/Makefile.in" ] || return 0
    [ -n "$(cd "$BRON" && find configure.ac Makefile.am src sim tests -name '*.mk' -newer Makefile.in -print -o \
        \( -name configure.ac -o -name Makefile.am \) -newer Makefile.in -print 2>/dev/null)" ]
}

bouw_autoreconf() {
    (
        flock 9 # two demos of one checkout may start at once
        if bouw_configure_oud; then
            cd "$BRON" && autoreconf -fi && touch Makefile.in
        fi
    ) 9<"$BRON/configure.ac"
}

# The stylesheet and fonts; Node is needed only when they are missing or older than assets/.
bouw_uiterlijk() {
    (
        flock 9
        cd "$BRON" || exit 1
        [ -e assets/bouw ] || exit 0
        if [ -z "${UITERLIJK_OPTIE:-}" ] && [ -e static/manifest ] && [ -e templates/layout/stijl.html ] &&
            [ -z "$(find assets -name node_modules -prune -o -type f -newer static/manifest -print)" ]; then
            exit 0
        fi
        npm_config_cache=${npm_config_cache:-$VAR/npm} assets/bouw ${UITERLIJK_OPTIE:-} && touch static/manifest
    ) 9<"$BRON/assets/package.json"
}

# bouw FOLDER [configure option…]: afterwards the programs are in FOLDER
bouw() {
    local waar=$1 log=$VAR/log/bouw.log
    shift
    mkdir -p "$waar"
    : >"$log"
    stil "$log" bouw_uiterlijk
    stil "$log" bouw_autoreconf
    if [ ! -e "$waar/Makefile" ] || [ "$(cat "$waar/.opties" 2>/dev/null)" != "$BRON $*" ]; then
        stil "$log" sh -c 'cd "$1" && shift && exec "$@"' sh "$waar" "$BRON/configure" "$@"
        printf '%s\n' "$BRON $*" >"$waar/.opties"
    fi
    stil "$log" make -C "$waar" -j"$(nproc)"
}
