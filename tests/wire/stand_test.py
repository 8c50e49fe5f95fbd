# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Stand op datum: a dossier as it was, by what was true and by what was known; and dates that make no sense."""
import datetime
import unittest

from portaal import als_mens, gemeenten, sql, sql1

VANDAAG = datetime.date.today()


class Stand(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        rij = sql("SELECT b.dossier, p.dagtekening FROM bericht b JOIN bericht_pip p ON p.bericht_id = b.id JOIN werkvoorraad w "
                  f"ON w.dossier = b.dossier AND w.organisatie = b.afzender WHERE b.afzender = '{cls.a}' AND w.fase = 'traject' "
                  "AND (SELECT count(*) FROM bericht x WHERE x.dossier = b.dossier AND x.stelseldienst = 'pip') = 1 "
                  "AND (SELECT count(*) FROM bericht x WHERE x.dossier = b.dossier) < 50 ORDER BY 1 LIMIT 1")[0]
        cls.dossier, cls.pip = rij[0], datetime.date.fromisoformat(rij[1])
        cls.pad = f"/dossier/{cls.dossier}/stand"

    def setUp(self):
        self.mens = als_mens("klantregisseur", self.a)

    def stand(self, geldig="", bekend=""):
        return self.mens.get(f"{self.pad}?geldig={geldig}&bekend={bekend}")

    def test_the_dossier_links_to_it(self):
        self.assertIn(f'href="{self.pad}"', self.mens.get(f"/dossier/{self.dossier}").tekst)

    def test_before_and_on_the_day_of_the_pip(self):
        r = self.stand(geldig=self.pip - datetime.timedelta(days=1))
        self.assertEqual(r.status, 200)
        self.assertIn("Dit is niet het dossier van nu", r.woorden)
        self.assertNotIn("PIP van", r.woorden)
        self.assertNotIn("Traject", r.woorden)
        r = self.stand(geldig=self.pip)
        self.assertIn("PIP van", r.woorden)
        self.assertIn("Fase Traject", r.woorden)

    def test_what_was_not_known_yet_is_not_there(self):
        """All demo berichten came in on one day: the day before, nothing was known"""
        dag = datetime.date.fromisoformat(sql1(f"SELECT min(geregistreerd_op)::date FROM bericht WHERE dossier = '{self.dossier}'"))
        r = self.stand(bekend=dag - datetime.timedelta(days=1))
        self.assertEqual(r.status, 200)
        self.assertIn("Er waren nog geen berichten", r.woorden)
        self.assertIn("Er liepen nog geen termijnen", r.woorden)
        self.assertIn("PIP van", self.stand(bekend=dag).woorden)

    def test_today_is_what_the_dossier_page_says(self):
        vandaag, dossier = self.stand().woorden, self.mens.get(f"/dossier/{self.dossier}").woorden
        for titel in sql(f"SELECT titel FROM termijn WHERE dossier = '{self.dossier}'"):
            self.assertIn(titel[0], vandaag)
            self.assertIn(titel[0], dossier)
        for regel in sql(f"SELECT b.tijdlijn FROM bericht b JOIN stelseldienst d ON d.code = b.stelseldienst WHERE b.dossier = '{self.dossier}' "
                         "AND 'gemeente' = ANY (d.partijen)"):
            self.assertIn(regel[0], vandaag)

    def test_dates_that_make_no_sense_are_explained(self):
        r = self.stand(geldig="2026-02-30", bekend=VANDAAG + datetime.timedelta(days=1))
        self.assertEqual(r.status, 422)
        self.assertIn("Deze datum bestaat niet", r.woorden)
        self.assertIn("nog niet geweest", r.woorden)
        self.assertIn('href="#geldig"', r.tekst)
        self.assertNotIn("PIP van", r.woorden)
        for onzin in ("gisteren", "1", "%00", "2026-1-1", "31-04-2026", "9" * 200):
            self.assertIn(self.stand(geldig=onzin).status, (400, 422), onzin)
        r = self.stand(geldig=f"{self.pip.day}-{self.pip.month}-{self.pip.year}")
        self.assertEqual(r.status, 200, "as people write it is fine")
        self.assertIn("PIP van", r.woorden)
        self.assertEqual(self.mens.get(self.pad + "?onzin=1").status, 400)
        self.assertEqual(self.mens.get(self.pad + "?geldig=2026-01-01&geldig=2026-01-02").status, 400)
        r = self.mens.get(self.pad + "?pagina=99")
        self.assertEqual(r.status, 303, "beyond the end: the first page")

    def test_each_look_is_audited(self):
        voor = int(sql1("SELECT max(nummer) FROM audit"))
        self.stand(geldig=self.pip)
        als_mens("klantregisseur", self.b).get(self.pad)
        self.assertEqual(sql(f"SELECT handeling, resultaat, bijzonderheden FROM audit WHERE nummer > {voor} AND dossier = '{self.dossier}' ORDER BY nummer"),
                         [["inzien", "ok", "stand op datum"], ["inzien", "niet gevonden", "stand op datum"]])


if __name__ == "__main__":
    unittest.main()
