# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""No header of a client becomes what only nginx may say."""
import unittest

from portaal import Browser, als_mens, gemeenten, mens, saml_antwoord, sql1

NAMEN = ("SAML_ASSERTION", "Saml-Assertion", "SAML-ASSERTION", "X-Saml-Assertion", "HTTP_SAML_ASSERTION", "Request-Id", "REQUEST_ID",
         "X-Request-Id", "Remote-Addr", "REMOTE_ADDR", "X-Forwarded-For", "X-Real-Ip", "Proxy")


class Spoof(unittest.TestCase):
    def test_a_signed_answer_in_a_header_is_nothing(self):
        """A genuine SAML answer in any header does not log in: the way in of the front proxy stays closed"""
        b = Browser()
        echt = saml_antwoord(b, mens("klantregisseur", gemeenten()[0]), binding="post").naam("SAMLResponse")
        for naam in NAMEN:
            with self.subTest(naam):
                ander = Browser()
                r = ander.vraag("GET", "/inloggen/proxy", None, {naam: echt[:6000]})
                self.assertEqual(r.status, 404)
                self.assertIsNone(ander.token)
                r = ander.vraag("GET", "/inloggen", None, {naam: "x"})
                self.assertNotIn("/inloggen/proxy", r.tekst)

    def test_the_audit_row_says_what_nginx_saw(self):
        b = als_mens("klantregisseur", gemeenten()[0])
        voor = int(sql1("SELECT max(nummer) FROM audit"))
        b.vraag("GET", "/werkvoorraad", None, {n: "6.6.6.6" for n in NAMEN} | {"Request-Id": "f" * 32, "X-Request-Id": "f" * 32})
        herkomst, verzoek = sql1(f"SELECT herkomst FROM audit WHERE nummer > {voor}"), sql1(f"SELECT request_id FROM audit WHERE nummer > {voor}")
        self.assertEqual(herkomst, "127.0.0.1")
        self.assertRegex(verzoek, "^[0-9a-f]{32}$")
        self.assertNotEqual(verzoek, "f" * 32)

    def test_a_host_header_goes_nowhere(self):
        b = Browser()
        for pad in ("/", "/inloggen", "/bestaat-niet"):
            r = b.vraag("GET", pad, None, {"Host": "kwaad.example"})
            self.assertNotIn("kwaad.example", r.tekst + str(r.koppen))

    def test_cookies_of_others_do_not_matter(self):
        b = Browser()
        for koekje in ("__Host-portaal=", "__Host-portaal=x; __Host-portaal=y", "portaal=1", "=; ;;; a", "__Host-portaal=" + "x" * 3000,
                       "__Host-portaal='; DROP TABLE sessie; --", "\xff\xfe=1"):
            with self.subTest(koekje[:30]):
                r = b.vraag("GET", "/werkvoorraad", None, {"Cookie": koekje.encode("latin-1", "replace").decode("latin-1")}, koekjes=False)
                self.assertIn(r.status, (303, 400))
