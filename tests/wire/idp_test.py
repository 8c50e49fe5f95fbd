# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""python3-pysaml2 as the identity provider, end to end: it takes in the portal's own metadata, judges the portal's question by them, and
answers; the portal takes in its metadata through a settings block. Once as an organisation's own provider, once as a makelaar."""
import base64
import json
import os
import re
import signal
import socket
import subprocess
import unittest

from portaal import ALS, BOUW, VAR, Browser, als, gemeenten, mens, pid, sql, wacht, workers
from saml_test import reden

PROGRAMMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib", "idp_pysaml2.py")
INI = f"{VAR}/portaal.ini"
TWEE_FACTOREN = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"
DISPLAY_NAME = "urn:oid:2.16.840.1.113730.3.1.241"  # what pysaml2, as other software, makes of displayName
CONCERNED = "urn:etoegang:1.9:EntityConcernedID:"


def vrije_poort():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def herlaad(tekst):
    """These settings from now on, in new workers."""
    eerst = set(workers())
    with open(INI, "w", encoding="utf-8") as f:
        f.write(tekst)
    os.kill(pid("portaal"), signal.SIGHUP)
    assert wacht(lambda: workers() and not set(workers()) & eerst), "new workers"
    assert wacht(lambda: Browser().get("/inloggen").status == 200)


class Idp:
    """pysaml2 on a port of its own, known to the portal as [aanbieder NAAM]."""

    def __init__(self, naam, blok, **wie):
        self.naam, self.map = naam, als("mktemp", "-d").strip()
        self.adres = f"https://127.0.0.1:{vrije_poort()}"
        als("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=pysaml2",
            "-keyout", f"{self.map}/idp.pem", "-out", f"{self.map}/idp.crt")
        self.wie = {"adres": self.adres, "entity_id": "https://pysaml2.example/saml", "tls": [f"{VAR}/geheim/tls.pem", f"{VAR}/geheim/tls.key"], **wie}
        self.schrijf()
        als("sh", "-c", '/usr/bin/python3 -B "$1" metadata "$2" >"$2/metadata.xml"', "sh", PROGRAMMA, self.map)
        with open(INI, encoding="utf-8") as f:
            self.oud = f.read()
        herlaad(f"{self.oud}\n[aanbieder {naam}]\ntitel = Proef met pysaml2\nmetadata = {self.map}/metadata.xml\n{blok}")
        als("sh", "-c", 'cat >"$1"', "sh", f"{self.map}/sp.xml", input=Browser().get("/saml/metadata").tekst)
        self.wie["sp"] = f"{self.map}/sp.xml"
        self.schrijf()
        self.proces = subprocess.Popen([*ALS, "/usr/bin/python3", "-B", PROGRAMMA, "dien", self.map], stdout=subprocess.PIPE, text=True,
                                       cwd=VAR, env={**os.environ, "HOME": VAR})
        assert self.proces.stdout.readline() == "klaar\n", "pysaml2 did not take in the portal's metadata"

    def schrijf(self):
        als("sh", "-c", 'cat >"$1"', "sh", f"{self.map}/idp.json", input=json.dumps(self.wie))

    def weg(self):
        self.proces.terminate()
        self.proces.wait(15)
        self.proces.stdout.close()
        herlaad(self.oud)
        als("rm", "-rf", self.map)

    def antwoord(self, b, wat):
        """The form with which pysaml2 sends this browser back."""
        vraag = b.get(f"/inloggen/{self.naam}").formulier(re.escape(self.adres) + ".*")
        vraag.actie += "?wat=" + wat
        r = b.verstuur(vraag)
        assert r.status == 200, r.woorden
        return r.formulieren[0]

    def meld(self, wat="assertie"):
        b = Browser()
        return b, b.verstuur(self.antwoord(b, wat))


