# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""What reached a gemeente, what it saw and did: for DUO as figures and names, for the gemeente as one list to compare."""
import csv
import io
import re
import unittest

from portaal import als_mens, gemeenten, sql, sql1


def tabel(r):
    return list(csv.DictReader(io.StringIO(r.tekst.lstrip("\ufeff")), delimiter=";"))


class Reconciliation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        cls.naam = sql1(f"SELECT naam FROM organisatie WHERE code = '{cls.a}'")
        cls.duo = als_mens("duo_beheerder")
        cls.kr = als_mens("klantregisseur", cls.a)

    def rij(self, dienst):
        r = self.duo.get(f"/duo/aansluiting.csv?gemeente={self.a}&stelseldienst={dienst}")
        self.assertEqual((r.status, r.kop("Content-Type")), (200, "text/csv; charset=utf-8"))
        return {k: v for k, v in tabel(r)[0].items()}

    def test_the_figures_are_those_of_the_tables(self):
        for dienst in ("inburgeringsplicht", "pip"):
            rij = self.rij(dienst)
            tel = lambda waar: sql1(f"SELECT count(*) FROM bericht WHERE stelseldienst = '{dienst}' AND {waar} = '{self.a}'")
            self.assertEqual((rij["geleverd"], rij["ontvangen"]), (tel("ontvanger"), tel("afzender")))
            sig = sql(f"SELECT count(*), count(s.gesloten_op), count(*) FILTER (WHERE s.gesloten_op IS NULL AND s.uiterlijk < current_date) FROM "
                      f"signaal s JOIN bericht b ON b.id = s.bericht WHERE b.stelseldienst = '{dienst}' AND s.organisatie = '{self.a}'")[0]
            self.assertEqual([rij["signalen"], rij["afgehandeld"], rij["te_laat"]], sig)

    def test_opening_a_dossier_is_seen_and_takes_it_off_the_list(self):
        dossier, naam = sql("SELECT w.dossier, d.naam FROM werkrelatie w JOIN dossier d ON d.id = w.dossier JOIN bericht b ON b.dossier = d.id AND "
                            f"b.stelseldienst = 'inburgeringsplicht' AND b.ontvanger = '{self.a}' WHERE w.organisatie = '{self.a}' AND w.tot IS NULL "
                            "AND NOT EXISTS (SELECT FROM gezien z WHERE z.dossier = d.id) GROUP BY 1, 2 HAVING count(*) = 1 LIMIT 1")[0]
        voor = int(self.rij("inburgeringsplicht")["gezien"])
        namen = [r["naam"] for r in tabel(self.duo.get(f"/duo/niet-geopend.csv?gemeente={self.a}"))]
        self.assertIn(naam, namen)
        self.duo.get(f"/dossier/{dossier}")
        als_mens("klantregisseur", self.b).get(f"/dossier/{dossier}")
        self.assertEqual(int(self.rij("inburgeringsplicht")["gezien"]), voor, "DUO itself, or another gemeente that gets nothing, is no gemeente that saw it")
        self.kr.get("/werkvoorraad")
        self.assertEqual(int(self.rij("inburgeringsplicht")["gezien"]), voor, "a list is not a dossier")
        self.assertEqual(self.kr.get(f"/dossier/{dossier}").status, 200)
        self.assertEqual(int(self.rij("inburgeringsplicht")["gezien"]), voor + 1)
        na = [r["naam"] for r in tabel(self.duo.get(f"/duo/niet-geopend.csv?gemeente={self.a}"))]
        self.assertEqual(len(na), len(namen) - 1)
        # what comes afterwards has not been seen yet
        sql(f"UPDATE gezien SET laatst = eerst - interval '1 year', eerst = eerst - interval '1 year' WHERE dossier = '{dossier}'")
        self.assertEqual(int(self.rij("inburgeringsplicht")["gezien"]), voor)

    def test_the_pages(self):
        r = self.duo.get("/duo/aansluiting")
        self.assertEqual(r.status, 200)
        self.assertIn(self.naam, r.woorden)
        self.assertIn("Samen", r.woorden)
        r = self.duo.get(f"/duo/aansluiting?gemeente={self.a}")
        self.assertIn("Inburgeringsplicht", r.woorden)
        for prive in ("Klantprofiel",):
            self.assertNotIn(f">{prive}<", r.tekst, "what DUO is no party to is not counted for it")
        r = self.duo.get(f"/duo/niet-geopend?gemeente={self.a}")
        self.assertIn("Persoon 1 tot en met", r.woorden)
        self.assertEqual(self.duo.get("/duo/niet-geopend?gemeente=9999").status, 200)
        self.assertEqual(self.duo.get("/duo/niet-geopend?gemeente=9999&pagina=3").status, 303)
        self.assertEqual(self.duo.get("/duo/aansluiting?stelseldienst=klantprofiel").status, 400)
        self.assertEqual(self.duo.get("/duo/aansluiting?x=1").status, 400)

    def test_no_number_of_a_person_leaves_by_the_files_of_duo(self):
        for pad in ("/duo/aansluiting.csv", "/duo/niet-geopend.csv", "/duo/niet-geopend", "/aansluiting"):
            b = self.kr if pad == "/aansluiting" else self.duo
            tekst = b.get(pad).tekst
            self.assertIsNone(re.search(r"(?<!\d)9999\d{5}(?!\d)", tekst), pad)

    def test_what_duo_knows_with_the_number_and_the_log_of_it(self):
        begin = sql1("SELECT max(nummer) FROM audit")
        r = self.kr.post("/aansluiting/bestand", [("csrf", self.kr.csrf()), ("fase", "traject")])
        self.assertEqual((r.status, r.kop("Content-Type")), (200, "text/csv; charset=utf-8"))
        self.assertIn("attachment", r.kop("Content-Disposition"))
        self.assertEqual(r.kop("Cache-Control"), "no-store")
        rijen = tabel(r)
        aantal = int(sql1(f"SELECT count(*) FROM werkvoorraad WHERE organisatie = '{self.a}' AND fase = 'traject'"))
        self.assertEqual(len(rijen), aantal)
        self.assertTrue(all(re.fullmatch(r"\d{9}", x["bsn"]) for x in rijen))
        self.assertEqual(len({x["bsn"] for x in rijen}), aantal)
        self.assertEqual(sql(f"SELECT count(DISTINCT dossier), count(*) FROM audit WHERE nummer > {begin} AND handeling = 'tonen' AND "
                             "velden_hoog = '{dossier.bsn}' AND dossier IS NOT NULL AND resultaat = 'ok'"), [[str(aantal), str(aantal)]])
        namen = {n[0] for n in sql(f"SELECT d.naam FROM dossier d JOIN werkvoorraad w ON w.dossier = d.id AND w.organisatie = '{self.a}' AND w.fase = 'traject'")}
        self.assertEqual({x["naam"].lstrip("'") for x in rijen}, {n.lstrip("'") for n in namen})
        self.assertEqual(self.kr.post("/aansluiting/bestand", [("fase", "traject")]).status, 403, "without the key of the session nothing leaves")
        self.assertEqual(self.kr.get("/aansluiting/bestand").status, 405)

    def test_a_cell_that_a_spreadsheet_would_run_is_harmless(self):
        dossier = sql1(f"SELECT dossier FROM werkvoorraad WHERE organisatie = '{self.a}' AND fase = 'intake' LIMIT 1")
        was = sql1(f"SELECT naam FROM dossier WHERE id = '{dossier}'")
        sql(f"UPDATE dossier SET naam = '=HYPERLINK(\"x\")' WHERE id = '{dossier}'")
        try:
            r = self.kr.post("/aansluiting/bestand", [("csrf", self.kr.csrf()), ("fase", "intake")])
            self.assertIn("'=HYPERLINK", r.tekst)
            self.assertNotRegex(r.tekst, r'[;\n"]=HYPERLINK')
        finally:
            sql(f"UPDATE dossier SET naam = $n${was}$n$ WHERE id = '{dossier}'")

    def test_the_list_of_the_gemeente(self):
        r = self.kr.get("/aansluiting?fase=traject")
        self.assertEqual(r.status, 200)
        self.assertIn("Haal het bestand op", r.woorden)
        rp = als_mens("raadpleger", self.a).get("/aansluiting")
        self.assertEqual(rp.status, 200)
        self.assertNotIn("Haal het bestand op", rp.woorden)
        for wat in ("fase=onzin", "x=1"):
            self.assertEqual(self.kr.get(f"/aansluiting?{wat}").status, 400)


if __name__ == "__main__":
    unittest.main()
