# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Herindeling: a gemeente goes up in another, by two persons; back, and definitive."""
import datetime
import re
import unittest

from portaal import als_mens, gemeenten, log_in, mens, sql, sql1, wacht

NIEUW = "/duo/herindelingen/nieuw"
CODE = "0072"  # Harlingen: nobody works there in the demo


def vandaag():
    return sql1("SELECT portaal.vandaag()")


def velden(van, naar, dag=None, **anders):
    j, m, d = (dag or vandaag()).split("-")
    rijen = [("soort", "samenvoeging"), ("datum.dag", d), ("datum.maand", m), ("datum.jaar", j), ("van", van), ("naar", naar),
             ("code", ""), ("naam", ""), ("kvk", ""), ("rsin", ""), ("oin", ""), ("verdeling", "")]
    return [(n, anders.get(n.replace(".", "_"), w)) for n, w in rijen]


def maak(b, **kwargs):
    r = b.post(NIEUW, [("csrf", b.csrf())] + velden(**kwargs))
    return r.kop("Location").split("/")[-1].split("?")[0] if r.status == 303 else r


def stap(b, id_, wat):
    return b.post(f"/duo/herindelingen/{id_}", [("csrf", b.csrf()), ("stap", wat)])


def besluit(b, id_, wat, reden=""):
    return b.post(f"/duo/voorstellen/{id_}", [("csrf", b.csrf()), ("besluit", wat), ("reden", reden)])


def stand(id_):
    return sql1(f"SELECT stand FROM herindeling WHERE id = '{id_}'")


# All that goes along, as it stands in the tables.
FOTO = """
SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM (
    SELECT to_jsonb(w) FROM werkrelatie w UNION ALL SELECT to_jsonb(v) FROM werkvoorraad v
    UNION ALL SELECT to_jsonb(s) - 'gesloten_op' FROM signaal s UNION ALL SELECT to_jsonb(t) FROM termijn t
    UNION ALL SELECT to_jsonb(d) - 'bijgewerkt' FROM dossier d UNION ALL SELECT to_jsonb(r) FROM rolgeving r
    UNION ALL SELECT to_jsonb(g) FROM gebruiker g UNION ALL SELECT to_jsonb(c) FROM concept c
    UNION ALL SELECT to_jsonb(u) - 'inhoud' FROM upload u UNION ALL SELECT to_jsonb(o) FROM organisatie o
    UNION ALL SELECT to_jsonb(z) FROM gezien z) t"""


def tel(organisatie):
    """What an organisation has: of each kind in the table of the dry run."""
    def een(q):
        return int(sql1(q))
    return {"dossiers": een(f"SELECT count(*) FROM werkrelatie WHERE organisatie = '{organisatie}' AND tot IS NULL AND aard = 'volledig'"),
            "werkvoorraad": een(f"SELECT count(*) FROM werkvoorraad WHERE organisatie = '{organisatie}'"),
            "signalen": een(f"SELECT count(*) FROM signaal WHERE organisatie = '{organisatie}' AND gesloten_op IS NULL"),
            "concepten": een(f"SELECT count(*) FROM concept WHERE organisatie = '{organisatie}'"),
            "mensen": een(f"SELECT count(*) FROM gebruiker WHERE organisatie = '{organisatie}'"),
            "rechten": een(f"SELECT count(*) FROM rolgeving WHERE organisatie = '{organisatie}' AND ingetrokken_op IS NULL")}


def getoond(pagina):
    """The numbers of the dry run page, by what they count."""
    rijen = re.findall(r'<th class="utrecht-table__cell" scope="row">([^<]*?)(?: <span.*?)?</th>\s*<td[^>]*>(\d+)</td>', pagina.tekst)
    uit = {}
    for naam, aantal in rijen:
        uit[naam.strip()] = uit.get(naam.strip(), 0) + int(aantal)
    return uit


LABEL = {"dossiers": "Dossiers", "werkvoorraad": "Regels in de werkvoorraad", "signalen": "Open signalen", "concepten": "Concepten",
         "mensen": "Mensen die kunnen inloggen", "rechten": "Rollen van die mensen"}


