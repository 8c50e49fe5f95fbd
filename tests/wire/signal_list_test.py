# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The list of signalen: filters and order in the address, closing many at once, and which kinds a gemeente wants to see."""
import re
import unittest

from invoer import met_verlenging
from portaal import als_mens, gemeenten, sql, sql1

HAND = "termijn_verlengd"


class SignalList(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        cls.kr = als_mens("klantregisseur", cls.a)
        # enough to close by hand, whatever other tests closed
        sql(f"UPDATE signaal SET gesloten_op = NULL, gesloten_door = NULL WHERE organisatie = '{cls.a}' AND soort = '{HAND}'")
        for _ in range(3 - len(cls.open())):
            met_verlenging(cls.a)
        cls.tel()

    @classmethod
    def tel(cls):
        sql("UPDATE werkvoorraad w SET open_signalen = (SELECT count(*) FROM signaal s WHERE s.dossier = w.dossier AND "
            "s.organisatie = w.organisatie AND s.gesloten_op IS NULL)")

    def tearDown(self):
        sql("DELETE FROM signaalvoorkeur")

    @classmethod
    def open(cls, soort=HAND):
        return sql(f"SELECT id, dossier FROM signaal WHERE organisatie = '{cls.a}' AND soort = '{soort}' AND gesloten_op IS NULL ORDER BY id")

    def test_one_filter_and_the_order(self):
        r = self.kr.get(f"/signalen?soort={HAND}&sorteer=naam")
        self.assertEqual(r.status, 200)
        namen = sql(f"SELECT w.naam FROM signaal s JOIN werkvoorraad w USING (dossier, organisatie) WHERE s.organisatie = '{self.a}' AND "
                    f"s.soort = '{HAND}' AND s.gesloten_op IS NULL ORDER BY w.naam_zoek, w.dossier")
        plaatsen = [r.woorden.find(n[0]) for n in namen]
        self.assertGreater(len(plaatsen), 2)
        self.assertNotIn(-1, plaatsen)
        self.assertEqual(plaatsen, sorted(plaatsen))
        self.assertNotIn("Roep de inburgeraar op", r.woorden)
        for wat in ("soort=onzin", "sorteer=x", "uiterlijk=ooit", "vreemd=1", "soort=a&soort=b"):
            self.assertEqual(self.kr.get(f"/signalen?{wat}").status, 400, wat)

    def test_a_signaal_says_what_why_and_by_when_and_links_to_its_form(self):
        dossier = self.open("plicht_vastgesteld")[0][1]
        r = self.kr.get("/signalen?soort=plicht_vastgesteld")
        for tekst in ("Inburgeringsplicht vastgesteld", "art. 5.3", "Roep de inburgeraar op"):
            self.assertIn(tekst, r.woorden)
        self.assertRegex(r.tekst, r"/dossier/[0-9a-f-]+/lever/pip")
        self.assertNotIn('name="wat"', r.tekst, "what a delivery closes is not closed by hand")
        self.assertTrue(dossier)

    def test_it_links_only_to_what_is_for_this_person(self):
        links = set(re.findall(r"/dossier/([0-9a-f-]{36})/lever/([a-z_]+)", self.kr.get("/signalen").tekst + self.kr.get("/signalen?sorteer=naam").tekst +
                               self.kr.get("/signalen?sorteer=sinds").tekst))
        self.assertGreater(len(links), 5)
        niet = {(d, dienst) for d, dienst in sql("SELECT id, unnest(niet_voor) FROM dossier")}
        self.assertGreater(len(niet), 5)
        self.assertEqual(links & niet, set())

    def test_what_is_ticked_is_closed_in_one_go_and_written_down_for_each_dossier(self):
        gekozen = self.open()[:2]
        begin = sql1("SELECT max(nummer) FROM audit")
        r = self.kr.post("/signalen/afhandelen", [("csrf", self.kr.csrf()), ("soort", HAND), ("wat", "gekozen")] +
                         [("signaal", s) for s, _ in gekozen] + [("signaal", "onzin")])
        self.assertEqual((r.status, r.kop("Location")), (303, f"/signalen?soort={HAND}&gedaan=2"))
        self.assertIn("2 signalen zijn afgehandeld", self.kr.volg(r).woorden)
        over = {s for s, _ in self.open()}
        self.assertFalse(over & {s for s, _ in gekozen})
        self.assertEqual(sorted(sql(f"SELECT dossier, resultaat, bijzonderheden FROM audit WHERE nummer > {begin} AND handeling = 'afhandelen'")),
                         sorted([[d, "ok", HAND] for _, d in gekozen]))
        r = self.kr.post("/signalen/afhandelen", [("csrf", self.kr.csrf()), ("wat", "gekozen"), ("signaal", gekozen[0][0])])
        self.assertIn("veranderd", r.kop("Location"))
        r = self.kr.post("/signalen/afhandelen", [("csrf", self.kr.csrf()), ("wat", "gekozen")])
        self.assertIn("gedaan=niets", r.kop("Location"))
        self.assertIn("Vink eerst aan", self.kr.volg(r).woorden)
        self.setUpClass()

    def test_all_of_a_kind_only_when_the_list_is_still_what_was_seen(self):
        alle = self.open()
        r = self.kr.get(f"/signalen?soort={HAND}")
        samen = re.search(r'name="samen" value="(\d+)"', r.tekst).group(1)
        self.assertEqual(int(samen), len(alle))
        velden = [("csrf", self.kr.csrf()), ("soort", HAND), ("wat", "alles")]
        r = self.kr.post("/signalen/afhandelen", velden + [("samen", str(len(alle) - 1))])
        self.assertIn("gedaan=veranderd", r.kop("Location"))
        self.assertEqual(len(self.open()), len(alle))
        begin = sql1("SELECT max(nummer) FROM audit")
        r = self.kr.post("/signalen/afhandelen", velden + [("samen", samen)])
        self.assertIn(f"gedaan={samen}", r.kop("Location"))
        self.assertEqual(self.open(), [])
        self.assertEqual(int(sql1(f"SELECT count(*) FROM audit WHERE nummer > {begin} AND handeling = 'afhandelen' AND resultaat = 'ok'")),
                         len({d for _, d in alle}))
        self.assertEqual(sql1("SELECT count(*) FROM werkvoorraad w WHERE open_signalen <> (SELECT count(*) FROM signaal s WHERE s.dossier = "
                              "w.dossier AND s.organisatie = w.organisatie AND s.gesloten_op IS NULL)"), "0", "the counts are right")
        self.setUpClass()

    def test_what_a_delivery_closes_is_never_closed_in_bulk(self):
        for velden in ([("soort", "plicht_vastgesteld"), ("wat", "alles"), ("samen", "1")], [("wat", "alles"), ("samen", "1")]):
            self.assertEqual(self.kr.post("/signalen/afhandelen", [("csrf", self.kr.csrf())] + velden).status, 400)
        ander = self.open("plicht_vastgesteld")[0][0]
        self.kr.post("/signalen/afhandelen", [("csrf", self.kr.csrf()), ("wat", "gekozen"), ("signaal", ander)])
        self.assertIn(ander, [s for s, _ in self.open("plicht_vastgesteld")])

    def test_another_gemeente_and_a_reader(self):
        mijn = self.open()[0][0]
        b = als_mens("klantregisseur", self.b)
        r = b.post("/signalen/afhandelen", [("csrf", b.csrf()), ("wat", "gekozen"), ("signaal", mijn)])
        self.assertIn("veranderd", r.kop("Location"))
        rp = als_mens("raadpleger", self.a)
        self.assertEqual(rp.post("/signalen/afhandelen", [("csrf", rp.csrf()), ("wat", "gekozen"), ("signaal", mijn)]).status, 403)
        self.assertIn(mijn, [s for s, _ in self.open()])
        r = rp.get(f"/signalen?soort={HAND}")
        self.assertEqual(r.status, 200)
        for knop in ('name="wat"', 'type="checkbox"', "/signalen/voorkeuren", "/lever/"):
            self.assertNotIn(knop, r.tekst)
        self.assertIn("Er zijn geen open signalen", als_mens("duo_beheerder").get("/signalen?soort=" + HAND).woorden.replace(
            "Geen signalen gevonden met deze filters", "Er zijn geen open signalen"), "DUO sees its own only")

    def test_what_is_not_wanted_is_not_shown_and_not_counted(self):
        dossier = self.open()[0][1]
        voor = int(sql1(f"SELECT open_signalen FROM werkvoorraad WHERE dossier = '{dossier}' AND organisatie = '{self.a}'"))
        r = self.kr.get("/signalen/voorkeuren")
        aan = re.findall(r'name="soort" value="([a-z_0-9]+)"[^>]* checked', r.tekst)
        vast = re.findall(r'name="soort" value="([a-z_0-9]+)"[^>]* disabled', r.tekst)
        self.assertIn(HAND, aan)
        self.assertIn("plicht_vastgesteld", vast)
        self.assertIn("Altijd aan: dit heeft een laatste dag", r.woorden)
        r = self.kr.post("/signalen/voorkeuren", [("csrf", self.kr.csrf())] + [("soort", s) for s in aan if s not in vast + [HAND]])
        self.assertEqual(r.status, 303)
        self.assertIn("Uw keuze is bewaard", self.kr.volg(r).woorden)
        self.assertEqual(sql(f"SELECT organisatie, soort FROM signaalvoorkeur"), [[self.a, HAND]], "and none with a last day by law")
        self.assertIn("Geen signalen gevonden", self.kr.get(f"/signalen?soort={HAND}").woorden)
        self.assertNotIn("Inburgeringstermijn verlengd", self.kr.get(f"/dossier/{dossier}").woorden.split("Tijdlijn")[0])
        self.assertEqual(int(sql1(f"SELECT open_signalen FROM werkvoorraad WHERE dossier = '{dossier}' AND organisatie = '{self.a}'")), voor - 1)
        self.assertEqual(sql1(f"SELECT handeling || ' ' || organisatie FROM audit WHERE route = '/signalen/voorkeuren' AND bijzonderheden IS NOT "
                              "NULL ORDER BY nummer DESC LIMIT 1"), f"beheer {self.a}")
        self.kr.post("/signalen/voorkeuren", [("csrf", self.kr.csrf())] + [("soort", s) for s in aan])
        self.assertEqual(int(sql1(f"SELECT open_signalen FROM werkvoorraad WHERE dossier = '{dossier}' AND organisatie = '{self.a}'")), voor)
        self.assertIn("Inburgeringstermijn verlengd", self.kr.get(f"/dossier/{dossier}").woorden)

    def test_duo_has_its_own_list_and_closes_its_own(self):
        dossier, bericht = sql("SELECT dossier, id FROM bericht LIMIT 1")[0]
        sql(f"INSERT INTO signaal (dossier, organisatie, bericht, soort, ontstaan) VALUES ('{dossier}', 'DUO', '{bericht}', '{HAND}', "
            "current_date) ON CONFLICT (organisatie, bericht, soort) DO UPDATE SET gesloten_op = NULL, gesloten_door = NULL")
        signaal = sql1(f"SELECT id FROM signaal WHERE organisatie = 'DUO' AND soort = '{HAND}' AND gesloten_op IS NULL")
        duo = als_mens("duo_beheerder")
        r = duo.get("/signalen?soort=" + HAND)
        self.assertIn(f'value="{signaal}"', r.tekst)
        self.assertNotIn("Roep de inburgeraar op", duo.get("/signalen").woorden, "and none of a gemeente")
        self.kr.post("/signalen/afhandelen", [("csrf", self.kr.csrf()), ("wat", "gekozen"), ("signaal", signaal)])
        self.assertEqual(sql1(f"SELECT gesloten_op IS NULL FROM signaal WHERE id = '{signaal}'"), "t")
        r = duo.post("/signalen/afhandelen", [("csrf", duo.csrf()), ("wat", "gekozen"), ("signaal", signaal)])
        self.assertIn("gedaan=1", r.kop("Location"))
        self.assertEqual(sql1(f"SELECT gesloten_op IS NULL FROM signaal WHERE id = '{signaal}'"), "f")
        sql(f"DELETE FROM signaal WHERE id = '{signaal}'")


if __name__ == "__main__":
    unittest.main()
