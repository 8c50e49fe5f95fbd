# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A form that another site made up does nothing."""
import re
import unittest

from portaal import ADRES, Browser, als_mens, dossiers, gemeenten, log_in, mens, sql1


class Csrf(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gemeente = gemeenten()[0]
        cls.b = als_mens("klantregisseur", cls.gemeente)
        cls.csrf = cls.b.get("/zoeken").formulier("/zoeken").naam("csrf")
        cls.dossier = dossiers(cls.gemeente)[0]

    def posts(self):
        yield "/zoeken", [("naam", "Jan")]
        yield f"/dossier/{self.dossier}/toon", []
        yield "/uitloggen", []
        yield "/signaal/00000000-0000-0000-0000-000000000000/afhandelen", []

    def test_without_with_a_wrong_or_with_a_doubled_key(self):
        for pad, velden in self.posts():
            goed = self.b.csrf(pad)
            for extra in ([], [("csrf", "")], [("csrf", "x" * 43)], [("csrf", goed[:-1])], [("csrf", goed)] * 2):
                with self.subTest(f"{pad} {len(extra)}"):
                    r = self.b.post(pad, velden + extra)
                    self.assertEqual(r.status, 403)
                    self.assertIn("Deze pagina was te oud", r.tekst)
        self.assertEqual(self.b.get("/").status, 200, "the session is still there")

    def test_the_key_of_somebody_else(self):
        ander = log_in(mens("klantregisseur", gemeenten()[1]))
        csrf = ander.get("/zoeken").formulier("/zoeken").naam("csrf")
        self.assertEqual(self.b.post("/zoeken", [("csrf", csrf), ("naam", "Jan")]).status, 403)
        self.assertEqual(ander.post("/zoeken", [("csrf", csrf), ("naam", "Jan")]).status, 200)

    def test_the_key_of_an_earlier_session_of_her_own(self):
        b = log_in(mens("klantregisseur", self.gemeente))
        csrf = b.get("/zoeken").formulier("/zoeken").naam("csrf")
        b.koekjes.clear()
        log_in(mens("klantregisseur", self.gemeente), b)
        self.assertEqual(b.post("/zoeken", [("csrf", csrf), ("naam", "Jan")]).status, 403)

    def test_the_key_of_one_form_is_worthless_on_another(self):
        """Every form that posts on a few pages of one person: its key does on its own path what it does, and nothing on the others"""
        twee = dossiers(self.gemeente, aantal=2)
        forms = {}
        for pad in ("/zoeken", f"/dossier/{twee[0]}", f"/dossier/{twee[1]}", f"/dossier/{twee[0]}/lever/pvt", "/signalen/voorkeuren", "/bulk"):
            for f in self.b.get(pad).formulieren:
                if f.methode == "post":
                    self.assertRegex(f.naam("csrf") or "", "^[A-Za-z0-9_-]{43}$", f"{pad}: {f.actie}")
                    forms[f.actie] = f.naam("csrf")
        for pad in ("/zoeken", "/uitloggen", "/signalen/voorkeuren", "/bulk", *(f"/dossier/{d}/toon" for d in twee)):
            self.assertIn(pad, forms)
        self.assertEqual(len(set(forms.values())), len(forms), "no two forms have the same key")
        for pad, velden in (("/zoeken", [("naam", "Jan")]), (f"/dossier/{twee[0]}/toon", [])):
            for van, csrf in forms.items():
                with self.subTest(f"the key of {van} on {pad}"):
                    self.assertEqual(self.b.post(pad, velden + [("csrf", csrf)]).status, 200 if van == pad else 403)
        # what would end the session, or show numbers, does nothing with the key of another form of the same person
        self.assertEqual(self.b.post("/uitloggen", [("csrf", forms["/zoeken"])]).status, 403)
        self.assertEqual(self.b.get("/").status, 200)

    def test_the_right_key_from_another_site(self):
        for koppen in ({"Origin": "https://kwaad.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
                       {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"},
                       {"Sec-Fetch-Site": "same-origin", "Origin": "https://kwaad.example"}):
            with self.subTest(koppen):
                r = self.b.post("/zoeken", [("csrf", self.csrf), ("naam", "Jan")], koppen)
                self.assertEqual(r.status, 403)
        # under no-referrer a browser sends null with our own forms
        for origin in (ADRES, "null"):
            r = self.b.post("/zoeken", [("csrf", self.csrf), ("naam", "Jan")], {"Origin": origin, "Sec-Fetch-Site": "same-origin"})
            self.assertEqual(r.status, 200)

    def test_a_refusal_is_in_the_audit_log(self):
        voor = int(sql1("SELECT count(*) FROM audit WHERE handeling = 'weigering'"))
        self.b.post("/zoeken", [("naam", "Jan")])
        self.assertEqual(int(sql1("SELECT count(*) FROM audit WHERE handeling = 'weigering'")), voor + 1)

    def test_a_form_of_an_earlier_session_keeps_what_was_typed_and_changes_nothing(self):
        """After logging in again the form comes back with everything typed; nothing was sent"""
        pad = f"/dossier/{self.dossier}/lever/pvt"
        b = log_in(mens("klantregisseur", self.gemeente))
        f = b.get(pad).formulier(re.escape(pad))
        voor = sql1("SELECT count(*) FROM bericht")
        b.koekjes.clear()
        weg = b.verstuur(f, ("stap", "bevestig"), reden_niet_voldaan="Lang verhaal dat niet weg mag")
        self.assertEqual(weg.status, 403)
        self.assertIn("Lang verhaal dat niet weg mag", weg.tekst)
        bewaard = weg.formulier(re.escape(pad))
        log_in(mens("klantregisseur", self.gemeente), b)
        terug = b.verstuur(bewaard)
        self.assertEqual(terug.status, 409)
        g = terug.formulier(re.escape(pad))
        self.assertEqual(g.naam("reden_niet_voldaan"), "Lang verhaal dat niet weg mag")
        self.assertNotEqual(g.naam("csrf"), f.naam("csrf"))
        self.assertEqual(sql1("SELECT count(*) FROM bericht"), voor)

    def test_the_same_from_another_site_gets_nothing_back(self):
        pad = f"/dossier/{self.dossier}/lever/pvt"
        f = self.b.get(pad).formulier(re.escape(pad))
        velden = f.waarden(csrf="x" * 43) + [("stap", "bevestig")]
        self.assertEqual(self.b.post(pad, velden, {"Origin": "https://kwaad.example"}).status, 403)

    def test_what_another_site_sends_is_not_kept_for_sending_again(self):
        """The page that says the session has ended gives back only what came from our own forms"""
        pad = f"/dossier/{self.dossier}/lever/pvt"
        for koppen in ({"Origin": "https://kwaad.example"}, {"Sec-Fetch-Site": "cross-site", "Origin": "null"}):
            r = Browser().post(pad, [("stap", "bevestig"), ("uren", "987654")], koppen)
            self.assertEqual(r.status, 403)
            self.assertNotIn("987654", r.tekst)
            self.assertEqual([f.actie for f in r.formulieren if f.actie == pad], [])

    def test_nobody_has_no_key(self):
        self.assertEqual(Browser().post("/zoeken", [("csrf", self.csrf), ("naam", "Jan")]).status, 403)
