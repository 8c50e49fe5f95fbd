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

# Who is who between the portal and its makelaar.
EIGEN_ENTITY=urn:etoegang:DV:00000099000000001000:entities:0001
EHSIM_ENTITY=urn:etoegang:HM:00000099000000002000:entities:0001
SERVICE_UUID=6f1c2d3e-4b5a-4c6d-8e7f-901a2b3c4d5e

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
entity_id = $EIGEN_ENTITY
service_uuid = $SERVICE_UUID
makelaar_metadata = geheim/makelaar-metadata.xml
ondertekensleutel = geheim/ondertekensleutel.pem
INI
    cat >"$VAR/ehsim.ini" <<INI
; Made by scripts/lib/omgeving.sh at every start; what each setting means: sim/sim.h
socket = run/ehsim.sock
adres = https://127.0.0.1:$((POORT + 1))
entity_id = $EHSIM_ENTITY
dienstverlener = $EIGEN_ENTITY
dienstverlener_certificaat = geheim/ondertekensleutel.crt
acs = https://127.0.0.1:$POORT/saml/acs
service_uuid = $SERVICE_UUID
niveau = urn:etoegang:core:assurance-class:loa3
sleutel = geheim/ehsim.pem
certificaat = geheim/ehsim.crt
inloggers = $BRON/scripts/demo-data/inloggers.tsv
sjablonen = $BRON/sim/sjablonen
INI
    chmod 644 "$VAR/portaal.ini" "$VAR/ehsim.ini"
}

# An RSA key and a certificate for it: NAME.pem and NAME.crt. Made once.
omgeving_rsa() {
    local pem=$VAR/geheim/$1.pem crt=$VAR/geheim/$1.crt
    if [ -e "$pem" ] && [ -e "$crt" ]; then return; fi
    stil "$VAR/log/openssl.log" openssl req -x509 -newkey rsa:3072 -sha256 -nodes -days 1095 -subj "/CN=$2" -keyout "$pem" -out "$crt"
    geheim_maak "$pem"
}

# Keys and whom to trust. The metadata name the port, so they are made anew at every start.
omgeving_sleutels() {
    local log=$VAR/log/sleutels.log
    if ! als_dienst test -e "$VAR/geheim/hoofdsleutel"; then stil "$log" portaalctl sleutel; fi
    omgeving_rsa ondertekensleutel "Portaal Inburgering (demonstratie)"
    omgeving_rsa ehsim "eHerkenning (nagemaakt)"
    omgeving_metadata() { als_dienst "$BOUW/ehsim" --metadata "$VAR/ehsim.ini" >"$VAR/geheim/makelaar-metadata.xml"; }
    stil "$log" omgeving_metadata
}

omgeving_taken() { PORTAAL_INSTELLINGEN=$VAR/portaal.ini proces_start taken "$BOUW/portaalctl" taken; }

omgeving_ehsim() { proces_start ehsim "$BOUW/ehsim" "$VAR/ehsim.ini"; }

# A refused line is no failure of the import: the report says which, and the rest is in.
omgeving_importeer() {
    local verslag=$VAR/log/importeren.log
    portaalctl importeer "$1" >"$verslag"
    [ $? -le 1 ] && grep 'aangenomen' "$verslag"
}

# Official gemeenten come with the migrations; the people who can log in and the deliveries of DUO and COA come here. Done once.
omgeving_vul() {
    local aantal=$1 zaad=$2 log=$VAR/log/vullen.log
    if [ -e "$VAR/.gevuld" ]; then
        stil "$log" portaalctl bijwerken # a day or more may have passed
        return
    fi
    : >"$log"
    stap Gegevens "$aantal verzonnen dossiers maken en importeren"
    stil "$log" portaalctl organisatie S001 --naam "Samenwerkingsverband Noord" --kvk 99990901 --mandaten 0060+0599
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
        for naam in portaal taken ehsim nginx; do
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
    : >"$VAR/log/migreer.log"
    HINT="Is de database van een andere versie? Begin opnieuw met: scripts/demo --opnieuw" stil "$VAR/log/migreer.log" portaalctl migreer
}

omgeving_start() {
    stap Starten "workers, makelaar en nginx"
    omgeving_ehsim
    proces_start portaal "$BOUW/portaal" "$VAR/portaal.ini"
    omgeving_taken
    nginx_inrichten
    nginx_start
    omgeving_wacht
}

# Ends what this folder started, and nothing else.
omgeving_stop() {
    proces_stop nginx QUIT
    proces_stop portaal
    proces_stop taken
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
