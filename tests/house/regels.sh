# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# The rules of the house, one function each. A function is called in the root of a checkout and prints one line for each breach; it
# prints nothing when the house is in order. To add a rule: a function regel_NAME here, its line in tests/house/run, and a broken
# example beside it there: every rule is first shown to find what it forbids.

bronnen() { find src sim -type f \( -name '*.c' -o -name '*.h' \) 2>/dev/null | sort; }
stukken() { bronnen | xargs -r awk -f "$HUIS/bron.awk"; }

# Includes are written "room/file.h"; a room sees itself and lower floors.
regel_verdiepingen() {
    find src -type f \( -name '*.c' -o -name '*.h' \) | sort | xargs -r awk -v rooms="$HUIS/rooms.tsv" '
        BEGIN { while ((getline line < rooms) > 0) if (line !~ /^#/ && split(line, f, "\t") == 3) floor[f[1]] = f[2] + 0 }
        FNR == 1 { split(FILENAME, p, "/"); room = p[2]; if (!(room in floor)) print FILENAME ": room " room " is not in rooms.tsv" }
        /^[ \t]*#[ \t]*include[ \t]*"/ {
            split($0, q, "\""); to = q[2]; sub(/\/.*/, "", to)
            if (q[2] !~ /\//) print FILENAME ":" FNR ": \"" q[2] "\" is not written as room/file.h"
            else if (!(to in floor)) print FILENAME ":" FNR ": room " to " is not in rooms.tsv"
            else if (to != room && floor[to] >= floor[room]) print FILENAME ":" FNR ": " room " (floor " floor[room] ") includes " to " (floor " floor[to] ")"
        }'
}

# Headers of libraries come in by one door; talloc is everywhere; the rest is C and POSIX.
regel_deuren() {
    find src -type f \( -name '*.c' -o -name '*.h' \) | sort | xargs -r awk -v rooms="$HUIS/rooms.tsv" '
        BEGIN {
            while ((getline line < rooms) > 0) if (line !~ /^#/ && split(line, f, "\t") == 3) door[f[1]] = f[3]
            plain = "^(assert|ctype|dirent|errno|fcntl|getopt|grp|inttypes|limits|locale|math|poll|pwd|setjmp|signal|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|strings|talloc|time|unistd)[.]h$|^sys/"
        }
        /^[ \t]*#[ \t]*include[ \t]*</ {
            header = $0; sub(/^[^<]*</, "", header); sub(/>.*/, "", header); split(FILENAME, p, "/"); room = p[2]
            if (header ~ plain || (door[room] != "" && door[room] != "-" && header ~ door[room])) next
            print FILENAME ":" FNR ": <" header "> does not come in by room " room
        }'
}

# SQL text is in sql/queries. The one exception is what store/ derives from field rows.
regel_sql() {
    stukken | grep -E '^[^:]*:[0-9]+:tekst:' | grep -vE '^(src/store/dienst_sql\.c|sim/)' |
        grep -E ':tekst:.*(\bSELECT\b.+\bFROM\b|\bINSERT +INTO\b|\bUPDATE +[a-z_.]+ +SET\b|\bDELETE +FROM\b|\b(CREATE|ALTER|DROP) +(TABLE|ROLE|POLICY|FUNCTION|SCHEMA|INDEX)\b|\bSET +(LOCAL|ROLE)\b|\bGRANT +[A-Z]|^SELECT |^WITH )'
}

# HTML is in templates/.
regel_html() {
    stukken | grep -E '^src/[^:]*:[0-9]+:tekst:' |
        grep -iE ':tekst:.*(<!doctype|</?(a|abbr|body|br|button|caption|dd|details|div|dl|dt|em|fieldset|footer|form|h[1-6]|head|header|hr|html|img|input|label|legend|li|link|main|meta|nav|ol|option|p|script|section|select|span|strong|style|summary|table|tbody|td|textarea|th|thead|time|title|tr|ul)([ >/]|$))'
}

# Every row of the route table is a ROUTE: the compiler then refuses one that does not say for which purpose it is.
regel_routes() {
    awk '/^static const struct route table/ { in_table = 1; next } in_table && /^};|[{]0[}]/ { in_table = 0 }
        in_table && /^    [^ \t}]/ && !/^    (ROUTE[(]|\/[*/]|#)/ { print "src/app/routes.c:" FNR ": a row that is no ROUTE" }' src/app/routes.c
}

# The macro ROUTE of routes.c, and one row: compiles only when the row is whole.
route_compileert() { # ROW
    {
        printf '#include "domain/recht.h"\nenum { NIVEAU_GEEN, NIVEAU_EH3 };\n'
        printf 'struct route { int method; const char *pattern; unsigned doel, soorten; int niveau; const char *grond; };\n'
        sed -n '/^#define DOEL_GENOEMD/,/[^\\]$/p; /^#define ROUTE/,/[^\\]$/p' "$BRON/src/app/routes.c"
        printf 'extern const struct route table[];\nconst struct route table[] = {%s};\n' "$1"
    } | "${CC:-cc}" -std=c17 -Wall -Wextra -Werror -I"$BRON/src" -fsyntax-only -x c - 2>/dev/null
}

# A form that posts has the hidden field csrf. Two go without: to the makelaar, and what is sent again after logging in (its old
# field is among what was typed).
regel_formulieren() {
    find templates -name '*.html' | sort | xargs -r awk '
        FNR == 1 { form = 0 }
        /<form / && /method="post"/ { form = FNR; key = 0 }
        form && (/name="csrf" value="[{][{]pagina[.]csrf[}][}]"/ || /[{][{]>layout\/verborgen[}][}]/) { key = 1 }
        form && /formaction/ { print FILENAME ":" FNR ": a button that sends the form elsewhere has no key for there" }
        form && /<\/form>/ {
            if (!key && FILENAME !~ /^templates\/algemeen\/(inloggen|verlopen)[.]html$/) print FILENAME ":" form ": a form that posts without csrf"
            form = 0
        }
        /<form / && !/action="/ { print FILENAME ":" FNR ": a form without an action" }'
}

# Calls without a bound, without an error, or through a shell.
regel_verboden() {
    stukken | grep -E '^[^:]*:[0-9]+:code:' | grep -v '^src/base/banned\.h:' |
        grep -E '(^|[^a-zA-Z0-9_])(strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strtok|atoi|atol|atof|localtime|gmtime|ctime|asctime|rand|system|popen|alloca|tmpnam|mktemp)[ ]*\('
}

regel_spdx() {
    find src sim sql templates tests scripts build-aux nginx assets -type f \( -name '*.c' -o -name '*.h' -o -name '*.def' -o -name '*.mk' -o -name '*.sql' -o -name '*.html' -o -name '*.sh' -o -name '*.awk' -o -name '*.mjs' -o -name '*.py' -o -path 'src/*.css' \) -not -path '*/node_modules/*' -not -path '*/corpus/*' -not -path '*/fouten/*' -not -path 'tests/data/*' 2>/dev/null |
        sort | while read -r f; do
            head -n 6 "$f" | grep -q 'SPDX-License-Identifier: EUPL-1\.2' || echo "$f: no SPDX-License-Identifier in its first lines"
            head -n 6 "$f" | grep -q 'SPDX-FileCopyrightText: ' || echo "$f: no SPDX-FileCopyrightText in its first lines"
        done
}

# A header begins with its contract and is guarded by its own name.
regel_koppen() {
    find src -name '*.h' | sort | while read -r f; do
        awk 'BEGIN { n = 0 } /#ifndef/ { exit } !/SPDX/ { gsub(/[^A-Za-z]/, ""); n += length($0) } END { exit n < 30 }' "$f" ||
            echo "$f: no comment above the guard that says what it promises"
        guard=$(printf '%s' "${f#src/}" | tr 'a-z/.' 'A-Z__')
        { grep -q "^#ifndef ${guard}\$" "$f" && grep -q "^#define ${guard}\$" "$f"; } || echo "$f: guard is not $guard"
    done
}

# A query says in a comment what it is for, and is one statement.
regel_queries() {
    find sql/queries -name '*.sql' | sort | while read -r f; do
        grep '^--' "$f" | grep -vq 'SPDX' || echo "$f: no comment that says what it is for"
        n=$(sed 's/--.*//' "$f" | tr -d '\n' | sed "s/'[^']*'//g; s/;[ ]*\$//" | grep -c ';' || true)
        [ "$n" -eq 0 ] || echo "$f: more than one statement"
    done
}

# An executable or sourced script parses.
regel_scripts() {
    find scripts tests build-aux .ci -type f -not -path '*/node_modules/*' -not -path '*/data/*' 2>/dev/null | sort | while read -r f; do
        case $(head -c 40 "$f" | tr -d '\0' | head -n 1) in
        '#!'*bash*) bash -n "$f" 2>&1 | sed "s|^|$f: |" ;;
        '#!/bin/sh'*) sh -n "$f" 2>&1 | sed "s|^|$f: |" ;;
        *) case $f in *.sh) bash -n "$f" 2>&1 | sed "s|^|$f: |" ;; esac ;;
        esac
    done
}

# Writable variables that live as long as the process: only in base/log and app/. Looks at the objects of the build in $1.
# xml/process.c has one: libxml2 and xmlsec keep state of their own for the whole process, and it says whether that is there.
regel_globalen() {
    find "$1/src" -name '*.o' | sort | while read -r o; do
        case ${o#"$1/src/"} in app/* | base/log.o | xml/process.o) continue ;; esac
        objdump -t "$o" | awk -v o="${o#"$1/"}" '
            $0 ~ / O / && / [.](data|bss|tdata|tbss)([.][^ ]*)?\t/ && $0 !~ / [.]data[.]rel[.]ro/ {
                name = $NF
                if (name !~ /ubsan|asan|^[*]?[.]L|^__/) print o ": " name
            }'
    done
}
