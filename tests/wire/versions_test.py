# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Versions of a bericht: correcting and withdrawing what the own organisation delivered, with a reason."""
import re
import threading
import unittest

from portaal import Browser, als_mens, gemeenten, sql, sql1

REDEN = "Wij tikten het verkeerd over."
PIP = ("dagtekening", "soort", "leerroute", "niveau", "intensiteit_leerroute", "intensiteit_pvt", "intensiteit_map", "aantal_voortgangsgesprekken",
       "alfabetisering", "contactpersoon", "email_contactpersoon")


class Versies(unittest.TestCase):
    """Each test takes a PIP of its own that gemeente A delivered."""

    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        cls.vrij = sql("SELECT b.dossier, b.id FROM bericht b JOIN werkvoorraad w ON w.dossier = b.dossier AND w.organisatie = b.afzender "
                       f"JOIN dossier d ON d.id = b.dossier WHERE b.afzender = '{cls.a}' AND b.stelseldienst = 'pip' AND NOT b.intrekking "
                       "AND w.fase IN ('traject', 'afronding') AND NOT EXISTS (SELECT FROM bericht v WHERE v.vervangt = b.id) "
                       "AND (SELECT count(*) FROM bericht p WHERE p.dossier = b.dossier AND p.stelseldienst = 'pip') = 1 ORDER BY 1 DESC")

    def setUp(self):
        self.assertTrue(self.vrij, "the demo data have no PIP left")
        self.dossier, self.bericht = self.vrij.pop()
        self.mens = als_mens("klantregisseur", self.a)

    def tearDown(self):
        """Nobody is left without a PIP: other tests look for people who never had one"""
        if sql1(f"SELECT fase FROM dossier WHERE id = '{self.dossier}'") != "pip":
            return
        pad = f"/dossier/{self.dossier}/lever/pip"
        oud = dict(zip(PIP, sql(f"SELECT {', '.join(PIP)} FROM bericht_pip WHERE bericht_id = '{self.bericht}'")[0]))
        jaar, maand, dag = oud.pop("dagtekening").split("-")
        oud.update({"dagtekening.dag": dag, "dagtekening.maand": maand, "dagtekening.jaar": jaar})
        oud = {n: {"t": "ja", "f": "nee"}.get(w, w) for n, w in oud.items() if w}
        c = self.mens.verstuur(self.mens.get(pad).formulier(re.escape(pad)), ("stap", "controleer"), **oud)
        self.assertEqual(c.status, 200, c.woorden[:1500])
        r = self.mens.verstuur(c.formulier(re.escape(pad)), ("stap", "bevestig"), reden=REDEN)
        self.assertEqual(r.status, 303, r.woorden[:800])

    def pad(self, wat, bericht=None):
        return f"/dossier/{self.dossier}/bericht/{bericht or self.bericht}/{wat}"

    def tel(self, waar="true"):
        return int(sql1(f"SELECT count(*) FROM bericht WHERE dossier = '{self.dossier}' AND {waar}"))

    def form(self, r, wat, bericht=None):
        return r.formulier(re.escape(self.pad(wat, bericht)))

    def controle(self, b=None, **anders):
        b = b or self.mens
        f = self.form(b.get(self.pad("corrigeer")), "corrigeer")
        return b.verstuur(f, ("stap", "controleer"), **{"reden": REDEN, "intensiteit_pvt": "77", **anders})

    def intrekken(self, b=None, r=None, **anders):
        b = b or self.mens
        r = r or b.get(self.pad("intrekken"))
        return b.verstuur(self.form(r, "intrekken"), **{"reden": REDEN, **anders})

    def nieuwste(self):
        return sql1(f"SELECT id FROM bericht WHERE dossier = '{self.dossier}' ORDER BY nummer DESC LIMIT 1")

    # ---- correcting ----

    def test_the_form_begins_with_that_version_and_the_review_shows_old_and_new(self):
        oud = sql1(f"SELECT intensiteit_pvt FROM bericht_pip WHERE bericht_id = '{self.bericht}'")
        f = self.form(self.mens.get(self.pad("corrigeer")), "corrigeer")
        self.assertEqual(f.naam("intensiteit_pvt"), oud)
        c = self.controle()
        self.assertEqual(c.status, 200, c.woorden[:800])
        self.assertIn(f"{oud} uur", c.woorden)
        self.assertIn("77 uur", c.woorden)
        self.assertIn("Anders", c.woorden)
        self.assertIn("Wat betekent dit voor het dossier?", c.woorden)
        self.assertEqual(self.tel("vervangt IS NOT NULL"), 0, "reviewing writes nothing")

    def test_a_correction_replaces_and_both_stay_to_be_seen(self):
        nummer = self.tel()
        c = self.controle()
        r = self.mens.verstuur(self.form(c, "corrigeer"), ("stap", "bevestig"))
        self.assertEqual(r.status, 303, r.woorden[:800])
        ontvangst = self.mens.volg(r)
        self.assertIn("Correctie ontvangen: PIP", ontvangst.woorden)
        self.assertIn(REDEN, ontvangst.woorden)
        self.assertEqual(self.tel(), nummer + 1)
        self.assertEqual(sql(f"SELECT vervangt, intrekking, afzender, ontvanger, reden FROM bericht WHERE id = '{self.nieuwste()}'"),
                         [[self.bericht, "f", self.a, "DUO", REDEN]])
        dossier = self.mens.get(f"/dossier/{self.dossier}").woorden
        self.assertIn("Gecorrigeerd", dossier)
        self.assertIn("Correctie", dossier)
        oud = self.mens.get(f"/dossier/{self.dossier}/bericht/{self.bericht}")
        self.assertIn("Dit bericht is gecorrigeerd", oud.woorden)
        self.assertNotIn(self.pad("corrigeer"), oud.tekst, "what counts no more is not corrected again")
        self.assertEqual(sql(f"SELECT bijzonderheden, resultaat FROM audit WHERE dossier = '{self.dossier}' AND handeling = 'leveren'"),
                         [["pip, correctie", "ok"]])
        self.assertIn(self.nieuwste(), als_mens("duo_beheerder").get(f"/duo/leveringen?gemeente={self.a}").tekst)

    def test_no_correction_without_a_reason_or_without_a_change(self):
        r = self.controle(reden="")
        self.assertEqual(r.status, 422)
        self.assertIn("Schrijf op waarom", r.woorden)
        r = self.controle(intensiteit_pvt=sql1(f"SELECT intensiteit_pvt FROM bericht_pip WHERE bericht_id = '{self.bericht}'"))
        self.assertEqual(r.status, 422)
        self.assertIn("precies hetzelfde", r.woorden)
        c = self.controle()
        r = self.mens.verstuur(self.form(c, "corrigeer"), ("stap", "bevestig"), reden=" ")
        self.assertEqual(r.status, 422, "nor when the review page is sent without one")
        self.assertEqual(self.tel("vervangt IS NOT NULL"), 0)

    def test_a_double_click_on_a_correction_is_one_bericht(self):
        c = self.controle()
        een, twee = (self.mens.verstuur(self.form(c, "corrigeer"), ("stap", "bevestig")) for _ in range(2))
        self.assertEqual((een.status, twee.status, een.kop("Location")), (303, 303, twee.kop("Location")))
        self.assertEqual(self.tel("vervangt IS NOT NULL"), 1)

    def test_two_people_correct_the_same_bericht(self):
        """The second goes on from what the first made of it, and nothing is lost or written twice"""
        eerste, tweede = self.controle(), self.controle(intensiteit_pvt="88")
        self.assertEqual(self.mens.verstuur(self.form(eerste, "corrigeer"), ("stap", "bevestig")).status, 303)
        nieuw = self.nieuwste()
        r = self.mens.verstuur(self.form(tweede, "corrigeer"), ("stap", "bevestig"))
        self.assertEqual(r.status, 409, r.woorden[:600])
        self.assertIn("77 uur", r.woorden)
        self.assertIn("88 uur", r.woorden)
        self.assertEqual(self.tel("vervangt IS NOT NULL"), 1)
        c = self.mens.verstuur(self.form(r, "corrigeer", nieuw), ("stap", "controleer"))
        self.assertEqual(c.status, 200, c.woorden[:600])
        self.assertIn(REDEN, c.tekst)
        self.assertEqual(self.mens.verstuur(self.form(c, "corrigeer", nieuw), ("stap", "bevestig")).status, 303)
        self.assertEqual(sql1(f"SELECT vervangt FROM bericht WHERE id = '{self.nieuwste()}'"), nieuw)

    def test_after_the_plicht_has_ended_correcting_and_withdrawing_still_can(self):
        rijen = sql("SELECT b.dossier, b.id FROM bericht b JOIN werkvoorraad w ON w.dossier = b.dossier AND w.organisatie = b.afzender "
                    f"WHERE b.afzender = '{self.a}' AND b.stelseldienst = 'pip' AND w.fase = 'beeindigd' "
                    "AND NOT EXISTS (SELECT FROM bericht v WHERE v.vervangt = b.id) LIMIT 1")
        if not rijen:
            self.skipTest("nobody whose plicht has ended had a PIP")
        self.dossier, self.bericht = rijen[0]
        uren = int(sql1(f"SELECT intensiteit_pvt FROM bericht_pip WHERE bericht_id = '{self.bericht}'")) + 1
        self.assertEqual(self.mens.verstuur(self.form(self.controle(intensiteit_pvt=str(uren)), "corrigeer"), ("stap", "bevestig")).status, 303)

    def test_two_versions_side_by_side(self):
        self.assertNotIn("Vergelijk de versies", self.mens.get(f"/dossier/{self.dossier}/bericht/{self.bericht}").woorden)
        self.assertIn("maar 1 versie", self.mens.get(self.pad("versies")).woorden)
        oud = sql1(f"SELECT intensiteit_pvt FROM bericht_pip WHERE bericht_id = '{self.bericht}'")
        self.assertEqual(self.mens.verstuur(self.form(self.controle(), "corrigeer"), ("stap", "bevestig")).status, 303)
        for bericht in (self.bericht, self.nieuwste()):
            r = self.mens.get(self.pad("versies", bericht))
            self.assertIn("Er is 1 verschil", r.woorden)
            self.assertIn(f"Anders {oud} uur 77 uur", r.woorden)
            self.assertIn(REDEN, r.woorden)
            self.assertIn(f'href="{self.pad("versies", bericht)}"', self.mens.get(f"/dossier/{self.dossier}/bericht/{bericht}").tekst)
        self.assertIn("zijn gelijk", self.mens.get(self.pad("versies") + "?oud=1&nieuw=1").woorden)
        for onzin in ("?oud=0", "?nieuw=3", "?oud=x", "?wat=1", "?oud=1&oud=2"):
            self.assertEqual(self.mens.get(self.pad("versies") + onzin).status, 400, onzin)
        self.assertEqual(als_mens("klantregisseur", self.b).get(self.pad("versies")).status, 404)

    # ---- withdrawing ----

    def test_a_withdrawal_says_what_it_does_and_undoes_it(self):
        r = self.mens.get(self.pad("intrekken"))
        self.assertIn("De fase wordt: PIP vaststellen", r.woorden)
        self.assertIn("De leerroute is niet meer bekend", r.woorden)
        self.assertIn("Alleen DUO kan dat veranderen (Wet inburgering 2021, art. 11)", r.woorden)
        voor = sql1(f"SELECT eerste_dagtekening FROM dossier WHERE id = '{self.dossier}'")
        r = self.intrekken(r=r)
        self.assertEqual(r.status, 303, r.woorden[:600])
        self.assertIn("Ingetrokken: PIP", self.mens.volg(r).woorden)
        self.assertEqual(sql(f"SELECT fase, leerroute, eerste_dagtekening FROM dossier WHERE id = '{self.dossier}'"),
                         [["pip", "", voor]], "Wi 11: the first dagtekening stays")
        self.assertEqual(self.tel("stelseldienst = 'inburgeringstermijn' AND NOT intrekking"),
                         self.tel("stelseldienst = 'inburgeringstermijn'"), "what followed by law stays")
        self.assertIn("Dit bericht is ingetrokken", self.mens.get(f"/dossier/{self.dossier}/bericht/{self.bericht}").woorden)
        self.assertIn("trok Amsterdam een eerder bericht in" if self.a == "0363" else "een eerder bericht in",
                      self.mens.get(f"/dossier/{self.dossier}/bericht/{self.nieuwste()}").woorden)
        self.assertEqual(sql1(f"SELECT bijzonderheden FROM audit WHERE dossier = '{self.dossier}' AND handeling = 'leveren'"),
                         "pip, intrekking")

    def test_no_withdrawal_without_a_reason(self):
        r = self.intrekken(reden="")
        self.assertEqual(r.status, 422)
        self.assertIn("Schrijf op waarom", r.woorden)
        self.assertEqual(self.intrekken(reden="ok").status, 422)
        self.assertEqual(self.tel("intrekking"), 0)

    def test_the_same_withdrawal_from_eight_tabs_at_once_is_one_bericht(self):
        r = self.mens.get(self.pad("intrekken"))
        self.form(r, "intrekken") # read once, before eight threads do
        uit, slot, klaar = [], threading.Lock(), threading.Barrier(8)

        def een():
            ik = Browser()
            ik.koekjes = dict(self.mens.koekjes)
            ik.get("/uitgelogd")
            klaar.wait()
            antwoord = self.intrekken(ik, r)
            with slot:
                uit.append((antwoord.status, antwoord.kop("Location")))

        draden = [threading.Thread(target=een) for _ in range(8)]
        for d in draden:
            d.start()
        for d in draden:
            d.join()
        self.assertEqual(len(set(uit)), 1, uit)
        self.assertEqual(self.tel("intrekking"), 1)

    def test_somebody_delivered_while_the_page_was_open(self):
        r = self.mens.get(self.pad("intrekken"))
        c = self.controle()
        sql("SELECT 1")
        self.assertEqual(c.status, 200)
        andere = sql1(f"SELECT id FROM bericht WHERE dossier = '{self.dossier}' AND afzender = '{self.a}' AND stelseldienst <> 'pip' "
                      "AND NOT EXISTS (SELECT FROM bericht v WHERE v.vervangt = bericht.id) LIMIT 1")
        if andere is None:
            self.skipTest("this person has nothing else of the gemeente")
        f = self.form(self.mens.get(self.pad("intrekken", andere)), "intrekken", andere)
        self.assertEqual(self.mens.verstuur(f, reden=REDEN).status, 303)
        r = self.intrekken(r=r)
        self.assertEqual(r.status, 409)
        self.assertIn("terwijl u bezig was", r.woorden)
        self.assertEqual(self.tel("intrekking"), 1)
        self.assertEqual(self.intrekken(r=r).status, 303)

    def test_what_is_withdrawn_leads_to_its_page(self):
        r = self.mens.get(self.pad("intrekken"))
        c = self.controle()
        self.assertEqual(self.intrekken(r=r).status, 303)
        waar = f"/dossier/{self.dossier}/bericht/{self.bericht}"
        for antwoord in (self.mens.get(self.pad("intrekken")), self.mens.get(self.pad("corrigeer")),
                         self.intrekken(r=r, sleutel="een-andere-sleutel"),
                         self.mens.verstuur(self.form(c, "corrigeer"), ("stap", "bevestig"))):
            self.assertEqual((antwoord.status, antwoord.kop("Location")), (303, waar))
        self.assertEqual(self.tel("vervangt IS NOT NULL"), 1)

    # ---- whose ----

    def test_only_the_own_bericht_of_the_own_dossier(self):
        van_duo = sql1(f"SELECT id FROM bericht WHERE dossier = '{self.dossier}' AND afzender = 'DUO' LIMIT 1")
        for wat in ("corrigeer", "intrekken"):
            self.assertEqual(self.mens.get(self.pad(wat, van_duo)).status, 404)
            self.assertEqual(als_mens("klantregisseur", self.b).get(self.pad(wat)).status, 404)
            self.assertEqual(als_mens("raadpleger", self.a).get(self.pad(wat)).status, 403)
            self.assertEqual(als_mens("duo_beheerder").get(self.pad(wat)).status, 404, "DUO does not change what a gemeente said")
        f = self.form(self.mens.get(self.pad("intrekken")), "intrekken")
        velden = f.waarden(reden=REDEN)
        self.assertEqual(self.mens.post(self.pad("intrekken", van_duo), velden).status, 404)
        self.assertNotIn("Corrigeren", self.mens.get(f"/dossier/{self.dossier}/bericht/{van_duo}").woorden)
        self.assertEqual(self.tel("vervangt IS NOT NULL"), 0)


if __name__ == "__main__":
    unittest.main()
