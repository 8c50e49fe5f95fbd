# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# A whole portal in one folder (VAR): database, workers, simulated makelaar, nginx. The demo, the tests and the measurements all start
# the same one. BOUW is the folder with the built programs.

# shellcheck source=scripts/lib/basis.sh
. "$(dirname "${BASH_SOURCE[0]}")/basis.sh"
. "$BRON/scripts/lib/pakketten.sh"
. "$BRON/scripts/lib/bouw.sh"
. "$BRON/scripts/lib/cluster.sh"
. "$BRON/scripts/lib/nginx.sh"

portaalctl() { PORTAAL_INSTELLINGEN=$VAR/portaal.ini als_dienst "$BOUW/portaalctl" "$@"; }

omgeving_instellingen() {
    cat >"$VAR/portaal.ini" <<INI
; Made by scripts/lib/omgeving.sh at every start; what each setting means: portaalctl instellingen
[portaal]
socket = run/portaal.sock
workers = ${OMGEVING_WORKERS:-4}
adres = https://127.0.0.1:$POORT
sleutelbestand = geheim/hoofdsleutel
demo = ja

[database]
verbinding = host=$VAR/run dbname=portaal user=portaal_app
verbinding_migratie = host=$VAR/run dbname=portaal user=portaal_migratie
verbinding_taak = host=$VAR/run dbname=portaal user=portaal_taak

[saml]
entity_id = urn:etoegang:DV:00000099000000001000:entities:0001
service_uuid = 6f1c2d3e-4b5a-4c6d-8e7f-901a2b3c4d5e
makelaar_metadata = geheim/makelaar-metadata.xml
ondertekensleutel = geheim/ondertekensleutel.pem
INI
    chmod 644 "$VAR/portaal.ini"
}

# Keys of the portal itself; made once.
omgeving_sleutels() {
    local log=$VAR/log/sleutels.log
    if ! als_dienst test -e "$VAR/geheim/hoofdsleutel"; then
        stil "$log" portaalctl sleutel
    fi
    if [ ! -e "$VAR/geheim/ondertekensleutel.pem" ]; then
        stil "$log" openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$VAR/geheim/ondertekensleutel.pem"
        geheim_maak "$VAR/geheim/ondertekensleutel.pem"
    fi
}

# The simulated makelaar: its own key, and a certificate by which it knows the portal, made once; settings and metadata at every
# start, because they name the port.
omgeving_ehsim_maak() {
    local log=$VAR/log/sleutels.log
    if [ ! -e "$VAR/geheim/ehsim.key" ]; then
        stil "$log" openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/CN=Simulator van eHerkenning" \
            -keyout "$VAR/geheim/ehsim.key" -out "$VAR/geheim/ehsim.pem"
        geheim_maak "$VAR/geheim/ehsim.key"
    fi
    if [ ! -e "$VAR/geheim/ondertekening.pem" ]; then
        stil "$log" openssl req -x509 -new -key "$VAR/geheim/ondertekensleutel.pem" -days 3650 -subj "/CN=Portaal Inburgering" \
            -out "$VAR/geheim/ondertekening.pem"
    fi
    cat >"$VAR/ehsim.ini" <<INI
; Made by scripts/lib/omgeving.sh at every start; sim/sim.h says what each line means
socket = run/ehsim.sock
adres = https://127.0.0.1:$((POORT + 1))
entity_id = urn:etoegang:HM:00000099000000002000:entities:0001
dienstverlener = urn:etoegang:DV:00000099000000001000:entities:0001
dienstverlener_certificaat = geheim/ondertekening.pem
acs = https://127.0.0.1:$POORT/saml/acs
service_uuid = 6f1c2d3e-4b5a-4c6d-8e7f-901a2b3c4d5e
niveau = urn:etoegang:core:assurance-class:loa3
sleutel = geheim/ehsim.key
certificaat = geheim/ehsim.pem
inloggers = $BRON/scripts/demo-data/inloggers.tsv
sjablonen = $BRON/sim/sjablonen
INI
    chmod 644 "$VAR/ehsim.ini" "$VAR/geheim/ehsim.pem" "$VAR/geheim/ondertekening.pem"
    als_dienst "$BOUW/ehsim" --metadata "$VAR/ehsim.ini" >"$VAR/geheim/makelaar-metadata.xml" ||
        fout "De simulator van eHerkenning start niet."
}

