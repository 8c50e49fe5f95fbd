# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# portaalctl importeer on a scratch database: all of a good file, none of it twice, and bad lines that stop nothing. Sourced by run.

importeer() { # DATABASE
    local db=$1 alles=$WERK/alles.jsonl ini=$WERK/importeer.ini goed=$WERK/goed.jsonl meer=$WERK/meer.jsonl slecht=$WERK/slecht.jsonl n uit code pid i
    maak_ini "$db" "$ini"
    ctl() { PORTAAL_INSTELLINGEN=$ini "${ALS[@]}" "$PORTAAL_BOUW/portaalctl" "$@" 2>/dev/null; }
    geleverd() { psql_als super "$db" -At <<<"SELECT count(*) FROM portaal.bericht WHERE kanaal <> 'stelsel'"; }
    # The lines of the people FROM to TO; each person's lines stand together.
    mensen() { awk -v van="$1" -v tot="$2" 'match($0, /"bsn":"[0-9]*"/) { b = substr($0, RSTART, RLENGTH) } b != vorige { m++; vorige = b } m >= van && m <= tot'; }
    bewaar() { "${ALS[@]}" tee "$1" >/dev/null; }

    ctl demodata --dossiers 700 --zaad 5 --vandaag 2026-11-01 | bewaar "$alles"
    mensen 1 150 <"$alles" | bewaar "$goed"
    n=$(wc -l <"$goed")
    uit=$(ctl importeer "$goed")
    code=$?
    [ "$code" -eq 0 ] && [ "$(tail -n 1 <<<"$uit")" = "$n aangenomen, 0 al bekend, 0 geweigerd" ] && [ "$(geleverd)" = "$n" ]
    lijn $? "importeer takes a good file" "$uit"

    uit=$(ctl importeer "$goed")
    [ "$(tail -n 1 <<<"$uit")" = "0 aangenomen, $n al bekend, 0 geweigerd" ] && [ "$(geleverd)" = "$n" ]
    lijn $? "importeer takes nothing twice" "$uit"

    # Good lines of 20 more people, with a bad one after each.
    mensen 151 170 <"$alles" | bewaar "$meer"
    i=0
    while IFS= read -r regel; do
        printf '%s\n' "$regel"
        i=$((i + 1))
        case $((i % 7)) in
        0) printf '{"kenmerk":\n' ;;
        1) sed 's/"stelseldienst":"[a-z_]*"/"stelseldienst":"onbekend"/; s/"kenmerk":"/&x/' <<<"$regel" ;;
        2) sed 's/"ontvanger":"[0-9A-Z]*"/"ontvanger":"9999"/; s/"kenmerk":"/&x/' <<<"$regel" ;;
        3) sed 's/"betrokkene":{"bsn":"[0-9]*"/"betrokkene":{"bsn":"123456789"/; s/"kenmerk":"/&x/' <<<"$regel" ;;
        4) sed 's/"gegevens":{/&"geheim_dagboek":"x",/; s/"kenmerk":"/&x/' <<<"$regel" ;;
        5) sed 's/"afzender":"[0-9A-Z]*"/"afzender":"COA2"/; s/"kenmerk":"/&x/' <<<"$regel" ;;
        6) head -c 70000 /dev/zero | tr '\0' 'x'; echo ;;
        esac
    done <"$meer" | bewaar "$slecht"
    i=$(wc -l <"$meer")
    uit=$(ctl importeer "$slecht")
    code=$?
    [ "$code" -eq 1 ] && [ "$(tail -n 1 <<<"$uit")" = "$i aangenomen, 0 al bekend, $i geweigerd" ] && [ "$(geleverd)" = "$((n + i))" ]
    lijn $? "a bad line after each good one stops none of them" "exit $code, $i good lines: $(tail -n 3 <<<"$uit")"
    for regel in 'regel 2 geweigerd: stelseldienst: ' 'regel 4 geweigerd: ontvanger: ' 'regel 6 geweigerd: betrokkene.bsn: ' \
        'regel 8 geweigerd: gegevens.geheim_dagboek: ' 'regel 10 geweigerd: afzender: ' 'regel 12 geweigerd: Deze regel is te lang' \
        'regel 14 geweigerd: Deze regel is geen geldige JSON'; do
        grep -qF "$regel" <<<"$uit"
        lijn $? "the report says: $regel" "$uit"
    done
    ! grep -qE '[0-9]{8,}' <<<"$uit"
    lijn $? "the report holds no numbers of people" "$uit"

    # Killed on the way: the same file again makes it whole.
    n=$(wc -l <"$alles")
    i=$(geleverd)
    ctl importeer "$alles" >/dev/null &
    pid=$!
    for _ in $(seq 300); do
        [ "$(geleverd)" -gt $((i + 500)) ] && break
        sleep 0.1
    done
    "${ALS[@]}" pkill -KILL -P "$pid" 2>/dev/null || "${ALS[@]}" kill -KILL "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    i=$(geleverd)
    [ "$i" -lt "$n" ]
    lijn $? "the killed import had work left" "$i of $n"
    uit=$(ctl importeer "$alles")
    [ "$(tail -n 1 <<<"$uit")" = "$((n - i)) aangenomen, $i al bekend, 0 geweigerd" ] && [ "$(geleverd)" = "$n" ]
    lijn $? "after a kill the same file makes it whole" "$uit"

    # What is kept with a dossier follows from its berichten: making all of it anew changes nothing, and puts right what was disturbed.
    afgeleid() {
        psql_als super "$db" -At <<'SQL'
SELECT md5(string_agg(md5(t::text), '' ORDER BY t::text)) FROM (
    SELECT to_jsonb(d) - '{bsn,v_nummer,bijgewerkt}'::text[] FROM portaal.dossier d UNION ALL SELECT to_jsonb(w) FROM portaal.werkvoorraad w
    UNION ALL SELECT to_jsonb(t) FROM portaal.termijn t UNION ALL SELECT to_jsonb(r) FROM portaal.werkrelatie r
    UNION ALL SELECT to_jsonb(s) - '{id,gesloten_op}'::text[] FROM portaal.signaal s) t
SQL
    }
    i=$(afgeleid)
    uit=$(ctl bijwerken --alles)
    [ "$(head -n 1 <<<"$uit")" = "700 dossiers bijgewerkt." ] && [ "$(afgeleid)" = "$i" ]
    lijn $? "making everything anew from the berichten changes nothing" "$uit"
    psql_als super "$db" <<<"UPDATE portaal.dossier SET fase = 'aangemeld', stappen = '{}'; UPDATE portaal.termijn SET datum = '1900-01-01'; DELETE FROM portaal.werkvoorraad WHERE organisatie <> '0363'; UPDATE portaal.werkrelatie SET tot = van WHERE tot IS NULL AND organisatie = '0060'" >/dev/null
    ctl bijwerken --alles >/dev/null
    [ "$(afgeleid)" = "$i" ]
    lijn $? "and puts right what was not as it should be"

    # A document comes with its line, sealed.
    local pdf
    pdf=$(printf '%%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%%%EOF\n' | base64 -w0)
    grep -m1 '"stelseldienst":"klantprofiel"' "$alles" | sed -e 's/"kenmerk":"/&doc-/' -e "s#\"gegevens\":{#&\"document\":\"$pdf\",#" | bewaar "$goed"
    uit=$(ctl importeer "$goed")
    [ "$(tail -n 1 <<<"$uit")" = "1 aangenomen, 0 al bekend, 0 geweigerd" ] &&
        [ "$(psql_als super "$db" -At <<<"SELECT count(*) FROM portaal.document d JOIN portaal.bericht_klantprofiel k ON k.document = d.id AND k.bericht_id = d.bericht WHERE position('PDF'::bytea IN d.inhoud) = 0")" = 1 ]
    lijn $? "a document in a line is kept, sealed, with its bericht" "$uit"

    # The file for the CBS: the same command gives the same bytes, nobody is to be recognised, and what it did is written down.
    local cbs=$WERK/cbs
    ctl cbs-uitvoer --periode 2026-3 --bekend-op "$(date +%F)" | bewaar "$cbs.1"
    uit=$(ctl cbs-uitvoer --periode 2026-3 --bekend-op "$(date +%F)" | cmp - "$cbs.1" 2>&1) && [ "$(wc -l <"$cbs.1")" -gt 300 ]
    lijn $? "cbs-uitvoer gives the same file twice, byte for byte" "$uit"
    ! grep -qE '[0-9]{5,}' <(cut -d, -f2- "$cbs.1") && ! grep -qE '(demo|azc|straat)' "$cbs.1"
    lijn $? "cbs-uitvoer holds no numbers, names or places of people"
    uit=$(cut -d, -f3 "$cbs.1" | grep -E '^[0-9]' | sort | uniq -c | awk '$1 < 10')
    [ -z "$uit" ] && cut -d, -f3 "$cbs.1" | grep -q '^$'
    lijn $? "cbs-uitvoer names no gemeente with fewer than ten people" "$uit"
    ctl cbs-uitvoer --periode 2026-2 --bekend-op "$(date +%F)" | bewaar "$cbs.2"
    uit=$(cut -d, -f1 "$cbs.1" "$cbs.2" | sort | uniq -d | grep -vx pseudoniem)
    [ -z "$uit" ] && [ "$(wc -l <"$cbs.2")" -gt 300 ]
    lijn $? "cbs-uitvoer calls a person otherwise in another period" "$uit"
    ! ctl cbs-uitvoer --periode 2026-3 --bekend-op 2099-01-01 | grep -q .
    lijn $? "cbs-uitvoer refuses a day that has not come"
    uit=$(psql_als super "$db" -At <<<"SELECT count(*) FROM portaal.audit WHERE route = 'portaalctl cbs-uitvoer' AND bijzonderheden ~ '^monitoring 2026-[23]: [0-9]+ personen$'")
    [ "$uit" = 3 ]
    lijn $? "cbs-uitvoer is in the audit log, each time" "$uit"
}
