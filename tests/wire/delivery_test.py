# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A delivery: form, review, confirm, receipt; twice the same, two people at once, nothing changed, warnings."""
import datetime
import re
import threading
import unittest

from portaal import Browser, als_mens, gemeenten, sql, sql1

VANDAAG = datetime.date.today()


def datum(naam, d):
    return {f"{naam}.dag": str(d.day), f"{naam}.maand": str(d.month), f"{naam}.jaar": str(d.year)}


class Delivery(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gemeente = gemeenten()[0]
        # people whose PIP is there and whose PVT is not: a PVT can be delivered
        rijen = sql(f"SELECT w.dossier FROM werkvoorraad w JOIN dossier d ON d.id = w.dossier WHERE w.organisatie = '{cls.gemeente}' "
                    "AND NOT d.plicht_beeindigd AND EXISTS (SELECT FROM bericht b WHERE b.dossier = d.id AND b.stelseldienst = 'pip') "
                    "AND EXISTS (SELECT FROM bericht b JOIN bericht_inburgeringsplicht p ON p.bericht_id = b.id WHERE b.dossier = d.id "
                    "AND p.onderdelen @> '{pvt}') "
                    "AND NOT EXISTS (SELECT FROM bericht b WHERE b.dossier = d.id AND b.stelseldienst = 'pvt') ORDER BY 1")
        cls.vrij = [r[0] for r in rijen]

    def setUp(self):
        self.assertTrue(self.vrij, "the demo data have no dossier left for a PVT")
        self.dossier = self.vrij.pop()
        self.pad = f"/dossier/{self.dossier}/lever/pvt"
        self.b = als_mens("klantregisseur", self.gemeente)

    def antwoorden(self, **anders):
        """A PVT that is not done yet: hours below the norm, so that a second delivery makes sense."""
        return {"resultaat": "niet_voldaan", "uren": "4", "activiteit": "nee", "reden_niet_voldaan": "Was lang ziek",
                "verwijtbaar": "nee", **anders}

    def formulier(self, b=None):
        return (b or self.b).get(self.pad).formulier(re.escape(self.pad))

    def controle(self, b=None, f=None, **anders):
        b = b or self.b
        return b.verstuur(f or self.formulier(b), ("stap", "controleer"), **self.antwoorden(**anders))

    def bevestig(self, controle, b=None, **anders):
        return (b or self.b).verstuur(controle.formulier(re.escape(self.pad)), ("stap", "bevestig"), **anders)

    def lever(self, **anders):
        r = self.controle(**anders)
        self.assertEqual(r.status, 200, r.woorden[:600])
        uitleg = {"reden": "Het klopt, wij hebben het nagekeken."} if 'name="reden"' in r.tekst else {}
        return self.bevestig(r, **uitleg)

    def berichten(self, dienst="pvt"):
        return int(sql1(f"SELECT count(*) FROM bericht WHERE dossier = '{self.dossier}' AND stelseldienst = '{dienst}'"))

    def test_the_whole_way(self):
        """Form, review with totals, receipt with a number, a line on the tijdlijn, audit rows"""
        r = self.controle()
        self.assertEqual(r.status, 200, r.woorden[:600])
        self.assertIn("4 uur", r.woorden)
        self.assertIn("12 uur", r.woorden)
        self.assertIn("8 uur", r.woorden)
        self.assertIn("Was lang ziek", r.woorden)
        self.assertEqual(self.berichten(), 0, "reviewing writes nothing")
        uitleg = {"reden": "Het klopt."} if 'name="reden"' in r.tekst else {}
        r = self.bevestig(r, **uitleg)
        self.assertEqual(r.status, 303, r.woorden[:600])
        self.assertRegex(r.kop("Location"), f"^/dossier/{self.dossier}/ontvangst/[0-9a-f-]{{36}}$")
        r = self.b.volg(r)
        nummer = sql1(f"SELECT nummer FROM bericht WHERE dossier = '{self.dossier}' AND stelseldienst = 'pvt'")
        self.assertIn(nummer, r.woorden)
        self.assertIn("Was lang ziek", r.woorden)
        self.assertIn("PVT: ", self.b.get(f"/dossier/{self.dossier}").woorden)
        rij = sql(f"SELECT count(*), min(resultaat) FROM audit WHERE dossier = '{self.dossier}' AND handeling = 'leveren'")
        self.assertEqual(rij, [["1", "ok"]])

    def test_duo_sees_it_among_the_deliveries(self):
        self.assertEqual(self.lever().status, 303)
        duo = als_mens("duo_beheerder")
        r = duo.get(f"/duo/leveringen?gemeente={self.gemeente}&stelseldienst=pvt")
        self.assertIn(self.dossier, r.tekst)
        r = duo.get(f"/duo/audit?dossier={self.dossier}&handeling=leveren")
        self.assertIn(self.dossier, r.tekst)

    def test_a_double_click_is_one_bericht(self):
        c = self.controle()
        uitleg = {"reden": "Het klopt."} if 'name="reden"' in c.tekst else {}
        eerste, tweede = self.bevestig(c, **uitleg), self.bevestig(c, **uitleg)
        self.assertEqual((eerste.status, tweede.status), (303, 303))
        self.assertEqual(eerste.kop("Location"), tweede.kop("Location"))
        self.assertEqual(self.berichten(), 1)
        self.assertEqual(sql(f"SELECT resultaat FROM audit WHERE dossier = '{self.dossier}' AND handeling = 'leveren' "
                             "AND resultaat <> 'niet gevonden' ORDER BY nummer"),
                         [["ok"], ["al geleverd"]], "the second click is written down as well")

    def test_the_same_form_from_eight_tabs_at_once_is_one_bericht(self):
        c = self.controle()
        uitleg = {"reden": "Het klopt."} if 'name="reden"' in c.tekst else {}
        uit, slot, klaar = [], threading.Lock(), threading.Barrier(8)

        def een():
            ik = Browser()
            ik.koekjes = dict(self.b.koekjes)
            ik.get("/uitgelogd")
            klaar.wait()
            r = self.bevestig(c, ik, **uitleg)
            with slot:
                uit.append((r.status, r.kop("Location")))

        draden = [threading.Thread(target=een) for _ in range(8)]
        for d in draden:
            d.start()
        for d in draden:
            d.join()
        self.assertEqual(len(set(uit)), 1, uit)
        self.assertEqual(uit[0][0], 303)
        self.assertEqual(self.berichten(), 1)

    def test_two_people_at_the_same_form(self):
        """The second sees what changed, side by side, and decides; nothing is written until she does"""
        eerste, tweede = self.controle(), self.controle(uren="6")
        self.assertEqual(tweede.status, 200)
        uitleg = {"reden": "Het klopt."} if 'name="reden"' in eerste.tekst else {}
        self.assertEqual(self.bevestig(eerste, **uitleg).status, 303)
        r = self.bevestig(tweede, **uitleg)
        self.assertEqual(r.status, 409)
        self.assertIn("intussen veranderd", r.woorden)
        self.assertIn("4 uur", r.woorden)
        self.assertIn("6 uur", r.woorden)
        self.assertEqual(self.berichten(), 1)
        c = self.b.verstuur(r.formulier(re.escape(self.pad)), ("stap", "controleer"))
        self.assertEqual(c.status, 200, c.woorden[:500])
        uitleg = {"reden": "Het klopt."} if 'name="reden"' in c.tekst else {}
        self.assertEqual(self.bevestig(c, **uitleg).status, 303)
        self.assertEqual(self.berichten(), 2)

    def test_what_did_not_change_is_not_sent(self):
        self.assertEqual(self.lever().status, 303)
        r = self.controle()
        self.assertEqual(r.status, 422)
        self.assertIn("precies hetzelfde", r.woorden)
        self.assertEqual(r.formulier(re.escape(self.pad)).naam("reden_niet_voldaan"), "Was lang ziek")
        self.assertEqual(self.berichten(), 1)

    def test_changing_goes_back_to_the_form_with_everything_kept(self):
        c = self.controle()
        r = self.b.verstuur(c.formulier(re.escape(self.pad)), ("stap", "wijzig"))
        self.assertEqual(r.status, 200)
        g = r.formulier(re.escape(self.pad))
        self.assertEqual((g.naam("uren"), g.naam("reden_niet_voldaan")), ("4", "Was lang ziek"))
        self.assertEqual(self.berichten(), 0)

    def test_a_rule_of_the_law_stops_it_with_its_reason(self):
        """R12: done means at least 12 hours"""
        r = self.controle(resultaat="voldaan", uren="11", activiteit="ja", reden_niet_voldaan="", verwijtbaar=None,
                          **datum("datum_ondertekening", VANDAAG))
        self.assertEqual(r.status, 422)
        self.assertIn("ten minste 12 uren", r.woorden)
        r = self.controle(resultaat="voldaan", uren="12", activiteit="ja", reden_niet_voldaan="", verwijtbaar=None,
                          **datum("datum_ondertekening", VANDAAG + datetime.timedelta(days=1)))
        self.assertEqual(r.status, 422)
        self.assertEqual(self.berichten(), 0)

    def test_the_review_page_cannot_be_skipped_past_the_rules(self):
        """Confirming at once is judged the same as reviewing"""
        f = self.formulier()
        r = self.b.verstuur(f, ("stap", "bevestig"), **self.antwoorden(resultaat="voldaan", uren="3"))
        self.assertEqual(r.status, 422)
        self.assertEqual(self.berichten(), 0)

    def test_a_withdrawn_right_stops_it(self):
        """Between the form and the confirmation the person moved to another gemeente"""
        c = self.controle()
        uitleg = {"reden": "Het klopt."} if 'name="reden"' in c.tekst else {}
        waar = f"dossier = '{self.dossier}' AND organisatie = '{self.gemeente}'"
        try:
            sql(f"UPDATE werkrelatie SET tot = current_date WHERE {waar} AND tot IS NULL")
            self.assertEqual(self.bevestig(c, **uitleg).status, 404)
        finally:
            sql(f"UPDATE werkrelatie SET tot = NULL WHERE {waar} AND tot = current_date")
        self.assertEqual(self.berichten(), 0)

    def test_only_what_a_gemeente_delivers_has_a_form(self):
        for dienst in ("inburgeringsplicht", "inburgeringstermijn", "koppeling", "leerbaarheidstoets_uitkomst", "onzin"):
            with self.subTest(dienst):
                self.assertEqual(self.b.get(f"/dossier/{self.dossier}/lever/{dienst}").status, 404)


class Pip(unittest.TestCase):
    """The main job: the first PIP, late on purpose where the law asks why, and the termijn that follows."""

    def test_the_first_pip_starts_the_termijn(self):
        gemeente = gemeenten()[0]
        rijen = sql(f"SELECT w.dossier FROM werkvoorraad w WHERE w.organisatie = '{gemeente}' AND w.fase = 'pip' AND "
                    "NOT EXISTS (SELECT FROM bericht b WHERE b.dossier = w.dossier AND b.stelseldienst = 'pip') ORDER BY 1 LIMIT 1")
        self.assertTrue(rijen, "the demo data have nobody who waits for a PIP")
        dossier = rijen[0][0]
        b = als_mens("klantregisseur", gemeente)
        pad = f"/dossier/{dossier}/lever/pip"
        f = b.get(pad).formulier(re.escape(pad))
        uitkomst = sql1("SELECT uitkomst FROM bericht_leerbaarheidstoets_uitkomst l JOIN bericht b ON b.id = l.bericht_id "
                        f"WHERE b.dossier = '{dossier}' ORDER BY b.nummer DESC LIMIT 1") or "b1_route"
        namen = {n for n, _ in f.velden}
        v = {**datum("dagtekening", VANDAAG), "soort": "eerste", "leerroute": uitkomst, "aantal_voortgangsgesprekken": "4",
             "alfabetisering": "nee", "contactpersoon": "S. de Wit", "email_contactpersoon": "s.dewit@gemeente.example",
             "intensiteit_pvt": "2", "intensiteit_map": "2"}
        if uitkomst != "z_route":
            v["niveau"] = "b1"
        if uitkomst == "onderwijsroute":
            v.pop("intensiteit_map")
        if "intensiteit_leerroute" in namen:
            v["intensiteit_leerroute"] = "12"
        r = b.verstuur(f, ("stap", "controleer"), **v)
        self.assertEqual(r.status, 200, r.woorden[:1500])
        c = r.formulier(re.escape(pad))
        if 'name="reden"' in r.tekst:
            leeg = b.verstuur(c, ("stap", "bevestig"))
            self.assertEqual(leeg.status, 422, "a warning without a word stops it")
            r = b.verstuur(c, ("stap", "bevestig"), reden="De intake kon niet eerder, de persoon was in het ziekenhuis.")
        else:
            r = b.verstuur(c, ("stap", "bevestig"))
        self.assertEqual(r.status, 303, r.woorden[:1500])
        ontvangst = b.volg(r)
        self.assertIn("Wat volgt hieruit?", ontvangst.woorden)
        aanvang, einde = sql(f"SELECT t.datum_aanvang, t.datum_einde FROM bericht_inburgeringstermijn t JOIN bericht b ON "
                             f"b.id = t.bericht_id WHERE b.dossier = '{dossier}' ORDER BY b.nummer DESC LIMIT 1")[0]
        self.assertEqual(aanvang, str(VANDAAG + datetime.timedelta(days=1)))
        begin = VANDAAG + datetime.timedelta(days=1)
        try:
            drie = begin.replace(year=begin.year + 3)
        except ValueError:
            drie = begin.replace(year=begin.year + 3, month=3, day=1)
        self.assertEqual(einde, str(drie - datetime.timedelta(days=1)))
        self.assertIn("Inburgeringstermijn", b.get(f"/dossier/{dossier}").woorden)
        self.assertFalse(sql(f"SELECT 1 FROM signaal WHERE dossier = '{dossier}' AND gesloten_op IS NULL AND soort IN "
                             "('plicht_vastgesteld', 'toets_uitkomst', 'gekoppeld', 'termijn_vastgesteld')"),
                         "what asked for the PIP is closed, and the termijn that follows asks nothing")