omgeving_ehsim() {
    omgeving_ehsim_maak
    proces_start ehsim "$BOUW/ehsim" "$VAR/ehsim.ini"
}

# A refused line is no failure of the import: the report says which, and the rest is in.
omgeving_importeer() {
    local verslag=$VAR/log/importeren.log
    portaalctl importeer "$1" >"$verslag"
    [ $? -le 1 ] && grep 'aangenomen' "$verslag"
}

# Official gemeenten come with the migrations; the people who can log in and the deliveries of DUO and COA come here. Done once.
omgeving_vul() {
    local aantal=$1 zaad=$2 log=$VAR/log/vullen.log
    if [ -e "$VAR/.gevuld" ]; then return; fi
    : >"$log"
    stap Gegevens "$aantal verzonnen dossiers maken en importeren"
    stil "$log" portaalctl gebruiker toevoegen --bestand "$BRON/scripts/demo-data/inloggers.tsv"
    dienst_map "$VAR/gegevens" 755
    omgeving_demodata() { portaalctl demodata --dossiers "$aantal" --zaad "$zaad" >"$VAR/gegevens/leveringen.jsonl"; }
    stil "$log" omgeving_demodata
    stil "$log" omgeving_importeer "$VAR/gegevens/leveringen.jsonl"
    stap Gegevens "$(grep aangenomen "$VAR/log/importeren.log" | tail -n 1)"
    : >"$VAR/.gevuld"
}

# Serves within the time, or says which part does not.
omgeving_wacht() {
    local i naam
    for i in $(seq 150); do
        for naam in portaal ehsim nginx; do
            if ! proces_pid "$naam" >/dev/null; then
                tail -n 20 "$VAR/log/$naam.log" >&2
                fout "$naam is gestopt." "Het hele verslag staat in $VAR/log/$naam.log"
            fi
        done
        if [ "$(curl -sk -o /dev/null -w '%{http_code}' --max-time 3 "https://127.0.0.1:$POORT/inloggen")" = 200 ]; then return; fi
        sleep 0.2
    done
    tail -n 20 "$VAR/log/portaal.log" "$VAR/log/nginx-fout.log" >&2
    fout "Het portaal antwoordt niet op https://127.0.0.1:$POORT/inloggen"
}

omgeving_voorbereiden() {
    cluster_zoek
    nginx_zoek
    stap Database "starten in $VAR/pg"
    cluster_maak
    cluster_start
    certificaat_maak
    omgeving_instellingen
    omgeving_sleutels
    stap Database "rollen en migraties"
    cluster_inrichten
    stil "$VAR/log/migreer.log" portaalctl migreer
}

omgeving_start() {
    stap Starten "workers, makelaar en nginx"
    omgeving_ehsim
    proces_start portaal "$BOUW/portaal" "$VAR/portaal.ini"
    nginx_inrichten
    nginx_start
    omgeving_wacht
}

# Ends what this folder started, and nothing else.
omgeving_stop() {
    proces_stop nginx QUIT
    proces_stop portaal
    proces_stop ehsim
    [ -d "$VAR/pg" ] && { [ -n "${PGBIN:-}" ] || cluster_zoek; } && cluster_stop
    return 0
}

omgeving_draait() { proces_pid nginx >/dev/null || proces_pid portaal >/dev/null; }

# Throws away data and settings, keeps what was built. Only in a folder with our mark.
omgeving_leeg() {
    [ -e "$VAR/.portaal" ] || return 0
    local deel
    for deel in pg run log pid geheim nginx www gegevens; do rm -rf "${VAR:?}/$deel"; done
    rm -f "$VAR/.gevuld" "$VAR/portaal.ini" "$VAR/ehsim.ini"
}
