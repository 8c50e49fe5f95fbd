# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The headers of every kind of page, and what HEAD and a wrong method get."""
import unittest

from portaal import ADRES, Browser, LOGIN, als_mens, gemeenten

VAST = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
                               "base-uri 'none'; frame-src 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Type": "text/html; charset=utf-8",
}


class Headers(unittest.TestCase):
    def test_every_page_has_them_once(self):
        a = als_mens("klantregisseur", gemeenten()[0])
        niemand = Browser()
        for b, pad, status in ((a, "/", 200), (a, "/werkvoorraad", 200), (a, "/bestaat-niet", 404), (a, "/duo/audit", 403),
                               (a, "/werkvoorraad?fase=onzin", 400), (niemand, "/uitgelogd", 200), (niemand, "/geannuleerd", 200),
                               (niemand, "/uitloggen", 405)):
            with self.subTest(pad):
                r = b.get(pad)
                self.assertEqual(r.status, status)
                for naam, waarde in VAST.items():
                    self.assertEqual(r.alle(naam), [waarde], naam)
                self.assertIsNone(r.kop("X-Powered-By"))
                self.assertEqual(r.kop("Server"), "nginx")

    def test_only_the_login_page_may_send_to_the_makelaar(self):
        r = Browser().get("/inloggen/eherkenning")
        csp = r.kop("Content-Security-Policy")
        doel = r.formulieren[-1].actie
        self.assertTrue(doel.startswith("https://"))
        self.assertIn(f"form-action 'self' {'/'.join(doel.split('/')[:3])};", csp)
        self.assertNotIn("unsafe", csp)

    def test_the_login_cookie_comes_along_from_the_makelaar_and_is_guarded(self):
        koekje = Browser().get("/inloggen/eherkenning").kop("Set-Cookie")
        self.assertTrue(koekje.startswith(f"{LOGIN}="))
        for eigenschap in ("Path=/", "Secure", "HttpOnly", "SameSite=None", "Max-Age=3600"):
            self.assertIn(eigenschap, koekje.split("; "))
        self.assertNotIn("Domain", koekje)

    def test_head_has_the_same_headers_and_no_body(self):
        b = Browser()
        kort, lang = b.vraag("HEAD", "/uitgelogd"), b.get("/uitgelogd")
        self.assertEqual(kort.status, 200)
        self.assertEqual(kort.lijf, b"")
        self.assertEqual(kort.kop("Content-Type"), lang.kop("Content-Type"))
        self.assertGreater(len(lang.lijf), 500)

    def test_a_wrong_method_says_which_are_right(self):
        b = Browser()
        r = b.get("/uitloggen")
        self.assertEqual((r.status, r.kop("Allow")), (405, "POST"))
        r = b.post("/werkvoorraad", [("a", "b")])
        self.assertEqual((r.status, r.kop("Allow")), (405, "GET, HEAD"))
        for methode in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            with self.subTest(methode):
                self.assertEqual(b.vraag(methode, "/").status, 405)

    def test_pages_have_no_script_and_no_inline_style(self):
        a = als_mens("klantregisseur", gemeenten()[0])
        for pad in ("/", "/werkvoorraad", "/zoeken"):
            tekst = a.get(pad).tekst.lower()
            self.assertNotIn("<script", tekst)
            self.assertNotIn("style=", tekst)
            self.assertNotIn(" onclick", tekst)

    def test_every_error_says_what_to_do_and_keeps_its_number(self):
        r = Browser().get("/bestaat-niet")
        self.assertIn("Niet gevonden", r.titel)
        self.assertRegex(r.tekst, r"[0-9a-f]{32}")
        self.assertTrue(r.titel.startswith("Fout: "))

    def test_static_files_may_be_kept(self):
        b = Browser()
        pagina = b.get("/uitgelogd").tekst
        css = pagina.split('rel="stylesheet" href="')[1].split('"')[0]
        r = b.get(css)
        self.assertEqual(r.status, 200)
        self.assertIn("immutable", r.kop("Cache-Control"))
        self.assertEqual(r.kop("Content-Type").split(";")[0], "text/css")
        self.assertIn(b.get(ADRES + "/static/../portaal.ini").status, (400, 404))
