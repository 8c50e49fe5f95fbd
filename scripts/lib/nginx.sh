# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# The certificate, and nginx with its settings in VAR/nginx. nginx runs as the serving user from its start; ports are above 1023.

nginx_zoek() {
    NGINX=$(command -v nginx || true)
    NGINX=${NGINX:-/usr/sbin/nginx}
    [ -x "$NGINX" ] || fout "nginx is niet gevonden."
}

# A certificate for this machine alone; made once, made anew in its last month.
certificaat_maak() {
    local pem=$VAR/geheim/tls.pem key=$VAR/geheim/tls.key
    dienst_map "$VAR/geheim"
    if openssl x509 -in "$pem" -noout -checkend 2592000 >/dev/null 2>&1; then return; fi
    stil "$VAR/log/openssl.log" openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \
        -subj "/CN=Portaal Inburgering (demonstratie)" -addext "subjectAltName=IP:127.0.0.1,DNS:localhost" \
        -addext "keyUsage=critical,digitalSignature" -addext "extendedKeyUsage=serverAuth" \
        -keyout "$key" -out "$pem"
    chmod 644 "$pem"
    geheim_maak "$key"
}

# The certificate by which a front proxy makes itself known (voorportaal.conf.in); its own issuer.
voorportaal_maak() {
    if [ -e "$VAR/geheim/voorportaal.pem" ]; then return; fi
    stil "$VAR/log/openssl.log" openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \
        -subj "/CN=voorportaal" -keyout "$VAR/geheim/voorportaal.key" -out "$VAR/geheim/voorportaal.pem"
    geheim_maak "$VAR/geheim/voorportaal.key"
}

# The file belongs to the serving user and is readable by nobody else.
geheim_maak() {
    chmod 600 "$1"
    ! is_root || chown "$DIENST" "$1"
}

# nginx_vul IN UIT: the words between @ signs
nginx_vul() {
    sed -e "s|@LUISTER@|${PORTAAL_LUISTER:-127.0.0.1}|g" -e "s|@POORT@|$POORT|g" -e "s|@EHSIM_POORT@|$((POORT + 1))|g" \
        -e "s|@VOORPORTAAL_POORT@|$((POORT + 2))|g" -e "s|@VOORPORTAAL_CA@|$VAR/geheim/voorportaal.pem|g" \
        -e "s|@VAR@|$VAR|g" -e "s|@BRON@|$BRON|g" -e "s|@NGINX@|$BRON/nginx|g" \
        -e "s|@CERT@|$VAR/geheim/tls.pem|g" -e "s|@SLEUTEL@|$VAR/geheim/tls.key|g" \
        -e "s|@TEMPO@|${OMGEVING_TEMPO:-100}|g" -e "s|@STOOT@|${OMGEVING_STOOT:-400}|g" \
        -e "s|@TEMPO_SESSIE@|${OMGEVING_TEMPO_SESSIE:-10}|g" -e "s|@STOOT_SESSIE@|${OMGEVING_STOOT_SESSIE:-60}|g" \
        -e "s|@TEGELIJK_SESSIE@|${OMGEVING_TEGELIJK_SESSIE:-40}|g" \
        -e "s|@TEMPO_INLOGGEN@|${OMGEVING_TEMPO_INLOGGEN:-5}|g" -e "s|@STOOT_INLOGGEN@|${OMGEVING_STOOT_INLOGGEN:-50}|g" \
        "$1" >"$2"
}

nginx_inrichten() {
    dienst_map "$VAR/nginx" 755
    mkdir -p "$VAR/nginx/ook"
    rm -f "$VAR/nginx/ook/"*.conf
    nginx_vul "$BRON/nginx/portaal.conf.in" "$VAR/nginx/portaal.conf"
    nginx_vul "$BRON/nginx/ehsim.conf.in" "$VAR/nginx/ook/ehsim.conf"
    if [ "${OMGEVING_VOORPORTAAL:-}" = ja ]; then
        voorportaal_maak
        nginx_vul "$BRON/nginx/voorportaal.conf.in" "$VAR/nginx/ook/voorportaal.conf"
    fi
    dienst_map "$VAR/www/fout" 755
    stil "$VAR/log/foutpaginas.log" portaalctl foutpaginas "$VAR/www/fout"
    touch "$VAR/log/nginx.log" "$VAR/log/nginx-fout.log"
    ! is_root || chown "$DIENST" "$VAR/log/nginx.log" "$VAR/log/nginx-fout.log"
    stil "$VAR/log/nginx-proef.log" als_dienst "$NGINX" -t -q -e "$VAR/log/nginx-fout.log" -c "$VAR/nginx/portaal.conf"
}

nginx_start() { proces_start nginx "$NGINX" -e "$VAR/log/nginx-fout.log" -c "$VAR/nginx/portaal.conf"; }
