# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Searching: by number exactly, by name without minding case or diacritics, and never with what was typed in a log."""
import re
import unittest

from portaal import als_mens, gemeenten, sql, sql1

DOSSIER = re.compile(r"/dossier/([0-9a-f-]{36})")


class Search(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gemeente = gemeenten()[0]
        cls.b = als_mens("klantregisseur", cls.gemeente)
        cls.duo = als_mens("duo_beheerder")
        cls.dossier, cls.naam, cls.zoek = sql(
            "SELECT d.id, d.geslachtsnaam, d.naam_zoek FROM dossier d JOIN werkvoorraad w ON w.dossier = d.id WHERE "
            f"w.organisatie = '{cls.gemeente}' AND d.geslachtsnaam ~ '[^ -~]' AND d.geslachtsnaam !~ '[ ,-]' ORDER BY 1 LIMIT 1")[0]
        toon = cls.b.post(f"/dossier/{cls.dossier}/toon", [("csrf", cls.b.csrf())]).tekst
        cls.bsn = re.search(r"<dt>BSN</dt><dd><span[^>]*>([0-9]{9})<", toon).group(1)
        cls.v_nummer = re.search(r"<dt>V-nummer</dt><dd><span[^>]*>([0-9]{10})<", toon).group(1)

    def vind(self, b, **velden):
        r = b.post("/zoeken", [("csrf", b.csrf()), *velden.items()])
        self.assertEqual(r.status, 200, r.woorden[:300])
        return r

    def test_by_number(self):
        spaties = f"{self.bsn[:3]} {self.bsn[3:6]}.{self.bsn[6:]}"
        for b in (self.b, self.duo):
            for velden in ({"bsn": self.bsn}, {"bsn": spaties}, {"v_nummer": self.v_nummer}):
                with self.subTest(list(velden)):
                    self.assertEqual(DOSSIER.findall(self.vind(b, **velden).tekst), [self.dossier])

    def test_by_name_without_diacritics_and_case(self):
        kaal = self.zoek.split(",")[0].split()[-1]
        for tekst in (self.naam, self.naam.upper(), kaal, f"  {kaal} "):
            with self.subTest(tekst):
                r = self.vind(self.b, naam=tekst)
                self.assertTrue(self.dossier in r.tekst or "Niet iedereen staat in deze lijst" in r.woorden)
                self.assertTrue(DOSSIER.findall(r.tekst))

    def test_a_name_is_found_as_people_type_it(self):
        for naam, getypt in (("Əstifanos", "estifanos"), ("Zärʾay", "zaray"), ("ʿUthmān", "uthman"), ("Vasylʹ", "vasyl"),
                             ("Ḥaddād", "haddad"), ("Işıldak", "isildak"), ("Ševčenko", "sevcenko"), ("Łukasz", "lukasz"), ("D'Angelo", "dangelo")):
            with self.subTest(naam):
                self.assertEqual(sql1(f"SELECT portaal.naam_zoek($${naam}$$)"), getypt)

    def test_duo_sees_which_gemeente_has_somebody(self):
        gemeente = sql1(f"SELECT naam FROM organisatie WHERE code = '{self.gemeente}'")
        for velden in ({"bsn": self.bsn}, {"naam": self.naam}):
            self.assertIn(gemeente, self.vind(self.duo, **velden).woorden)

    def test_signs_that_mean_something_to_a_database_find_nothing(self):
        for tekst in ("%%", "__", "'; --", "a%", "\\\\", "[a-z]{2}", "$1$1"):
            with self.subTest(tekst):
                self.assertEqual(DOSSIER.findall(self.vind(self.b, naam=tekst).tekst), [])

    def test_the_audit_row_says_by_what_but_not_for_whom(self):
        voor = int(sql1("SELECT max(nummer) FROM audit"))
        self.vind(self.b, bsn=self.bsn)
        self.vind(self.b, naam=self.naam)
        rijen = sql(f"SELECT handeling, bijzonderheden FROM audit WHERE nummer > {voor} AND handeling = 'zoeken' ORDER BY nummer")
        self.assertEqual(rijen, [["zoeken", "bsn"], ["zoeken", "naam"]])
        alles = str(sql(f"SELECT * FROM audit WHERE nummer > {voor}"))
        self.assertNotIn(self.bsn, alles)
        self.assertNotIn(self.naam, alles)
