# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""An answer by HTTP-Artifact: what the browser brings, what is fetched for it, and every way in which that goes wrong."""
import base64
import glob
import hashlib
import os
import re
import socket
import ssl
import threading
import time
import unittest
import urllib.parse

import instellingen
from portaal import EHSIM, VAR, Browser, als, gemeenten, inloggen_bij, mens, saml_antwoord, sql

HM = "urn:etoegang:HM:00000099000000002000:entities:0001"


def redenen(pagina):
    """What the audit log says of the refusal that this page shows: one row for each."""
    verzoek = re.search(r"[0-9a-f]{32}", pagina.tekst).group(0)
    return [r[0] for r in sql(f"SELECT resultaat FROM audit WHERE request_id = '{verzoek}' AND handeling = 'weigering'")]


def artifact(entity=HM, soort=4, index=0):
    return base64.b64encode(soort.to_bytes(2, "big") + index.to_bytes(2, "big") + hashlib.sha1(entity.encode()).digest() + os.urandom(20)).decode()


def breng(b, samlart, relay, meer="", naam="SAMLart"):
    return b.get(f"/saml/acs?{naam}=" + urllib.parse.quote_plus(samlart) + "&" + urllib.parse.urlencode([("RelayState", relay)]) + meer)


class Artifact(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        instellingen.met(cls, lambda t: instellingen.in_blok(
            instellingen.in_blok(t, "eherkenning", binding="artifact"), "duo", binding="post"))
        cls.wie = mens("klantregisseur", gemeenten()[0])

    def vraag(self, b, wie=None):
        return b.get(inloggen_bij(wie or self.wie)).formulier(re.escape(EHSIM) + ".*").naam("RelayState")

    def weiger(self, verwacht, b, r):
        self.assertEqual((r.status, redenen(r)), (403, ["saml: " + verwacht]))
        self.assertIsNone(b.token)

    def test_an_artifact_logs_in(self):
        for wat in ("assertie", "response", "beide", "artifactresponse"):
            with self.subTest(wat):
                b = Browser()
                f = saml_antwoord(b, self.wie, ondertekend=wat)
                self.assertEqual((f.methode, sorted(n for n, _ in f.velden)), ("get", ["RelayState", "SAMLart"]))
                r = b.verstuur(f)
                self.assertEqual(r.status, 200, r.woorden[:200])
                self.assertIn(self.wie.naam, b.get("/").woorden)

    def test_one_question_is_worth_one_artifact(self):
        b = Browser()
        f = saml_antwoord(b, self.wie)
        koekjes = dict(b.koekjes)
        self.assertEqual(b.verstuur(f).status, 200)
        weer = Browser()
        weer.koekjes = dict(koekjes)
        self.weiger("verzoek-gebruikt", weer, weer.verstuur(f))
        b = Browser()
        relay = self.vraag(b)
        koekjes = dict(b.koekjes)
        eerste = breng(b, artifact(), relay)  # nobody made this one: the makelaar does not know it
        self.assertIn(eerste.status, (403, 503))
        weer = Browser()
        weer.koekjes = dict(koekjes)
        self.weiger("artifact-gebruikt", weer, breng(weer, artifact(), relay))

    def test_an_artifact_in_another_browser(self):
        b, ander = Browser(), Browser()
        f = saml_antwoord(b, self.wie)
        self.vraag(ander)
        self.weiger("relaystate", ander, ander.verstuur(f))
        niemand = Browser()
        self.weiger("verzoek-andere-browser", niemand, niemand.verstuur(f))
        self.assertEqual(b.verstuur(f).status, 200, "the refusals did not use it up")

    def test_what_is_no_artifact_of_this_provider(self):
        goed = base64.b64decode(artifact())
        for wat, verwacht in (("", "artifact-ongeldig"), ("onzin", "artifact-ongeldig"), (base64.b64encode(goed[:-1]).decode(), "artifact-ongeldig"),
                              (base64.b64encode(goed + b"x").decode(), "artifact-ongeldig"), (artifact(soort=1), "artifact-ongeldig"),
                              (artifact(soort=0x0400), "artifact-ongeldig"), (artifact()[:-1] + " ", "artifact-ongeldig"),
                              (artifact()[:30] + "\n" + artifact()[30:], "artifact-ongeldig"),
                              (artifact("https://inloggen.duo.example/saml"), "artifact-andere-afzender"),
                              (artifact(HM.upper()), "artifact-andere-afzender"), (artifact(index=7), "artifact-eindpunt")):
            with self.subTest(wat):
                b = Browser()
                self.weiger(verwacht, b, breng(b, wat, self.vraag(b)))

    def test_the_fields_stand_there_once(self):
        b = Browser()
        relay = self.vraag(b)
        for pad in ("/saml/acs", f"/saml/acs?RelayState={relay}"):
            self.weiger("velden", b, b.get(pad))
        self.weiger("velden", b, breng(b, artifact(), relay, "&SAMLart=x"))
        self.weiger("velden", b, breng(b, artifact(), relay, f"&RelayState={relay}"))
        self.weiger("relaystate", b, b.get("/saml/acs?" + urllib.parse.urlencode({"SAMLart": artifact()})))
        self.weiger("relaystate", b, breng(b, artifact(), "https://kwaad.example/"))

    def test_a_provider_that_answers_by_a_form_gets_no_artifact(self):
        b = Browser()
        relay = self.vraag(b, mens("duo_beheerder"))
        self.weiger("artifact-niet-gevraagd", b, breng(b, artifact("https://inloggen.duo.example/saml"), relay))

    def test_no_artifact_is_in_a_log(self):
        b = Browser()
        f = saml_antwoord(b, self.wie)
        waarde = f.naam("SAMLart")
        self.assertEqual(b.verstuur(f).status, 200)
        time.sleep(2.5)  # nginx writes its log now and then
        for pad in glob.glob(f"{VAR}/log/*"):
            with open(pad, "rb") as log:
                tekst = log.read()
            for vorm in (waarde, urllib.parse.quote_plus(waarde), waarde[20:40]):
                self.assertNotIn(vorm.encode(), tekst, pad)


class Doof:
    """The other side, as it should not be: answers every connection with `antwoord` (bytes, or a function of the connection)."""

    def __init__(self, cert=None, sleutel=None):
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(cert or f"{VAR}/geheim/tls.pem", sleutel or f"{VAR}/geheim/tls.key")
        self.tls.load_verify_locations(f"{VAR}/geheim/artifact.crt")
        self.tls.verify_mode = ssl.CERT_REQUIRED
        self.poort = socket.create_server(("127.0.0.1", 0))
        self.antwoord, self.vragen = b"", []
        threading.Thread(target=self.luister, daemon=True).start()

    def luister(self):
        while True:
            try:
                verbinding, _ = self.poort.accept()
            except OSError:
                return
            threading.Thread(target=self.een, args=(verbinding,), daemon=True).start()

    def een(self, verbinding):
        try:
            with self.tls.wrap_socket(verbinding, server_side=True) as v:
                v.settimeout(8)
                vraag = b""
                while b"ArtifactResolve>" not in vraag:
                    vraag += v.recv(65536)
                self.vragen.append(vraag)
                if callable(self.antwoord):
                    self.antwoord(v)
                else:
                    v.sendall(self.antwoord)
        except OSError:
            pass

    def weg(self):
        self.poort.close()


def http(lijf, status="200 OK", soort="text/xml", meer=""):
    return (f"HTTP/1.1 {status}\r\nContent-Type: {soort}\r\nContent-Length: {len(lijf)}\r\n{meer}Connection: close\r\n\r\n").encode() + lijf


class Ophalen(unittest.TestCase):
    """The portal waits for nobody, believes nobody else, and says calmly that it did not work"""

    @classmethod
    def setUpClass(cls):
        cls.doof = Doof()
        cls.addClassCleanup(cls.doof.weg)
        cls.map = als("mktemp", "-d").strip()
        cls.addClassCleanup(als, "rm", "-rf", cls.map)
        als("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost", "-keyout", f"{cls.map}/vreemd.key", "-out", f"{cls.map}/vreemd.pem")
        cls.vreemd = Doof(f"{cls.map}/vreemd.pem", f"{cls.map}/vreemd.key")
        cls.addClassCleanup(cls.vreemd.weg)
        with open(f"{VAR}/geheim/makelaar-metadata.xml", encoding="utf-8") as f:
            cls.metadata = f.read()
        cls.pad = f"{cls.map}/metadata.xml"
        cls.zet(f"https://localhost:{cls.doof.poort.getsockname()[1]}/artifact")
        instellingen.met(cls, lambda t: instellingen.in_blok(t, "eherkenning", binding="artifact", metadata=cls.pad))

    @classmethod
    def zet(cls, adres):
        tekst = re.sub(r'(<md:ArtifactResolutionService[^>]*Location=")[^"]*', rf"\g<1>{adres}", cls.metadata)
        als("sh", "-c", 'printf %s "$1" >"$2"', "sh", tekst, cls.pad)

    def probeer(self, verwacht, hoogstens=6.5):
        b = Browser()
        relay = b.get("/inloggen/eherkenning").formulier(re.escape(EHSIM) + ".*").naam("RelayState")
        begin = time.monotonic()
        r = breng(b, artifact(), relay)
        self.assertLess(time.monotonic() - begin, hoogstens)
        self.assertEqual((r.status, redenen(r)), (503, ["saml: " + verwacht]))
        self.assertIn("Inloggen kan nu niet", r.woorden)
        self.assertIn("Wat kunt u doen?", r.woorden)
        self.assertIn("/inloggen/eherkenning", r.links)
        self.assertIsNone(b.token)

    def test_what_it_answers(self):
        stil = b"<a/>"
        for antwoord, verwacht in ((http(stil, "500 Internal Server Error"), "artifact-antwoord"), (http(stil, "204 No Content"), "artifact-antwoord"),
                                   (http(stil, "302 Found", meer=f"Location: {EHSIM}/\r\n"), "artifact-antwoord"),
                                   (http(stil, soort="text/html"), "artifact-antwoord"), (http(stil, soort="text/xmlx"), "artifact-antwoord"),
                                   (http(b"<a>" + b"x" * 300000 + b"</a>"), "artifact-antwoord-te-groot"),
                                   (b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n" + b"x" * 300000, "artifact-antwoord-te-groot"),
                                   (b"", "artifact-verbinding"), (b"onzin\r\n\r\n", "artifact-verbinding"),
                                   (http(stil)[:-2], "artifact-verbinding")):
            with self.subTest(antwoord[:60]):
                self.doof.antwoord = antwoord
                self.probeer(verwacht)

    def test_it_keeps_nobody_waiting(self):
        def druppel(v):
            v.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n")
            for _ in range(70):
                v.sendall(b" ")
                time.sleep(0.1)

        for wat in (lambda v: time.sleep(7), druppel):
            self.doof.antwoord = wat
            self.probeer("artifact-te-traag")

    def test_a_slow_provider_leaves_workers_for_others(self):
        """However the name of the parameter is spelled in the address"""
        self.doof.antwoord = lambda v: time.sleep(7)
        vragers = [Browser() for _ in range(4)]
        relays = [b.get("/inloggen/eherkenning").formulier(re.escape(EHSIM) + ".*").naam("RelayState") for b in vragers]
        uit = []
        namen = ("SAMLart", "SAMLart", "SAML%61rt", "%53AMLart")
        draden = [threading.Thread(target=lambda b=b, r=r, n=n: uit.append(breng(b, artifact(), r, naam=n).status)) for b, r, n in zip(vragers, relays, namen)]
        for d in draden:
            d.start()
        time.sleep(0.5)
        begin = time.monotonic()
        self.assertEqual(Browser().get("/uitgelogd").status, 200)
        self.assertLess(time.monotonic() - begin, 2)
        for d in draden:
            d.join()
        self.assertEqual(sorted(uit), [429, 429, 503, 503])

    def test_what_it_asks(self):
        self.doof.antwoord = http(b"<a/>", "500 Internal Server Error")
        self.doof.vragen.clear()
        self.probeer("artifact-antwoord")
        self.assertEqual(len(self.doof.vragen), 1, "asked once, with our certificate")
        kop, _, lijf = self.doof.vragen[0].partition(b"\r\n\r\n")
        self.assertTrue(kop.startswith(b"POST /artifact HTTP/"), kop)
        self.assertNotIn(b"Cookie", kop)
        self.assertIn(b"text/xml", kop)
        als("sh", "-c", 'printf %s "$1" >"$2"', "sh", lijf.decode(), f"{self.map}/vraag.xml")
        uit = als("xmlsec1", "--verify", "--enabled-reference-uris", "same-doc", "--id-attr:ID", "ArtifactResolve", "--pubkey-cert-pem",
                  f"{VAR}/geheim/ondertekensleutel.crt", f"{self.map}/vraag.xml")
        self.assertIsNotNone(uit)

    def test_whom_it_believes(self):
        for adres, verwacht in ((f"https://localhost:{self.vreemd.poort.getsockname()[1]}/", "artifact-tls"),
                                (f"https://127.0.0.2:{self.doof.poort.getsockname()[1]}/", "artifact-verbinding"),
                                ("https://localhost:9/", "artifact-verbinding"), ("https://bestaat-niet.invalid/", "artifact-verbinding")):
            with self.subTest(adres):
                self.zet(adres)
                instellingen.herlaad(instellingen.lees())
                self.probeer(verwacht)
        self.zet(f"https://localhost:{self.doof.poort.getsockname()[1]}/artifact")
        instellingen.herlaad(instellingen.lees())
