# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Answers of a makelaar that are right but for one thing, and the way in through a front proxy. What is wrong with a message itself is
tested over a corpus (tests/unit/saml_test.c); here is what only shows with a browser and a database."""
import http.client
import os
import re
import ssl
import unittest
import urllib.parse

from portaal import BOUW, CERT, EHSIM, VAR, Antwoord, Browser, als, gemeenten, mens, sql

VOORPORTAAL = os.environ["PORTAAL_VOORPORTAAL"]
EH2 = "urn:etoegang:core:assurance-class:loa2"


def antwoord(verzoek, wie, *keuzes):
    """An answer of the simulated makelaar, from its command line."""
    return als(f"{BOUW}/ehsim", "--antwoord", f"{VAR}/ehsim.ini", "--base64", "--verzoek", verzoek,
               "--mens", wie.pseudoniem, *keuzes).strip()


def vraag(browser):
    """The id of the AuthnRequest that this browser sends."""
    return browser.get("/inloggen").formulier(re.escape(EHSIM) + ".*").naam("RelayState")


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
                self.assertEqual(self.meld(b, antwoord(verzoek, self.wie, "--wat", wat), verzoek).status, 200)
                self.assertIsNotNone(b.token)

    def test_a_level_that_is_too_low(self):
        b = Browser()
        verzoek = vraag(b)
        self.weiger("betrouwbaarheidsniveau", b, antwoord(verzoek, self.wie, "--niveau", EH2), verzoek)

    def test_a_person_who_may_act_for_one_branch_only(self):
        b = Browser()
        verzoek = vraag(b)
        self.weiger("vestiging-beperkt", b, antwoord(verzoek, self.wie, "--vestiging", "000012345678"), verzoek)

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
        self.weiger("wortelelement-onbekend", b, antwoord(verzoek, self.wie, "--wat", "kaal"), verzoek)


class Voorportaal(unittest.TestCase):
    def setUp(self):
        self.wie = mens("klantregisseur", gemeenten()[0])

    def vraag(self, bewering, certificaat=True):
        ctx = ssl.create_default_context(cafile=CERT)
        if certificaat:
            ctx.load_cert_chain(f"{VAR}/geheim/voorportaal.pem", f"{VAR}/geheim/voorportaal.key")
        v = http.client.HTTPSConnection(urllib.parse.urlsplit(VOORPORTAAL).netloc, timeout=20, context=ctx)
        v.request("GET", "/inloggen/proxy", headers={"X-Saml-Assertion": bewering})
        r = v.getresponse()
        antwoord_ = Antwoord(r.status, r.getheaders(), r.read())
        v.close()
        return antwoord_

    def test_the_assertion_that_the_proxy_hands_on_logs_in_once(self):
        bewering = antwoord("_verzoek-van-het-voorportaal", self.wie, "--wat", "kaal")
        r = self.vraag(bewering)
        self.assertEqual(r.status, 200)
        self.assertTrue(any(k.startswith("__Host-portaal=") for k in r.alle("Set-Cookie")))
        r = self.vraag(bewering)
        self.assertEqual((r.status, reden(r)), (403, "saml: assertie-herhaald"))

    def test_the_same_judge_looks_at_it(self):
        for keuzes, verwacht in ((("--wat", "kaal", "--niveau", EH2), "betrouwbaarheidsniveau"),
                                 (("--wat", "kaal", "--nu", "1700000000"), "uitgiftemoment"),
                                 (("--wat", "response"), "wortelelement-onbekend")):
            with self.subTest(verwacht):
                r = self.vraag(antwoord("_v1", self.wie, *keuzes))
                self.assertEqual((r.status, reden(r)), (403, "saml: " + verwacht))
                self.assertEqual(r.alle("Set-Cookie"), [])

    def test_who_is_not_the_front_proxy_gets_nothing(self):
        r = self.vraag(antwoord("_v2", self.wie, "--wat", "kaal"), certificaat=False)
        self.assertNotEqual(r.status, 200)
        self.assertEqual(r.alle("Set-Cookie"), [])

