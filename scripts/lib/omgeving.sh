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
SERVICE_ID=urn:etoegang:DV:00000099000000001000:services:0001
SERVICE_UUID=6f1c2d3e-4b5a-4c6d-8e7f-901a2b3c4d5e

# The block in ehsim.ini of an organisation with a provider of its own: ehsim_eigen NAME CODE
ehsim_eigen() {
    cat <<INI

[$1]
soort = saml
entity_id = https://inloggen.$1.example/saml
niveau = urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract
sleutel = geheim/ehsim-$1
sleutel_volgende = geheim/ehsim-$1-volgend
organisaties = $2
rol_attribuut = rol
naam_attribuut = displayName
persoon_attribuut = -
INI
}

# The demo has the limits as they are; tests and measurements do in an hour what nobody does (OMGEVING_LIMIET: so often).
omgeving_limieten() {
    [ -n "${OMGEVING_LIMIET:-}" ] || return 0
    printf '\n[limiet]\n'
    printf '%s = %s\n' zoeken_uur "$OMGEVING_LIMIET" zoeken_dag "$OMGEVING_LIMIET" tonen_uur "$OMGEVING_LIMIET" tonen_dag "$OMGEVING_LIMIET" \
        bestand_uur "$OMGEVING_LIMIET" bestand_dag "$OMGEVING_LIMIET" gemist "$OMGEVING_LIMIET"
}

# What the blocks in portaal.ini of DUO and COA have in common: aanbieder_eigen BINDING. OMGEVING_BINDING: all of them so.
aanbieder_eigen() {
    cat <<INI
soort = saml
attribuut_index = 1
rolattribuut = rol
naamattribuut = displayName
klasse = urn:etoegang:core:assurance-class:loa3 urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract
binding = ${OMGEVING_BINDING:-$1}
tls_sleutel = geheim/artifact.pem
tls_certificaat = geheim/artifact.crt
tls_ca = geheim/tls.pem
INI
}

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
ondertekensleutel = geheim/ondertekensleutel.pem
ondertekencertificaat = geheim/ondertekensleutel.crt
ontsleutelsleutel = geheim/ontsleutelsleutel.pem
ontsleutelsleutel = geheim/ontsleutelsleutel-volgend.pem
voorportaal = eherkenning

[aanbieder eherkenning]
soort = eherkenning
titel = Ik werk bij een gemeente
uitleg = U logt in met eHerkenning. Ook voor een samenwerkingsverband van gemeenten.
metadata = geheim/makelaar-metadata.xml
organisaties = gemeente samenwerkingsverband
binding = ${OMGEVING_BINDING:-artifact}
tls_sleutel = geheim/artifact.pem
tls_certificaat = geheim/artifact.crt
tls_ca = geheim/tls.pem

[aanbieder duo]
titel = Ik werk bij DUO
uitleg = U logt in op de inlogpagina van DUO.
metadata = geheim/duo-metadata.xml
organisaties = DUO
rol = duo_medewerker medewerker
rol = duo_beheerder beheerder
rol = duo_auditor auditor
$(aanbieder_eigen post)

[aanbieder coa]
titel = Ik werk bij COA
uitleg = U logt in op de inlogpagina van COA.
metadata = geheim/coa-metadata.xml
organisaties = COA
rol = coa_medewerker medewerker
rol = coa_beheerder beheerder
$(aanbieder_eigen artifact)
INI
    omgeving_limieten >>"$VAR/portaal.ini"
    cat >"$VAR/ehsim.ini" <<INI
; Made by scripts/lib/omgeving.sh at every start; what each setting means: sim/sim.h
socket = run/ehsim.sock
adres = https://127.0.0.1:$((POORT + 1))
adres_artifact = https://localhost:$((POORT + 1))
portaal = $VAR/portaal.ini
dienstverlener = $EIGEN_ENTITY
dienstverlener_certificaat = geheim/ondertekensleutel.crt
ontcijferen = geheim/ontsleutelsleutel.crt
ontcijferen_volgende = geheim/ontsleutelsleutel-volgend.crt
acs = https://127.0.0.1:$POORT/saml/acs
service_uuid = $SERVICE_UUID
service_id = $SERVICE_ID
vreemde_sleutel = geheim/ehsim-vreemd
inloggers = $BRON/scripts/demo-data/inloggers.tsv
sjablonen = $BRON/sim/sjablonen

[eherkenning]
soort = eherkenning
entity_id = $EHSIM_ENTITY
niveau = urn:etoegang:core:assurance-class:loa3
sleutel = geheim/ehsim
sleutel_volgende = geheim/ehsim-volgend
organisaties = gemeente samenwerkingsverband
rol_attribuut = -
naam_attribuut = -
persoon_attribuut = -
$(ehsim_eigen duo DUO)
$(ehsim_eigen coa COA)
INI
    chmod 644 "$VAR/portaal.ini" "$VAR/ehsim.ini"
}

# An RSA key and a certificate for it: NAME.pem and NAME.crt. Made once. omgeving_rsa NAME WHO [BITS]
omgeving_rsa() {
    local pem=$VAR/geheim/$1.pem crt=$VAR/geheim/$1.crt
    if [ -e "$pem" ] && [ -e "$crt" ]; then return; fi
    stil "$VAR/log/openssl.log" openssl req -x509 -newkey rsa:${3:-3072} -sha256 -nodes -days 1095 -subj "/CN=$2" -keyout "$pem" -out "$crt"
    geheim_maak "$pem"
}

# Keys and whom to trust. The metadata name the port, so they are made anew at every start.
omgeving_sleutels() {
    local log=$VAR/log/sleutels.log naam
    if ! als_dienst test -e "$VAR/geheim/hoofdsleutel"; then stil "$log" portaalctl sleutel; fi
    omgeving_rsa ondertekensleutel "Portaal Inburgering (demonstratie)"
    omgeving_rsa artifact "Portaal Inburgering haalt een antwoord op (demonstratie)"
    for naam in ontsleutelsleutel ontsleutelsleutel-volgend; do
        if [ -e "$VAR/geheim/$naam.crt" ]; then continue; fi
        omgeving_rsa "$naam" "Portaal Inburgering ontsleutelt (demonstratie)" 2048
        cat "$VAR/geheim/$naam.crt" >>"$VAR/geheim/$naam.pem"
    done
    for naam in ehsim ehsim-volgend ehsim-duo ehsim-duo-volgend ehsim-coa ehsim-coa-volgend ehsim-vreemd; do
        omgeving_rsa "$naam" "$naam (nagemaakt)" 2048
    done
    omgeving_metadata() {
        als_dienst "$BOUW/ehsim" --metadata "$VAR/ehsim.ini" --aanbieder "$1" >"$VAR/geheim/$2-metadata.xml"
    }
    stil "$log" omgeving_metadata eherkenning makelaar
    stil "$log" omgeving_metadata duo duo
    stil "$log" omgeving_metadata coa coa
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
