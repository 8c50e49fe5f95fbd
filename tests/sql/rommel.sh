# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# A delivery file in which half of the lines is garbage of every kind (tests/sql/rommel.py): what must become of each line is known, in the
# first run and when the same file is given again. ROMMEL_REGELS: how many lines; 1000000 takes a quarter of an hour. Sourced by run.

rommel() { # DATABASE
    local db=$1 ini=$WERK/rommel.ini n=${ROMMEL_REGELS:-20000} run uit code
    sed -e "s/dbname=portaal /dbname=$db /" -e "s#= geheim/#= $PORTAAL_VAR/geheim/#" -e "s#= run/#= $PORTAAL_VAR/run/#" "$PORTAAL_INSTELLINGEN" |
        "${ALS[@]}" tee "$ini" >/dev/null
    ctl() { PORTAAL_INSTELLINGEN=$ini "${ALS[@]}" "$PORTAAL_BOUW/portaalctl" "$@" 2>"$PORTAAL_WERK/rommel.fouten"; }
    vraag() { psql_als super "$db" -At <<<"$1"; }

    "${ALS[@]}" "$PORTAAL_BOUW/portaalctl" demodata --dossiers $((n / 6)) --zaad 9 --vandaag 2026-11-01 2>/dev/null | head -n $((n / 2)) >"$PORTAAL_WERK/goed.jsonl"
    /usr/bin/python3 "$HIER/rommel.py" maak "$n" 3 "$PORTAAL_WERK/goed.jsonl" "$PORTAAL_WERK/rommel.jsonl" "$PORTAAL_WERK/rommel.tsv"
    lijn $? "a file of $n lines of which $((n / 2)) are good"
    for run in 1 2; do
        ctl importeer - <"$PORTAAL_WERK/rommel.jsonl" >"$PORTAAL_WERK/rommel.verslag"
        code=$?
        uit=$(/usr/bin/python3 "$HIER/rommel.py" oordeel "$PORTAAL_WERK/rommel.tsv" $run <"$PORTAAL_WERK/rommel.verslag" 2>&1)
        [ "$code" -eq 1 ] && [ -z "$uit" ]
        lijn $? "run $run: every good line is in, every bad one is refused for what is wrong with it" "exit $code: $uit"
        ! grep -qE '[0-9]{8,}' "$PORTAAL_WERK/rommel.verslag"
        lijn $? "run $run: the report holds no numbers of people"
    done
    uit=$(vraag "SELECT count(*) FROM portaal.bericht b LEFT JOIN LATERAL portaal.bericht_velden(b.stelseldienst, ARRAY[b.id]) v ON true WHERE v.bericht IS NULL")
    [ "$uit" = 0 ]
    lijn $? "no bericht is there by half" "$uit"
    uit=$(vraag "SELECT count(*) - (SELECT count(*) FROM portaal.bericht WHERE kanaal = 'invoer') FROM portaal.audit WHERE handeling = 'invoer' AND dossier IS NOT NULL")
    [ "$uit" = 0 ]
    lijn $? "every bericht that came in has its audit row" "$uit"
    rm -f "$PORTAAL_WERK"/rommel.* "$PORTAAL_WERK/goed.jsonl"
}
