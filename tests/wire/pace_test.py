# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The pace that nginx keeps, as it is delivered: an nginx of its own with the settings of the demo, in front of the same workers."""
import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from portaal import ALS, BRON, VAR, Browser, als_mens, dossiers, gemeenten, wacht


def vrije_poort():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Nginx:
    def __init__(self):
        self.poort = vrije_poort()
        self.map = tempfile.mkdtemp(prefix="tempo-", dir=f"{VAR}/tmp")
        os.chmod(self.map, 0o777)
        schoon = {n: w for n, w in os.environ.items() if not n.startswith("OMGEVING_")}
        subprocess.run(["bash", "-c", f". '{BRON}/scripts/lib/omgeving.sh' && nginx_vul '{BRON}/nginx/portaal.conf.in' '{self.map}/nginx.conf'"],
                       env={**schoon, "PORTAAL_VAR": VAR, "PORTAAL_POORT": str(self.poort)}, check=True)
        with open(f"{self.map}/nginx.conf", encoding="utf-8") as f:
            tekst = f.read()
        tekst = re.sub(r"(?m)^\s*include .*ook/.*$", "", tekst)
        tekst = tekst.replace(f"{VAR}/nginx/", f"{self.map}/").replace(f"{VAR}/log/", f"{self.map}/")
        with open(f"{self.map}/nginx.conf", "w", encoding="utf-8") as f:
            f.write(tekst)
        self.tempo = {n: int(w) for n, w in re.findall(r"zone=(\w+):\w+ rate=(\d+)r/s", tekst)}
        self.stoot = {n: int(w) for n, w in re.findall(r"limit_req zone=(\w+) burst=(\d+)", tekst)}
        self.proces = subprocess.Popen([*ALS, "nginx", "-e", f"{self.map}/fout.log", "-c", f"{self.map}/nginx.conf"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env={**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin"})
        assert wacht(self.antwoordt), open(f"{self.map}/fout.log", encoding="utf-8").read()

    def antwoordt(self):
        try:
            return Browser(self.adres).get("/uitgelogd").status == 200
        except OSError:
            return False

    @property
    def adres(self):
        return f"https://127.0.0.1:{self.poort}"

    def browser(self, van):
        """The same person, at this door."""
        b = Browser(self.adres)
        b.koekjes = dict(van.koekjes)
        return b

    def weg(self):
        self.proces.send_signal(signal.SIGTERM)
        self.proces.wait(15)


def samen(werk, aantal):
    uit, draden = [], []
    for i in range(aantal):
        d = threading.Thread(target=lambda i=i: uit.append(werk(i)))
        draden.append(d)
        d.start()
    for d in draden:
        d.join()
    return uit


class Pace(unittest.TestCase):
    def setUp(self):
        self.n = Nginx()  # a fresh one: nobody has asked anything yet
        self.addCleanup(self.n.weg)

    def test_twenty_tabs_at_once(self):
        """A caseworker opens twenty dossiers at once, three times in a row, with all that belongs to a page"""
        gemeente = gemeenten()[0]
        zij, van = als_mens("klantregisseur", gemeente), dossiers(gemeente, aantal=20)
        stijl = re.findall(r'href="(/static/[^"]+)"', Browser().get("/uitgelogd").tekst)
        for _ in range(3):
            uit = samen(lambda i: [self.n.browser(zij).get(pad).status for pad in (f"/dossier/{van[i % len(van)]}", *stijl)], 20)
            self.assertEqual({s for rij in uit for s in rij}, {200})
            time.sleep(2)  # she looks at what she sees

    def test_a_whole_gemeente_behind_one_address(self):
        """Two hundred people at one address, each with a session of her own, all open a page in the same few seconds"""
        deur = self.n.adres

        def een(i):
            b = Browser(deur)
            b.koekjes["__Host-portaal"] = f"persoon-{i:06d}-" + "x" * 30
            return [b.get("/uitgelogd").status for _ in range(2)]
        uit = []
        for begin in range(0, 200, 25):
            uit += samen(lambda i, begin=begin: een(begin + i), 25)
        self.assertEqual({s for rij in uit for s in rij}, {200})

    def test_one_session_that_runs_away(self):
        """A program with her cookie gets its burst and then 429, from whatever it asks; others at that address do not notice"""
        b = Browser(self.n.adres)
        b.koekjes["__Host-portaal"] = "weggelopen-" + "x" * 40
        stoot, tempo = self.n.stoot["sessie"], self.n.tempo["sessie"]
        begin, uit = time.monotonic(), []
        for _ in range(stoot * 3):
            uit.append(b.get("/uitgelogd").status)
        goed = uit.count(200)
        self.assertEqual(set(uit), {200, 429})
        self.assertLessEqual(goed, stoot + 2 + tempo * (time.monotonic() - begin + 1))
        r = b.get("/uitgelogd")
        for _ in range(5):
            r = r if r.status == 429 else b.get("/uitgelogd")
        self.assertEqual(r.status, 429)
        self.assertEqual(r.kop("Retry-After"), "30")
        self.assertIn("Even wachten", r.titel)
        self.assertIn("Wacht een halve minuut", r.woorden)
        self.assertIn("default-src 'none'", r.kop("Content-Security-Policy"))
        ander = Browser(self.n.adres)
        ander.koekjes["__Host-portaal"] = "iemand-anders-" + "y" * 40
        self.assertEqual(ander.get("/uitgelogd").status, 200)
        # the cookie cannot hide behind another one, or behind a name that looks like it
        for koekje in (f"a=1; __Host-portaal={b.koekjes['__Host-portaal']}", f"__Host-portaal={b.koekjes['__Host-portaal']}; b=2"):
            self.assertIn(429, {b.vraag("GET", "/uitgelogd", koppen={"Cookie": koekje}).status for _ in range(10)})
        stijl = re.findall(r'href="(/static/[^"]+)"', ander.get("/uitgelogd").tekst)[0]
        self.assertEqual({b.get(stijl).status for _ in range(stoot * 2)}, {200}, "static files are not limited")

    def test_made_up_sessions_share_an_address(self):
        """A new cookie with every request helps nobody: the address has its own pace"""
        stoot = self.n.stoot["paginas"]

        def een(i):
            v = Browser(self.n.adres)
            uit = []
            for j in range(stoot // 10):
                v.koekjes["__Host-portaal"] = f"verzonnen-{i:04d}-{j:06d}-" + "z" * 30
                uit.append(v.get("/uitgelogd").status)
            return uit
        uit = [s for rij in samen(een, 30) for s in rij]
        self.assertIn(429, uit)

    def test_logging_in_is_slower(self):
        for pad in ("/inloggen", "/saml/acs"):
            with self.subTest(pad):
                b = Browser(self.n.adres)
                uit = [b.post(pad, [("x", "y")]).status if pad.startswith("/saml") else b.get(pad).status
                       for _ in range(self.n.stoot["inloggen"] * 3)]
                self.assertIn(429, uit)
                self.assertLess(len([s for s in uit if s != 429]), self.n.stoot["inloggen"] + 40)
                self.assertEqual(b.get("/uitgelogd").status, 200, "pages go on")

    def test_bodies_have_a_size(self):
        b = Browser(self.n.adres)
        for pad, te_groot in (("/inloggen", 17 * 1024), ("/saml/acs", 257 * 1024), ("/zoeken", 257 * 1024), ("/signalen/afhandelen", 257 * 1024)):
            with self.subTest(pad):
                r = b.vraag("POST", pad, "x" * te_groot, {"Content-Type": "application/x-www-form-urlencoded"})
                self.assertEqual(r.status, 413)
                self.assertIn("Dit is te veel", r.titel)
