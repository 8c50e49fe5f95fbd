# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The data dictionary: every table that the portal keeps of a delivery is in it, column by column, as a page and as a file."""
import csv
import io
import json
import time
import unittest

from portaal import als_mens, sql

GEMEENSCHAPPELIJK = {"bericht_id", "dossier"}


class Dictionary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.b = als_mens("raadpleger")
        cls.kolommen = sql("SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT "
                           "a.attisdropped WHERE c.relnamespace = 'portaal'::regnamespace AND c.relkind = 'r' AND c.relname LIKE 'bericht\\_%'")
        cls.kolommen = {(t[len("bericht_"):], k) for t, k in cls.kolommen if k not in GEMEENSCHAPPELIJK}
        cls.diensten = {d for d, _ in cls.kolommen}

    def blad(self, dienst):
        """A page; so many in a row is more than the portal gives one address a second."""
        for _ in range(20):
            r = self.b.get(f"/gegevenswoordenboek/{dienst}")
            if r.status != 429:
                break
            time.sleep(0.3)
        return r

    def test_the_pages_have_every_service_and_every_field(self):
        r = self.b.get("/gegevenswoordenboek")
        self.assertEqual(r.status, 200)
        self.assertGreater(len(self.diensten), 26)
        for dienst in self.diensten:
            self.assertIn(f'href="/gegevenswoordenboek/{dienst}"', r.tekst)
            blad = self.blad(dienst)
            self.assertEqual(blad.status, 200)
            self.assertIn("Wat de ontvanger ermee doet", blad.woorden)
            for _, veld in (k for k in self.kolommen if k[0] == dienst):
                self.assertIn(f'href="/gegevenswoordenboek/{dienst}#{veld}"', r.tekst)
                self.assertIn(f'id="{veld}"', blad.tekst)

    def test_the_files_have_them_too(self):
        r = self.b.get("/gegevenswoordenboek.csv")
        self.assertEqual((r.status, r.kop("Content-Type")), (200, "text/csv; charset=utf-8"))
        self.assertIn("attachment", r.kop("Content-Disposition"))
        rijen = list(csv.DictReader(io.StringIO(r.tekst.lstrip("\ufeff")), delimiter=";"))
        self.assertFalse(self.kolommen - {(x["stelseldienst"], x["veld"]) for x in rijen})
        r = self.b.get("/gegevenswoordenboek.json")
        self.assertEqual((r.status, r.kop("Content-Type")), (200, "application/json"))

        boek = json.loads(r.tekst)
        velden = {(d["code"], f["naam"]) for d in boek["stelseldiensten"] for f in d["velden"]}
        self.assertEqual(velden, {(x["stelseldienst"], x["veld"]) for x in rijen})
        for d in boek["stelseldiensten"]:
            self.assertTrue(d["gebruik"] and d["grondslag"], d["code"])

    def test_what_is_not_there(self):
        self.assertEqual(self.b.get("/gegevenswoordenboek/onzin").status, 404)


if __name__ == "__main__":
    unittest.main()
