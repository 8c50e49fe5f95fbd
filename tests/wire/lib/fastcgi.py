# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A small FastCGI client: speaks to a worker's socket without nginx in between, for a scratch portal and for bad records."""
import socket
import struct

BEGIN, ABORT, END, PARAMS, STDIN, STDOUT = 1, 2, 3, 4, 5, 6


def record(soort, inhoud=b"", nummer=1):
    return struct.pack("!BBHHBB", 1, soort, nummer, len(inhoud), 0, 0) + inhoud


def paar(naam, waarde):
    def lengte(n):
        return bytes([n]) if n < 128 else struct.pack("!I", n | 0x80000000)
    n, w = naam.encode(), waarde.encode()
    return lengte(len(n)) + lengte(len(w)) + n + w


def parameters(methode, pad, lijf=b"", **anders):
    pad, _, vraag = pad.partition("?")
    p = {"GATEWAY_INTERFACE": "CGI/1.1", "SERVER_PROTOCOL": "HTTP/1.1", "REQUEST_METHOD": methode,
         "REQUEST_URI": pad + (f"?{vraag}" if vraag else ""), "SCRIPT_NAME": pad, "QUERY_STRING": vraag,
         "REMOTE_ADDR": "127.0.0.1", "REQUEST_ID": "0" * 32, "HTTPS": "on", "HTTP_HOST": "127.0.0.1"}
    if methode == "POST":
        p.update(CONTENT_TYPE="application/x-www-form-urlencoded", CONTENT_LENGTH=str(len(lijf)))
    p.update(anders)
    return [(n, w) for n, w in p.items() if w is not None]


def bytes_van(params, lijf=b""):
    blok = b"".join(paar(n, w) for n, w in params)
    uit = record(BEGIN, struct.pack("!HB5x", 1, 0))
    for i in range(0, len(blok), 32000):
        uit += record(PARAMS, blok[i:i + 32000])
    uit += record(PARAMS)
    for i in range(0, len(lijf), 32000):
        uit += record(STDIN, lijf[i:i + 32000])
    return uit + record(STDIN)


def lees(s):
    def precies(n):
        uit = b""
        while len(uit) < n:
            deel = s.recv(n - len(uit))
            if not deel:
                raise ConnectionError("the worker hung up")
            uit += deel
        return uit
    uit = b""
    while True:
        _, soort, _, lengte, vulling, _ = struct.unpack("!BBHHBB", precies(8))
        inhoud = precies(lengte)
        precies(vulling)
        if soort == STDOUT:
            uit += inhoud
        elif soort == END:
            return uit


def stuur(socketpad, ruw, seconden=10):
    """Sends the bytes as they are; (status, headers, body)."""
    with socket.socket(socket.AF_UNIX) as s:
        s.settimeout(seconden)
        s.connect(socketpad)
        s.sendall(ruw)
        uit = lees(s)
    hoofd, _, lijf = uit.partition(b"\r\n\r\n")
    koppen = [tuple(r.split(": ", 1)) for r in hoofd.decode().split("\r\n") if ": " in r]
    status = next((int(w.split()[0]) for n, w in koppen if n.lower() == "status"), 200)
    return status, koppen, lijf


def vraag(socketpad, methode, pad, lijf=b"", **anders):
    return stuur(socketpad, bytes_van(parameters(methode, pad, lijf, **anders), lijf))
