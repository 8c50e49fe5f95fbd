# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The second way in: a front proxy that did the exchange hands over the signed assertion, judged by the same code."""
import base64
import os
import re
import ssl
import unittest

from portaal import ADRES, BOUW, CERT, POORT, VAR, Browser, als, gemeenten, mens, sql

VOORPORTAAL = f"https://127.0.0.1:{POORT + 2}"
HIER = os.path.exists(f"{VAR}/nginx/ook/voorportaal.conf")


class Voorportaal(Browser):
    """The front proxy: a browser with its own certificate and the header that only it may send."""

    def __init__(self, certificaat=True):
        super().__init__(VOORPORTAAL)
        self.tls = ssl.create_default_context(cafile=CERT)
        if certificaat:
            self.tls.load_cert_chain(f"{VAR}/geheim/voorportaal.pem", f"{VAR}/geheim/voorportaal.key")

    def in_met(self, assertie, **koppen):
        return self.vraag("GET", "/inloggen/proxy", None, {"X-Saml-Assertion": assertie, **koppen} if assertie is not None else koppen)


@unittest.skipUnless(HIER, "no front proxy in this environment")
class Proxy(unittest.TestCase):
    def assertie(self, wie=None, *keuzes):
        wie = wie or mens("klantregisseur", gemeenten()[0])
        return als(f"{BOUW}/ehsim", "--antwoord", f"{VAR}/ehsim.ini", "--verzoek", "_" + os.urandom(16).hex(), "--mens", wie.naam,
                   "--keuze", "ondertekend=kaal", "--base64", *keuzes).strip()

    def test_a_signed_assertion_of_the_proxy_logs_in(self):
        wie = mens("klantregisseur", gemeenten()[0])
        v = Voorportaal()
        r = v.in_met(self.assertie(wie))
        self.assertEqual(r.status, 200, r.woorden[:300])
        self.assertTrue(v.token)
        b = Browser()
        b.koekjes = dict(v.koekjes)
        self.assertIn(wie.naam, b.get("/").woorden)

    def test_it_is_used_once(self):
        a = self.assertie()
        self.assertEqual(Voorportaal().in_met(a).status, 200)
        tweede = Voorportaal()
        r = tweede.in_met(a)
        self.assertEqual(r.status, 403)
        self.assertIsNone(tweede.token)
        verzoek = re.search(r"[0-9a-f]{32}", r.tekst).group(0)
        self.assertEqual(sql(f"SELECT handeling FROM audit WHERE request_id = '{verzoek}'"), [["weigering"]])

    def test_what_is_not_signed_by_the_makelaar_is_refused(self):
        goed = base64.b64decode(self.assertie())
        for wat in (b"", b"<a/>", goed.replace(b"loa3", b"loa4"), goed[:-20], goed.replace(b"Assertion", b"assertion")):
            with self.subTest(wat[-30:]):
                v = Voorportaal()
                r = v.in_met(base64.b64encode(wat).decode())
                self.assertIn(r.status, (403, 404))
                self.assertIsNone(v.token)

    def test_too_low_or_too_old(self):
        for keuzes in (("--keuze", "niveau=urn:etoegang:core:assurance-class:loa2"), ("--nu", "1700000000")):
            with self.subTest(keuzes):
                v = Voorportaal()
                self.assertEqual(v.in_met(self.assertie(None, *keuzes)).status, 403)
                self.assertIsNone(v.token)

    def test_nobody_else_can_be_the_proxy(self):
        """Without the proxy's certificate nothing of that port answers, and on the portal's own port the header is nothing"""
        a = self.assertie()
        r = Voorportaal(certificaat=False).in_met(a)
        self.assertEqual(r.status, 400)
        b = Browser(ADRES)
        for naam in ("X-Saml-Assertion", "SAML_ASSERTION", "Saml-Assertion"):
            r = b.vraag("GET", "/inloggen/proxy", None, {naam: a})
            self.assertIn(r.status, (400, 404))  # 400: what it holds is longer than any header here may be
            self.assertIsNone(b.token)
        self.assertEqual(Voorportaal().in_met(a).status, 200, "the refusals did not use it up")

    def test_without_an_assertion_there_is_nothing(self):
        self.assertEqual(Voorportaal().in_met(None).status, 404)