class Merger(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.maker, cls.ander = als_mens("duo_beheerder"), als_mens("duo_beheerder", nummer=1)
        cls.van = gemeenten()[1]
        cls.klant = mens("klantregisseur", cls.van)

    def voer_uit(self, id_):
        self.assertEqual(stap(self.maker, id_, "voorstellen").status, 303)
        self.assertEqual(besluit(self.ander, id_, "goedkeuren").status, 303)
        self.assertTrue(wacht(lambda: stand(id_) == "uitgevoerd", 30), stand(id_))

    def draai_terug(self, id_):
        self.assertEqual(stap(self.ander, id_, "terugdraaien").status, 303)
        self.assertTrue(wacht(lambda: stand(id_) == "teruggedraaid", 30), stand(id_))

    def test_dry_run_execution_and_back(self):
        voor, foto = tel(self.van), sql1(FOTO)
        doel = tel(CODE)
        self.assertEqual(sum(doel.values()), 0, "the test needs a gemeente where nothing is")
        self.assertGreater(voor["dossiers"], 3)
        id_ = maak(self.maker, van=self.van, naar=CODE)
        proef = self.maker.get(f"/duo/herindelingen/{id_}")
        self.assertEqual(proef.status, 200)
        gezegd = {k: getoond(proef).get(label, 0) for k, label in LABEL.items()}
        self.assertEqual(gezegd, voor)
        self.assertEqual(sql1(FOTO), foto, "a dry run changes nothing")
        lijst = self.maker.get(f"/duo/herindelingen/{id_}/dossiers")
        self.assertIn("Werkt voor deze persoon", lijst.woorden)

        # the maker does not decide about it
        self.assertEqual(stap(self.maker, id_, "voorstellen").status, 303)
        self.assertEqual(besluit(self.maker, id_, "goedkeuren").status, 403)
        self.assertEqual(stap(self.maker, id_, "definitief").status, 409)
        self.assertEqual(stand(id_), "voorgesteld")
        self.assertEqual(sql1(FOTO), foto)
        oud = log_in(self.klant)
        dossier = sql1(f"SELECT dossier FROM werkvoorraad WHERE organisatie = '{self.van}' ORDER BY 1 LIMIT 1")
        self.assertEqual(oud.get(f"/dossier/{dossier}").status, 200)
        sql(f"DELETE FROM gezien WHERE dossier = '{dossier}'")
        foto = sql1(FOTO)

        self.assertEqual(besluit(self.ander, id_, "goedkeuren").status, 303)
        self.assertTrue(wacht(lambda: stand(id_) == "uitgevoerd", 30), stand(id_))
        na = tel(CODE)
        self.assertEqual(na, voor, "as the dry run said")
        self.assertEqual({k: getoond(self.ander.get(f"/duo/herindelingen/{id_}")).get(label, 0) for k, label in LABEL.items()}, voor)
        weg = tel(self.van)
        self.assertEqual((weg["dossiers"], weg["werkvoorraad"], weg["signalen"], weg["mensen"]), (0, 0, 0, 0))
        self.assertEqual(oud.get("/werkvoorraad").status, 303, "the session of the old gemeente is over")

        # the same person, the same key: now at the new gemeente
        nu = log_in(self.klant)
        start = nu.get("/werkvoorraad")
        self.assertEqual(start.status, 200)
        self.assertIn("Harlingen", start.tekst)
        self.assertEqual(nu.get(f"/dossier/{dossier}").status, 200)
        self.assertEqual(stap(self.maker, id_, "definitief").status, 403, "not by who made it")

        self.draai_terug(id_)
        sql(f"DELETE FROM gezien WHERE dossier = '{dossier}'")
        self.assertEqual(sql1(FOTO), foto, "back: every row as it was")
        self.assertEqual(nu.get("/werkvoorraad").status, 303)
        terug = log_in(self.klant)
        self.assertEqual(terug.get(f"/dossier/{dossier}").status, 200)
        self.assertEqual(stap(self.ander, id_, "definitief").status, 409)

    def test_what_cannot_be(self):
        def fout(verwacht, **kwargs):
            r = maak(self.maker, **{"van": self.van, "naar": CODE, **kwargs})
            self.assertNotIsInstance(r, str, kwargs)
            self.assertEqual(r.status, 422, kwargs)
            self.assertIn(verwacht, r.woorden)
            return r
        r = fout("kan niet opgaan in zichzelf", naar=self.van)
        self.assertIn(f'value="{self.van}"', r.tekst)  # what was typed is still there
        fout("geen gemeente die nu bestaat", van="9999")
        fout("CBS-codes van 4 cijfers", van="Ameland")
        fout("kies een gemeente, of vul hieronder", naar="")
        fout("Laat een van de twee leeg", code="1999")
        fout("er is al een organisatie met deze code", naar="", code="0363", naam="Dubbel")
        fout("vul dit in", naar="", code="1999")
        fout("vul 8 cijfers in", naar="", code="1999", naam="Nieuw", kvk="12")
        kvk = sql1("SELECT kvk FROM organisatie WHERE kvk IS NOT NULL LIMIT 1")
        fout("een andere organisatie heeft dit nummer al", naar="", code="1999", naam="Nieuw", kvk=kvk)
        fout("dit nummer klopt niet", naar="", code="1999", naam="Nieuw", rsin="123456789")
        laat = (datetime.date.fromisoformat(vandaag()) + datetime.timedelta(days=800)).isoformat()
        fout("binnen twee jaar", dag=laat)
        fout("vul ten minste één regel in", soort="splitsing")
        fout("regel 1: schrijf de eerste postcode", soort="splitsing", verdeling="hier en daar")
        for rol in ("duo_medewerker", "duo_auditor", "coa_medewerker"):
            self.assertEqual(als_mens(rol).get(NIEUW).status, 403)
        self.assertEqual(self.maker.get("/duo/herindelingen/geen").status, 404)
