#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""What scripts/bench cannot do in shell.

  meet.py vang PROXYDIR SERVERDIR LIJST UIT
      Stands between one worker and PostgreSQL, asks every line of LIJST (URL, tab, cookie) twice, and writes what
      the second time sent: the statements with their parameters, the round trips, the size of the page (JSON).
  meet.py pgbench VANGST MAP
      Turns that into scripts for pgbench, one a page, and prints pgbench's options.
  meet.py tokens N              session tokens with their hashes as the database keeps them
  meet.py uss PID...            own memory of these processes together, in KiB
  meet.py cpu NAAM=PID...       clock ticks used so far by these processes and their descendants (JSON)
  meet.py verdeling VOOR NA     what went to whom between two of those, in words
  meet.py per_pagina VOOR NA N  the same as microseconds a page
"""
import base64
import hashlib
import json
import os
import re
import socket
import ssl
import struct
import sys
import threading
import time
import urllib.error
import urllib.request

SOCKET = ".s.PGSQL.5432"


class Vanger:
    """A PostgreSQL connection that is copied through, and understood on its way to the server."""

    def __init__(self, server_dir):
        self.server_dir = server_dir
        self.lock = threading.Lock()
        self.opnieuw()

    def opnieuw(self):
        with self.lock:
            self.opdrachten, self.syncs = [], 0

    def naar_server(self, van, naar, teksten):
        rest, gestart = b"", False
        while True:
            stuk = van.recv(65536)
            if not stuk:
                naar.close()
                return
            naar.sendall(stuk)
            rest += stuk
            while True:
                kop = 4 if not gestart else 5
                if len(rest) < kop:
                    break
                lengte = struct.unpack("!i", rest[kop - 4:kop])[0] + kop - 4
                if len(rest) < lengte:
                    break
                bericht, rest = rest[:lengte], rest[lengte:]
                if gestart:
                    self.lees(bericht[:1], bericht[5:], teksten)
                gestart = True

    def lees(self, soort, inhoud, teksten):
        with self.lock:
            if soort == b"P":
                naam, sql = inhoud.split(b"\0")[:2]
                teksten[naam] = sql.decode()
            elif soort == b"B":
                _, naam, rest = inhoud.split(b"\0", 2)
                self.opdrachten.append({"sql": teksten[naam], "waarden": parameters(rest)})
            elif soort in b"SQ":
                self.syncs += 1

    def verbinding(self, klant):
        server = socket.socket(socket.AF_UNIX)
        server.connect(os.path.join(self.server_dir, SOCKET))
        threading.Thread(target=terug, args=(server, klant), daemon=True).start()
        try:
            self.naar_server(klant, server, {})
        except OSError:
            server.close()

    def luister(self, proxy_dir):
        luisteraar = socket.socket(socket.AF_UNIX)
        luisteraar.bind(os.path.join(proxy_dir, SOCKET))
        luisteraar.listen(16)
        while True:
            klant, _ = luisteraar.accept()
            threading.Thread(target=self.verbinding, args=(klant,), daemon=True).start()


def terug(server, klant):
    try:
        while stuk := server.recv(65536):
            klant.sendall(stuk)
    except OSError:
        pass
    klant.close()


def parameters(rest):
    """The part of a Bind message behind the two names: formats, then values. Binary values become bytea text."""
    def getal(aantal_bytes):
        nonlocal rest
        waarde = int.from_bytes(rest[:aantal_bytes], "big", signed=True)
        rest = rest[aantal_bytes:]
        return waarde

    vormen = [getal(2) for _ in range(getal(2))]
    waarden = []
    for n in range(getal(2)):
        lengte = getal(4)
        if lengte < 0:
            waarden.append(None)
            continue
        ruw, rest = rest[:lengte], rest[lengte:]
        binair = vormen and vormen[n if len(vormen) > 1 else 0] == 1
        waarden.append("\\x" + ruw.hex() if binair else ruw.decode())
    return waarden


class GeenOmweg(urllib.request.HTTPRedirectHandler):
    """Being sent elsewhere, to log in, is not the page that was asked for."""

    def redirect_request(self, *args):
        return None


def vraag(opener, verzoek):
    """The page, and nothing but the page; nginx and the worker may need some seconds to start."""
    for poging in range(20):
        try:
            with opener.open(verzoek, timeout=20) as antwoord:
                return antwoord.read()
        except urllib.error.HTTPError as fout:
            if fout.code != 503 or poging == 19:
                raise
        except urllib.error.URLError:
            if poging == 19:
                raise
        time.sleep(0.5)


def vang(proxy_dir, server_dir, lijst, uit):
    vanger = Vanger(server_dir)
    threading.Thread(target=vanger.luister, args=(proxy_dir,), daemon=True).start()
    tls = ssl.create_default_context()
    tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    opener = urllib.request.build_opener(GeenOmweg, urllib.request.HTTPSHandler(context=tls))
    vangst = []
    for regel in open(lijst, encoding="utf-8"):
        url, koekje = regel.rstrip("\n").split("\t")
        for _ in range(2):
            vanger.opnieuw()
            verzoek = urllib.request.Request(url, headers={"Cookie": koekje})
            pagina = vraag(opener, verzoek)
        vangst.append({"url": url, "bytes": len(pagina), "heen_en_weer": vanger.syncs, "opdrachten": vanger.opdrachten})
    with open(uit, "w", encoding="utf-8") as f:
        json.dump(vangst, f, indent=1)


def zonder_dubbele_punt(sql):
    """pgbench takes a :word inside a string for a variable: such a string gets its colon as an escape."""
    def vervang(m):
        tekst = m.group(0)
        if not re.search(r":\w", tekst):
            return tekst
        return "E" + tekst.replace("\\", "\\\\").replace(":", "\\x3a")
    return re.sub(r"'(?:[^']|'')*'", vervang, sql)


def script(pagina, namen):
    regels = ["\\startpipeline"]
    for opdracht in pagina["opdrachten"]:
        sql = re.sub(r"^\s*--.*$", "", opdracht["sql"], flags=re.M).strip().rstrip(";")
        sql = zonder_dubbele_punt(sql)

        def waarde(m):
            w = opdracht["waarden"][int(m.group(1)) - 1]
            return "NULL" if w is None else ":" + namen.setdefault(w, f"v{len(namen) + 1}")
        regels.append(re.sub(r"\$(\d+)", waarde, sql) + ";")
    return "\n".join(regels + ["\\endpipeline"]) + "\n"


def pgbench(vangst, map_):
    namen, opties = {}, []
    for n, pagina in enumerate(json.load(open(vangst, encoding="utf-8"))):
        naam = os.path.join(map_, f"pagina{n:03}.sql")
        with open(naam, "w", encoding="utf-8") as f:
            f.write(script(pagina, namen))
        opties += ["-f", naam]
    for w, naam in namen.items():
        opties += ["-D", f"{naam}={w}"]
    sys.stdout.write("\n".join(opties) + "\n")


def tokens(aantal):
    for _ in range(int(aantal)):
        token = base64.urlsafe_b64encode(os.urandom(32)).decode().rstrip("=")
        print(token + "," + hashlib.blake2b(token.encode(), digest_size=32).hexdigest())


def uss(pids):
    kib = 0
    for pid in pids:
        for regel in open(f"/proc/{pid}/smaps_rollup"):
            if regel.startswith(("Private_Clean:", "Private_Dirty:")):
                kib += int(regel.split()[1])
    print(kib)


def cpu(wortels):
    """Ticks of each named process and all that descends from it."""
    ouder, tikken = {}, {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            stat = open(f"/proc/{pid}/stat").read()
        except OSError:
            continue
        rest = stat[stat.rindex(")") + 2:].split()
        ouder[pid], tikken[pid] = rest[1], int(rest[11]) + int(rest[12])
    uit = {}
    for wortel in wortels:
        naam, nummer = wortel.split("=")
        uit[naam] = 0
        for pid in tikken:
            boven = pid
            while boven in ouder and boven != nummer:
                boven = ouder[boven]
            if boven == nummer:
                uit[naam] += tikken[pid]
    print(json.dumps(uit))


def verschil(voor, na):
    voor, na = json.loads(voor), json.loads(na)
    return {naam: na[naam] - voor[naam] for naam in na}


def verdeling(voor, na):
    delen = verschil(voor, na)
    som = sum(delen.values()) or 1
    print(", ".join(f"{naam} {100 * t / som:.0f} %" for naam, t in sorted(delen.items(), key=lambda x: -x[1])))


def per_pagina(voor, na, paginas):
    """Microseconds of processor time a page."""
    som = sum(verschil(voor, na).values()) / os.sysconf("SC_CLK_TCK")
    print(round(1e6 * som / max(1, int(paginas))))


if __name__ == "__main__":
    opdracht, *args = sys.argv[1:]
    {"vang": vang, "pgbench": pgbench, "tokens": tokens, "uss": lambda *p: uss(p), "cpu": lambda *w: cpu(w),
     "verdeling": verdeling, "per_pagina": per_pagina}[opdracht](*args)
