# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The log of the own organisation, for its privacy officer; and the signals that somebody did something very often."""
import csv
import io
import re
import unittest

from portaal import als_mens, dossiers, gemeenten, mens, sql, sql1


def pseudoniem(wie):
    return sql1(f"SELECT pseudoniem FROM gebruiker WHERE acting_subject = '{wie.pseudoniem}' AND legal_subject = '{wie.kvk}'")


def rijen(pagina):
    """Moment, handeling, resultaat, who, ... of every row on a page of the log."""
    return [[re.sub(r"<[^>]+>", " ", c).split() for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", r, re.S)]
            for r in re.findall(r"<tr[^>]*>(.*?)</tr>", pagina.tekst.partition("<tbody")[2], re.S)]


class Log(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        cls.dossier = dossiers(cls.a)[0]
        als_mens("klantregisseur", cls.a).get(f"/dossier/{cls.dossier}")
        als_mens("klantregisseur", cls.b).get(f"/dossier/{cls.dossier}")
        als_mens("duo_beheerder").get(f"/dossier/{cls.dossier}")

    def setUp(self):
        self.po = als_mens("privacy_officer", self.a)

    def test_she_begins_with_what_she_is_for(self):
        r = self.po.get("/")
        self.assertEqual(r.status, 200)
        self.assertIn("/logboek", r.links)
        self.assertIn("/logboek/opvallend", r.links)
        self.assertNotIn("/werkvoorraad", r.links)
        r = als_mens("duo_auditor").get("/")
        self.assertIn("/duo/audit", r.links)
        self.assertNotIn("/duo/leveringen", r.links)

    def test_she_sees_no_dossier(self):
        for pad in (f"/dossier/{self.dossier}", "/werkvoorraad", "/signalen", "/zoeken", "/bulk", "/duo/audit", "/duo/audit.csv"):
            with self.subTest(pad):
                self.assertEqual(self.po.get(pad).status, 403)

    def test_the_own_organisation_and_no_other(self):
        """Whatever she filters on: only rows of her gemeente"""
        van_a = self.po.get(f"/logboek?dossier={self.dossier}")
        self.assertEqual(van_a.status, 200)
        rol = pseudoniem(mens("klantregisseur", self.a))
        self.assertIn(rol, van_a.woorden)
        self.assertIn(mens("klantregisseur", self.a).naam, van_a.woorden, "a colleague has a name")
        for vreemd in (pseudoniem(mens("klantregisseur", self.b)), pseudoniem(mens("duo_beheerder"))):
            self.assertNotIn(vreemd, van_a.woorden)
            self.assertEqual(rijen(self.po.get(f"/logboek?gebruiker={vreemd}")), [])
        self.assertEqual(rijen(self.po.get(f"/logboek?organisatie={self.b}")), [])
        van_b = als_mens("privacy_officer", self.b).get(f"/logboek?dossier={self.dossier}")
        self.assertNotIn(rol, van_b.woorden)
        self.assertIn("niet gevonden", van_b.woorden)
        alle = als_mens("duo_auditor").get(f"/duo/audit?dossier={self.dossier}")
        self.assertIn(rol, alle.woorden)
        self.assertNotIn(mens("klantregisseur", self.a).naam, alle.woorden, "elsewhere a pseudonym is enough")

    def test_filters(self):
        wie = pseudoniem(mens("klantregisseur", self.a))
        for vraag, kolom, woord in ((f"gebruiker={wie}", 3, wie), ("handeling=inzien", 1, "Bekeken"), (f"dossier={self.dossier}", 7, self.dossier)):
            with self.subTest(vraag):
                uit = rijen(self.po.get(f"/logboek?{vraag}"))
                self.assertTrue(uit)
                for r in uit:
                    self.assertIn(woord, r[kolom])
        self.assertEqual(rijen(self.po.get("/logboek?van=2999-01-01")), [])
        self.assertEqual(self.po.get("/logboek?handeling=onzin").status, 400)
        r = self.po.get("/logboek")
        self.assertNotIn('name="organisatie"', r.tekst)
        self.assertIn(f"/logboek?dossier={self.dossier}", r.links)

    def test_as_a_file(self):
        """What is on the page, as a table; and that it was taken is in the log itself"""
        r = self.po.get(f"/logboek.csv?dossier={self.dossier}")
        self.assertEqual((r.status, r.kop("Content-Type")), (200, "text/csv; charset=utf-8"))
        uit = list(csv.reader(io.StringIO(r.lijf.decode("utf-8-sig")), delimiter=";"))
        self.assertEqual(uit[0][:4], ["nummer", "moment", "handeling", "resultaat"])
        self.assertTrue(all(rij[12] == self.dossier and rij[8] == sql1(f"SELECT naam FROM organisatie WHERE code = '{self.a}'") for rij in uit[1:]))
        self.assertEqual(len(uit) - 1, int(sql1(f"SELECT count(*) FROM audit WHERE dossier = '{self.dossier}' AND organisatie = '{self.a}'")))
        self.assertEqual(sql("SELECT handeling, bijzonderheden, route FROM audit ORDER BY nummer DESC LIMIT 1"),
                         [["beheer", f"logboek als bestand: {len(uit) - 1} regels", "/logboek.csv"]])
        r = als_mens("duo_auditor").get(f"/duo/audit.csv?dossier={self.dossier}")
        organisaties = {rij[8] for rij in csv.reader(io.StringIO(r.lijf.decode("utf-8-sig")), delimiter=";")}
        self.assertGreater(len(organisaties), 2)

    def test_who_may_not(self):
        for rol in ("klantregisseur", "raadpleger", "gemeentebeheerder"):
            for pad in ("/logboek", "/logboek.csv", "/logboek/opvallend"):
                with self.subTest(f"{rol} {pad}"):
                    self.assertEqual(als_mens(rol, self.a).get(pad).status, 403)


class Conspicuous(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()

    def setUp(self):
        self.addCleanup(sql, "DELETE FROM misbruiksignaal")
        self.wie = pseudoniem(mens("klantregisseur", self.a))
        sql("DELETE FROM misbruiksignaal; "
            f"INSERT INTO misbruiksignaal (organisatie, soort, van, gebruiker, grens, aantal) VALUES ('{self.a}', 'tonen', 'persoon', '{self.wie}', 40, 7), "
            f"('{self.b}', 'gemist', 'persoon', 'g-anders', 20, 1), ('{self.a}', 'bestand', 'organisatie', NULL, 1000, 2)")
        self.signaal, self.vreemd = (sql1(f"SELECT id FROM misbruiksignaal WHERE organisatie = '{o}' AND van = 'persoon'") for o in (self.a, self.b))
        self.po = als_mens("privacy_officer", self.a)

    def sluit(self, b, signaal, opmerking):
        return b.post(f"/logboek/opvallend/{signaal}", [("csrf", b.csrf()), ("opmerking", opmerking)])

    def test_what_she_reads(self):
        r = self.po.get("/logboek/opvallend")
        self.assertIn("Sanne van den Berg liet 40 keer in een uur afgeschermde gegevens tonen", r.woorden)
        self.assertIn("Uw organisatie haalde samen 1000 keer op een dag een bestand met persoonsgegevens op", r.woorden)
        self.assertNotIn("g-anders", r.tekst)
        self.assertTrue([u for u in r.links if u.startswith(f"/logboek?gebruiker={self.wie}&van=")])
        self.assertIn("2 om te bekijken", self.po.get("/").woorden)
        self.assertIn("2 om te bekijken", self.po.get("/logboek").woorden)

    def test_closing_needs_a_remark(self):
        r = self.sluit(self.po, self.signaal, "   ")
        self.assertEqual(r.status, 422)
        self.assertIn("Vul in wat u hebt uitgezocht", r.woorden)
        r = self.sluit(self.po, self.signaal, "x" * 1001)
        self.assertEqual(r.status, 422)
        self.assertIn("x" * 1001, r.tekst, "what was typed is still there")
        self.assertEqual(self.sluit(self.po, self.signaal, "Was nodig voor de overdracht.").kop("Location"), "/logboek/opvallend?gedaan=ja")
        self.assertEqual(sql(f"SELECT gesloten_door, opmerking FROM misbruiksignaal WHERE id = '{self.signaal}'"),
                         [[pseudoniem(mens("privacy_officer", self.a)), "Was nodig voor de overdracht."]])
        self.assertEqual(self.sluit(self.po, self.signaal, "Nog eens").status, 404)
        self.assertIn("Was nodig voor de overdracht.", self.po.get("/logboek/opvallend").woorden)

    def test_only_the_own(self):
        self.assertEqual(self.sluit(self.po, self.vreemd, "Niet van mij").status, 404)
        self.assertEqual(self.sluit(self.po, "onzin", "Onzin").status, 404)
        self.assertEqual(self.sluit(als_mens("duo_auditor"), self.signaal, "DUO leest alleen mee").status, 404)
        self.assertEqual(self.sluit(als_mens("klantregisseur", self.a), self.signaal, "Ik zelf").status, 403)
        r = als_mens("duo_auditor").get("/logboek/opvallend")
        self.assertIn("g-anders", r.tekst)
        self.assertNotIn("<textarea", r.tekst)
        self.assertEqual(sql1("SELECT count(*) FROM misbruiksignaal WHERE gesloten_op IS NOT NULL"), "0")

    def test_nobody_closes_what_is_about_herself(self):
        sql(f"UPDATE misbruiksignaal SET gebruiker = '{pseudoniem(mens('privacy_officer', self.a))}' WHERE id = '{self.signaal}'")
        self.assertEqual(self.sluit(self.po, self.signaal, "Niets aan de hand").status, 404)
        self.assertNotIn(f'action="/logboek/opvallend/{self.signaal}"', self.po.get("/logboek/opvallend").tekst)
