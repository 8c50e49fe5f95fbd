# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# The operator's command on a scratch database: migrations, keys, settings, who may log in. Sourced by run.

portaalctl_proef() { # DATABASE, which does not exist yet
    local db=$1 ini=$WERK/ctl.ini uit code n wie
    GEMAAKT+=("$db")
    echo "CREATE DATABASE $db OWNER portaal_eigenaar TEMPLATE template0 ENCODING 'UTF8'" | psql_als super postgres || return
    maak_ini "$db" "$ini"
    # doe CODE TEXT WHAT ARGUMENT…: ends with this code and says this text
    doe() {
        local verwacht=$1 tekst=$2 wat=$3
        shift 3
        uit=$(PORTAAL_INSTELLINGEN=$ini "${ALS[@]}" "$PORTAAL_BOUW/portaalctl" "$@" 2>&1)
        code=$?
        [ "$code" -eq "$verwacht" ] && grep -qF -- "$tekst" <<<"$uit"
        lijn $? "portaalctl $wat" "exit $code: $uit"
    }
    vraag() { psql_als super "$db" -At <<<"$1"; }

    n=$(find "$PORTAAL_BRON/sql/migrations" -name '*.sql' | wc -l)
    doe 1 "0 van de $n migraties" "controleer sees that nothing was migrated" controleer
    doe 0 "0 van $n migraties waren er al, $n toegepast" "migreer makes the whole schema" migreer
    doe 0 "$n van $n migraties waren er al, 0 toegepast" "migreer has nothing to do the second time" migreer
    doe 0 "Alles is in orde." "controleer finds all in order" controleer
    psql_als super "$db" <<<"SELECT pg_advisory_lock(7010933361242281), pg_sleep(4)" >/dev/null &
    sleep 1
    doe 1 "er loopt al een" "migreer waits for nobody: one at a time" migreer
    wait $!

    vraag "UPDATE portaal.migratie SET som = repeat('0', 64) WHERE nummer = 2" >/dev/null
    doe 1 "met een andere tekst" "migreer refuses a migration that has changed" migreer
    doe 1 "met een andere tekst" "controleer says so too" controleer
    vraag "DELETE FROM portaal.migratie WHERE nummer = 2" >/dev/null
    doe 1 "wordt migratie 0002" "migreer refuses a gap" migreer
    vraag "DELETE FROM portaal.migratie WHERE nummer > 1" >/dev/null
    doe 1 "0002" "migreer stops at the first migration that fails" migreer
    [ "$(vraag "SELECT count(*) FROM portaal.migratie")" = 1 ]
    lijn $? "a failed migration is not remembered"
    vraag "DROP SCHEMA portaal CASCADE; CREATE SCHEMA portaal" >/dev/null
    doe 1 "er is niets veranderd" "migreer refuses a schema that it did not make" migreer
    vraag "DROP SCHEMA portaal" >/dev/null
    doe 0 "$n toegepast" "migreer begins anew in an empty database" migreer
    vraag "INSERT INTO portaal.migratie (nummer, naam, som) VALUES ($((n + 1)), 'later', repeat('0', 64))" >/dev/null
    doe 1 "nieuwere versie" "migreer refuses a database that is newer than it is" migreer
    vraag "DELETE FROM portaal.migratie WHERE nummer > $n" >/dev/null

    doe 0 "KvK-nummer 90000363" "organisatie sets the number of an organisation" organisatie 0363 --kvk 90000363
    doe 1 "8 cijfers" "organisatie refuses a number that is none" organisatie 0363 --kvk 123
    doe 1 "deze organisatie is er niet" "organisatie knows who is there" organisatie 9999 --kvk 90000364
    doe 1 "een andere organisatie" "organisatie gives one number to one organisation" organisatie 0060 --kvk 90000363
    doe 0 "toegevoegd" "gebruiker toevoegen lets somebody in" gebruiker toevoegen --organisatie 0363 --pseudoniem p-1 --naam "Eén Proef" --rol raadpleger
    doe 0 "was er al" "gebruiker toevoegen changes who was in" gebruiker toevoegen --organisatie 0363 --pseudoniem p-1 --naam "Eén Proef" --rol klantregisseur
    doe 1 "deze rol is er niet" "gebruiker toevoegen knows the roles" gebruiker toevoegen --organisatie 0363 --pseudoniem p-2 --naam Twee --rol baas
    doe 1 "nog geen KvK-nummer" "gebruiker toevoegen needs the number of the organisation" gebruiker toevoegen --organisatie 0060 --pseudoniem p-2 --naam Twee --rol raadpleger
    doe 2 "geef --organisatie" "gebruiker toevoegen needs all" gebruiker toevoegen --organisatie 0363
    wie=$(vraag "SELECT pseudoniem FROM portaal.gebruiker WHERE acting_subject = 'p-1' AND stand = 'actief' AND (SELECT string_agg(rol, '+') FROM portaal.rolgeving r WHERE r.gebruiker = gebruiker.id AND ingetrokken_op IS NULL) = 'klantregisseur'")
    doe 0 "niet meer inloggen" "gebruiker blokkeren" gebruiker blokkeren "$wie"
    [ "$(vraag "SELECT stand FROM portaal.gebruiker WHERE pseudoniem = '$wie'")" = geblokkeerd ]
    lijn $? "a blocked person may not log in"
    doe 1 "deze gebruiker is er niet" "gebruiker blokkeren knows who is there" gebruiker blokkeren g-000000000000
    doe 0 "geblokkeerd" "gebruiker lijst" gebruiker lijst 0363
    uit=$(vraag "SELECT string_agg(route || '|' || bijzonderheden, E'\n' ORDER BY nummer) FROM portaal.audit WHERE handeling = 'beheer'")
    [ "$(wc -l <<<"$uit")" -eq 5 ] && grep -q "gebruiker|blokkeren: $wie" <<<"$uit" && ! grep -q Proef <<<"$uit"
    lijn $? "each act of the operator that happened, and no other, is audited, without names" "$uit"

    doe 1 "bestaat al" "sleutel never overwrites a key" sleutel "$PORTAAL_VAR/geheim/hoofdsleutel"
    doe 0 "Nieuwe hoofdsleutel" "sleutel makes a key" sleutel "$WERK/nieuw"
    [ "$("${ALS[@]}" stat -c %a "$WERK/nieuw")" = 600 ]
    lijn $? "a new key is for its owner alone"
    doe 0 "[database]" "instellingen explains the settings" instellingen
    doe 2 "onbekende opdracht" "knows its subcommands" opruimen
    echo "kleur = blauw" | "${ALS[@]}" tee -a "$ini" >/dev/null
    doe 1 "onbekende instelling" "refuses a setting that it does not know" migreer
    "${ALS[@]}" sed -i -e '/^kleur/d' -e "s#host=$PORTAAL_VAR/run#host=$WERK#" "$ini"
    doe 3 "niet bereikbaar" "says that the database is not there" migreer
}