class Proef:
    """What holds for both."""

    def test_what_pysaml2_signs_logs_in(self):
        for wat in ("assertie", "response", "beide"):
            with self.subTest(wat):
                b, r = self.idp.meld(wat)
                self.assertEqual(r.status, 200, r.woorden[:200])
                self.assertIn(self.naam, b.get("/").woorden)

    def test_what_was_changed_afterwards_does_not(self):
        b, r = self.idp.meld("vervalst")
        self.assertEqual((r.status, reden(r)), (403, "saml: handtekening-onjuist"))
        self.assertIsNone(b.token)

    def test_an_answer_is_used_once(self):
        b = Browser()
        formulier = self.idp.antwoord(b, "assertie")
        koekjes = dict(b.koekjes)
        self.assertEqual(b.verstuur(formulier).status, 200)
        opnieuw = Browser()
        opnieuw.koekjes = koekjes
        self.assertEqual(opnieuw.verstuur(formulier).status, 403)

    def test_an_answer_of_another_provider_than_was_asked(self):
        b = Browser()
        formulier = self.idp.antwoord(b, "assertie")
        b.get("/inloggen/eherkenning")
        r = b.verstuur(formulier)
        self.assertEqual(r.status, 403)
        self.assertIsNone(b.token)

    def test_pysaml2_refuses_a_question_that_the_portal_did_not_sign(self):
        b = Browser()
        vraag = b.get(f"/inloggen/{self.idp.naam}").formulier(re.escape(self.idp.adres) + ".*")
        verzoek = base64.b64decode(vraag.naam("SAMLRequest"))
        anders = base64.b64encode(re.sub(rb'IssueInstant="2', b'IssueInstant="1', verzoek, count=1)).decode()
        self.assertEqual(b.verstuur(vraag, SAMLRequest=anders).status, 400)


class EigenAanbieder(Proef, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.naam = "Petra de Proef"
        cls.idp = Idp("proef", "soort = saml\norganisaties = DUO\nrolattribuut = groep\nrol = duo_medewerker inburgering-lezen\n"
                      f"naamattribuut = {DISPLAY_NAME}\nklasse = urn:etoegang:core:assurance-class:loa3 {TWEE_FACTOREN}\n",
                      klasse=TWEE_FACTOREN, persoon="petra@pysaml2.example", kenmerken={"groep": ["inburgering-lezen"], "displayName": [cls.naam]})

    @classmethod
    def tearDownClass(cls):
        cls.idp.weg()

    def test_organisation_role_and_name_are_those_of_settings_and_answer(self):
        self.idp.meld()
        self.assertEqual(sql("SELECT g.organisatie, g.naam, s.rollen, s.aanbieder, s.niveau FROM sessie s JOIN gebruiker g ON g.id = s.gebruiker "
                             "ORDER BY s.gestart DESC LIMIT 1"), [["DUO", self.naam, "{duo_medewerker}", "proef", "30"]])


class Makelaar(Proef, unittest.TestCase):
    """The profile of eHerkenning, as far as pysaml2 speaks it: with flattened attribute names"""

    @classmethod
    def setUpClass(cls):
        gemeente = gemeenten()[0]
        kvk, pseudoniem = mens("klantregisseur", gemeente).kvk, os.urandom(32).hex() + "@" + os.urandom(16).hex()
        cls.naam = "Pieter de Proef"
        als(f"{BOUW}/portaalctl", "gebruiker", "toevoegen", "--organisatie", gemeente, "--kvk", kvk, "--pseudoniem", pseudoniem, "--naam", cls.naam,
            "--rol", "raadpleger")
        with open(INI, encoding="utf-8") as f:
            dienst = re.search(r"(?m)^service_uuid = (.*)$", f.read()).group(1)
        cls.idp = Idp("proef", "soort = eherkenning\norganisaties = gemeente\n", klasse="urn:etoegang:core:assurance-class:loa3", persoon="_tijdelijk",
                      kenmerken={"urn:etoegang:core:ServiceUUID": [dienst], CONCERNED + "KvKnr": [kvk], CONCERNED + "Pseudo": [pseudoniem]})

    @classmethod
    def tearDownClass(cls):
        cls.idp.weg()
