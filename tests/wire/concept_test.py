# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Concepts: what was typed and not sent survives a closed browser, and only the own organisation sees it."""
import os
import unittest

from portaal import BOUW, Browser, als, als_mens, gemeenten, log_in, mens, sql, sql1

TEKST = "Nog niet klaar met het PVT"


class Concept(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        cls.vrij = [r[0] for r in sql(
            f"SELECT w.dossier FROM werkvoorraad w WHERE w.organisatie = '{cls.a}' AND w.fase = 'traject' AND EXISTS (SELECT FROM bericht b "
            "JOIN bericht_inburgeringsplicht p ON p.bericht_id = b.id WHERE b.dossier = w.dossier AND p.onderdelen @> '{pvt}') "
            "AND NOT EXISTS (SELECT FROM bericht b WHERE b.dossier = w.dossier AND b.stelseldienst = 'pvt') "
            "AND NOT EXISTS (SELECT FROM concept c WHERE c.dossier = w.dossier) ORDER BY 1 DESC")]

    def setUp(self):
        self.assertTrue(self.vrij, "the demo data have nobody left for a PVT")
        self.dossier = self.vrij.pop()
        self.pad = f"/dossier/{self.dossier}/lever/pvt"
        self.mens = als_mens("klantregisseur", self.a)

    def tearDown(self):
        sql(f"DELETE FROM concept WHERE dossier = '{self.dossier}'")

    def formulieren(self, r):
        """The form itself is the last; before it stands the one that throws a concept away"""
        return [f for f in r.formulieren if f.actie == self.pad]

    def stuur(self, stap, b=None, r=None, **anders):
        b = b or self.mens
        f = self.formulieren(r or b.get(self.pad))[-1]
        return b.verstuur(f, ("stap", stap), **{"reden_niet_voldaan": TEKST, **anders})

    def bewaar(self, **anders):
        r = self.stuur("bewaar", resultaat="niet_voldaan", uren="zeven", **anders)
        self.assertEqual((r.status, r.kop("Location")), (303, f"/dossier/{self.dossier}?gedaan=concept"), r.woorden[:500])
        return r

    def tel(self):
        return int(sql1(f"SELECT count(*) FROM concept WHERE dossier = '{self.dossier}'"))

    def test_it_survives_a_closed_browser_also_what_is_not_right_yet(self):
        self.assertIn("Uw concept is bewaard", self.mens.volg(self.bewaar()).woorden)
        self.assertEqual(int(sql1(f"SELECT count(*) FROM bericht WHERE dossier = '{self.dossier}' AND stelseldienst = 'pvt'")), 0)
        nieuw = log_in(mens("klantregisseur", self.a), Browser())
        r = nieuw.get(self.pad)
        self.assertIn("U hebt een concept van", r.woorden)
        self.assertNotIn(TEKST, r.tekst, "only when she asks for it")
        r = nieuw.get(self.pad + "?concept=ja")
        self.assertIn("U gaat verder met het concept", r.woorden)
        f = self.formulieren(r)[-1]
        self.assertEqual((f.naam("reden_niet_voldaan"), f.naam("uren"), f.naam("resultaat")), (TEKST, "zeven", "niet_voldaan"))
        self.assertNotIn("Verbeter eerst dit", r.woorden, "judged when she asks for it")
        for pagina in ("/", f"/dossier/{self.dossier}"):
            self.assertIn(f"{self.pad}?concept=ja", nieuw.get(pagina).tekst)

    def test_the_review_page_keeps_it_and_sending_it_throws_it_away(self):
        c = self.stuur("controleer", resultaat="niet_voldaan", uren="4", activiteit="nee", verwijtbaar="nee")
        self.assertEqual(c.status, 200, c.woorden[:600])
        self.assertIn("als concept bewaard", c.woorden)
        self.assertEqual(self.tel(), 1)
        f = c.formulier(self.pad)
        r = self.mens.verstuur(f, ("stap", "bevestig"), **({"reden": "Het klopt wel."} if 'name="reden"' in c.tekst else {}))
        self.assertEqual(r.status, 303, r.woorden[:600])
        self.assertEqual(self.tel(), 0)
        self.assertNotIn("U hebt een concept", self.mens.get(self.pad).woorden)

    def test_a_second_time_takes_the_place_of_the_first(self):
        self.bewaar()
        self.bewaar(reden_niet_voldaan="Anders")
        self.assertEqual(self.tel(), 1)
        self.assertEqual(self.formulieren(self.mens.get(self.pad + "?concept=ja"))[-1].naam("reden_niet_voldaan"), "Anders")

    def test_throwing_it_away(self):
        self.bewaar()
        r = self.mens.verstuur(self.formulieren(self.mens.get(self.pad))[0], ("stap", "weggooi"))
        self.assertEqual((r.status, r.kop("Location")), (303, self.pad))
        self.assertEqual(self.tel(), 0)
        self.assertEqual(self.mens.get(self.pad + "?concept=ja").status, 200, "asking for what is gone is the form as always")

    def test_only_the_own_gemeente_sees_it(self):
        self.bewaar()
        collega = als_mens("klantregisseur", self.a, 1)
        self.assertIn("bewaard door een collega", collega.get(self.pad).woorden)
        for wie in (als_mens("duo_beheerder"), als_mens("raadpleger", self.a)):
            for pagina in ("/", f"/dossier/{self.dossier}"):
                r = wie.get(pagina)
                self.assertEqual(r.status, 200)
                self.assertNotIn("Concepten", r.woorden)
        self.assertNotIn(self.dossier, als_mens("klantregisseur", self.b).get("/").tekst)
        self.assertNotIn(TEKST.encode().hex(), sql1(f"SELECT encode(inhoud, 'hex') FROM concept WHERE dossier = '{self.dossier}'"), "sealed")

    def test_it_is_audited(self):
        voor = int(sql1("SELECT max(nummer) FROM audit"))
        r = self.mens.get(self.pad)
        self.stuur("bewaar", r=r)
        self.mens.verstuur(self.formulieren(self.mens.get(self.pad))[0], ("stap", "weggooi"))
        self.assertEqual([x[0] for x in sql(f"SELECT bijzonderheden FROM audit WHERE nummer > {voor} AND bijzonderheden <> '' ORDER BY nummer")],
                         ["concept bewaard", "concept weggegooid"])

    def test_after_ninety_days_it_is_gone(self):
        self.bewaar()
        sql("ALTER TABLE concept DISABLE TRIGGER wie")
        try:
            for dagen, over in ((89, 1), (91, 0)):
                sql(f"UPDATE concept SET bijgewerkt = now() - interval '{dagen} days' WHERE dossier = '{self.dossier}'")
                als("env", f"PORTAAL_INSTELLINGEN={os.environ['PORTAAL_INSTELLINGEN']}", f"{BOUW}/portaalctl", "bijwerken")
                self.assertEqual(self.tel(), over, f"{dagen} days")
        finally:
            sql("ALTER TABLE concept ENABLE TRIGGER wie")


if __name__ == "__main__":
    unittest.main()
