# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Answers of a makelaar that are right but for one thing, and the answers of another makelaar. What is wrong with a message itself is
tested over a corpus (tests/unit/saml_test.c); here is what only shows with a browser and a database."""
import os
import re
import signal
import unittest

from portaal import BOUW, EHSIM, VAR, Browser, als, gemeenten, mens, pid, sql, wacht, workers

EH2 = "urn:etoegang:core:assurance-class:loa2"


def antwoord(verzoek, wie, *keuzes, ini=f"{VAR}/ehsim.ini"):
    """An answer of the simulated makelaar, from its command line."""
    return als(f"{BOUW}/ehsim", "--antwoord", ini, "--base64", "--verzoek", verzoek,
               "--mens", wie.pseudoniem, *keuzes).strip()


def vraag(browser):
    """The id of the AuthnRequest that this browser sends."""
    return browser.get("/inloggen/eherkenning").formulier(re.escape(EHSIM) + ".*").naam("RelayState")


def reden(pagina):
    """What the audit log says of the refusal that this page shows."""
    verzoek = re.search(r"[0-9a-f]{32}", pagina.tekst).group(0)
    rij = sql(f"SELECT resultaat FROM audit WHERE request_id = '{verzoek}' AND handeling = 'weigering'")
    return rij[0][0] if len(rij) == 1 else rij


class Redenen(unittest.TestCase):
    def setUp(self):
        self.wie = mens("klantregisseur", gemeenten()[0])

    def meld(self, browser, saml, relaystate):
        return browser.post("/saml/acs", [("SAMLResponse", saml), ("RelayState", relaystate)])

    def weiger(self, verwacht, browser, saml, relaystate):
        r = self.meld(browser, saml, relaystate)
        self.assertEqual((r.status, reden(r)), (403, "saml: " + verwacht))
        self.assertIsNone(browser.token)

    def test_whatever_is_signed_logs_in(self):
        for wat in ("assertie", "response", "beide"):
            with self.subTest(wat):
                b = Browser()
                verzoek = vraag(b)
                self.assertEqual(self.meld(b, antwoord(verzoek, self.wie, "--keuze", f"ondertekend={wat}"), verzoek).status, 200)
                self.assertIsNotNone(b.token)

    def test_a_level_that_is_too_low(self):
        b = Browser()
        verzoek = vraag(b)
        self.weiger("betrouwbaarheidsniveau", b, antwoord(verzoek, self.wie, "--keuze", f"niveau={EH2}"), verzoek)

    def test_a_person_who_may_act_for_one_branch_only(self):
        b = Browser()
        verzoek = vraag(b)
        self.weiger("vestiging-beperkt", b, antwoord(verzoek, self.wie, "--keuze", "vestiging=000012345678"), verzoek)

    def test_an_answer_that_nobody_asked_for(self):
        b = Browser()
        vraag(b)
        self.weiger("verzoek-onbekend", b, antwoord("_nooit-gevraagd", self.wie), "_nooit-gevraagd")

    def test_an_answer_to_another_browser(self):
        ander = Browser()
        verzoek = vraag(ander)
        b = Browser()
        vraag(b)
        self.weiger("verzoek-andere-browser", b, antwoord(verzoek, self.wie), verzoek)

    def test_a_second_answer_to_one_question(self):
        b = Browser()
        verzoek = vraag(b)
        koekjes = dict(b.koekjes)
        self.assertEqual(self.meld(b, antwoord(verzoek, self.wie), verzoek).status, 200)
        opnieuw = Browser()
        opnieuw.koekjes = koekjes
        self.weiger("verzoek-gebruikt", opnieuw, antwoord(verzoek, self.wie), verzoek)

    def test_an_answer_that_comes_after_an_hour(self):
        b = Browser()
        verzoek = vraag(b)
        sql(f"UPDATE login_verzoek SET gemaakt = gemaakt - interval '61 minutes' WHERE id = '{verzoek}'")
        self.weiger("verzoek-verlopen", b, antwoord(verzoek, self.wie), verzoek)

    def test_an_answer_of_long_ago(self):
        b = Browser()
        verzoek = vraag(b)
        self.weiger("uitgiftemoment", b, antwoord(verzoek, self.wie, "--nu", "1700000000"), verzoek)

    def test_an_address_as_relaystate(self):
        b = Browser()
        verzoek = vraag(b)
        self.weiger("relaystate", b, antwoord(verzoek, self.wie), "https://kwaad.example/")

    def test_a_bare_assertion_is_for_the_front_proxy_only(self):
        b = Browser()
        verzoek = vraag(b)
        self.weiger("wortelelement-onbekend", b, antwoord(verzoek, self.wie, "--keuze", "ondertekend=kaal"), verzoek)


class AndereMakelaar(unittest.TestCase):
    """Naming another metadata file and reloading is all it takes to trust another makelaar"""

    def setUp(self):
        self.wie = mens("klantregisseur", gemeenten()[0])
        self.pad = f"{VAR}/portaal.ini"
        with open(self.pad, encoding="utf-8") as f:
            self.goed = f.read()
        self.map = als("mktemp", "-d").strip()
        als("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=ander",
            "-keyout", f"{self.map}/ander.pem", "-out", f"{self.map}/ander.crt")
        with open(f"{VAR}/ehsim.ini", encoding="utf-8") as f:
            ini = re.sub(r"(?m)^(\w+) = (geheim|run)/", rf"\1 = {VAR}/\2/", f.read())
        ini = re.sub(r"(?m)^sleutel = .*$", f"sleutel = {self.map}/ander", ini)
        ini = re.sub(r"(?m)^sleutel_volgende = .*$", f"sleutel_volgende = {self.map}/ander", ini)
        als("sh", "-c", 'printf %s "$1" >"$2"', "sh", ini, f"{self.map}/ehsim.ini")
        als("sh", "-c", '"$1" --metadata "$2/ehsim.ini" >"$2/metadata.xml"', "sh", f"{BOUW}/ehsim", self.map)

    def tearDown(self):
        self.herlaad(self.goed)
        als("rm", "-rf", self.map)

    def herlaad(self, instellingen):
        eerst = set(workers())
        with open(self.pad, "w", encoding="utf-8") as f:
            f.write(instellingen)
        os.kill(pid("portaal"), signal.SIGHUP)
        self.assertTrue(wacht(lambda: workers() and not set(workers()) & eerst), "new workers")
        self.assertTrue(wacht(lambda: Browser().get("/inloggen").status == 200))

    def meld(self, ini):
        b = Browser()
        verzoek = vraag(b)
        return b.post("/saml/acs", [("SAMLResponse", antwoord(verzoek, self.wie, ini=ini)), ("RelayState", verzoek)])

    def test_the_new_one_is_believed_and_the_old_one_is_not(self):
        oud, nieuw = f"{VAR}/ehsim.ini", f"{self.map}/ehsim.ini"
        self.assertEqual(reden(self.meld(nieuw)), "saml: handtekening-onjuist")
        self.assertEqual(self.meld(oud).status, 200)
        self.herlaad(re.sub(r"(?m)^metadata = .*makelaar-metadata.xml$", f"metadata = {self.map}/metadata.xml", self.goed))
        self.assertEqual(self.meld(nieuw).status, 200)
        self.assertEqual(reden(self.meld(oud)), "saml: handtekening-onjuist")
