# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Where a request comes from, as a browser says it (src/app/sec_fetch.c has the table, unit_sec_fetch walks it)."""
import unittest
import urllib.parse

from portaal import Browser, als_mens, dossiers, gemeenten, mens, saml_antwoord, sql1


def koppen(site, mode="navigate", dest="document"):
    return {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}


def weigeringen():
    return int(sql1("SELECT count(*) FROM audit WHERE handeling = 'weigering' AND resultaat = 'herkomst'"))


class Fetch(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.b = als_mens("klantregisseur", gemeenten()[0])
        cls.dossier = dossiers(gemeenten()[0])[0]

    def test_a_page_is_opened_as_a_page(self):
        for k in (koppen("none"), koppen("same-origin"), koppen("cross-site"), {}):
            with self.subTest(k):
                self.assertEqual(self.b.get(f"/dossier/{self.dossier}", koppen=k).status, 200)

    def test_a_page_is_no_image_no_script_and_stands_in_no_frame(self):
        naam = sql1(f"SELECT geslachtsnaam FROM dossier WHERE id = '{self.dossier}'")
        for k in (koppen("cross-site", "no-cors", "image"), koppen("cross-site", "no-cors", "script"), koppen("cross-site", dest="iframe"),
                  koppen("same-origin", dest="iframe"), koppen("same-origin", "cors", "empty"), {"Sec-Fetch-Dest": "embed"}):
            with self.subTest(k):
                voor = weigeringen()
                r = self.b.get(f"/dossier/{self.dossier}", koppen=k)
                self.assertEqual(r.status, 403)
                self.assertIn("Deze pagina kan zo niet worden geopend", r.woorden)
                self.assertNotIn(naam, r.tekst)
                self.assertEqual(weigeringen(), voor + 1)

    def test_another_site_cannot_fill_the_log(self):
        """Without a cookie there is nobody to write down, and nothing to see"""
        voor = int(sql1("SELECT count(*) FROM audit"))
        self.assertEqual(Browser().get("/", koppen=koppen("cross-site", "no-cors", "image")).status, 403)
        self.assertEqual(int(sql1("SELECT count(*) FROM audit")), voor)

    def test_a_form_is_sent_by_a_page_of_ours(self):
        f = self.b.get("/zoeken").formulier("/zoeken")
        velden = f.waarden(naam="Jan")
        self.assertEqual(self.b.post("/zoeken", velden, koppen("same-origin")).status, 200)
        for k in (koppen("cross-site"), koppen("same-site"), koppen("none"), koppen("same-origin", "cors", "empty"),
                  koppen("same-origin", dest="iframe")):
            with self.subTest(k):
                voor = weigeringen()
                self.assertEqual(self.b.post("/zoeken", velden, k).status, 403)
                self.assertEqual(weigeringen(), voor + 1)

    def test_the_answer_of_the_makelaar_comes_from_elsewhere_and_in_a_page_of_its_own(self):
        """By a form and by a reference (artifact)"""
        for binding in ("post", "artifact"):
            with self.subTest(binding):
                b = Browser()
                f = saml_antwoord(b, mens("klantregisseur", gemeenten()[0]), binding=binding)

                def breng(koppen):
                    if f.methode == "post":
                        return b.post(f.actie, f.waarden(), koppen)
                    return b.get(f"{f.actie}?{urllib.parse.urlencode(f.waarden())}", koppen=koppen)

                self.assertEqual(f.methode, "post" if binding == "post" else "get")
                for k in (koppen("cross-site", dest="iframe"), koppen("cross-site", "no-cors", "empty")):
                    self.assertEqual(breng(k).status, 403)
                    self.assertIsNone(b.token)
                self.assertEqual(breng(koppen("cross-site")).status, 200)
                self.assertIsNotNone(b.token)
