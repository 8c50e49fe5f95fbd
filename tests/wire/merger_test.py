# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Herindeling: a gemeente goes up in another, by two persons; back, and definitive."""
import datetime
import re
import unittest

from invoer import importeer, met_pip, met_verlenging
from portaal import als_mens, gemeenten, log_in, mens, sql, sql1, wacht

NIEUW = "/duo/herindelingen/nieuw"
# where nobody works in the demo; what a test leaves behind in the second is in nobody's way
CODE, TUSSEN, REST, DEEL = "0072", "0093", "0096", "0088"


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
    UNION ALL SELECT to_jsonb(g) - 'laatst_ingelogd' FROM gebruiker g UNION ALL SELECT to_jsonb(c) FROM concept c
    UNION ALL SELECT to_jsonb(u) - 'inhoud' FROM upload u UNION ALL SELECT to_jsonb(o) FROM organisatie o
    UNION ALL SELECT to_jsonb(z) FROM gezien z UNION ALL SELECT to_jsonb(i) FROM uitnodiging i) t"""


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
        sql("UPDATE herindeling SET stand = 'vervallen' WHERE stand IN ('voorgesteld', 'gepland')")  # of other tests
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

    def test_what_happens_in_between_stays(self):
        """Deliveries, an import by the old code and a closed signaal, between the herindeling and going back."""
        dossier, _ = importeer(met_pip(self.van))
        gebonden = sql(f"SELECT b.id, b.dossier FROM bericht b JOIN werkrelatie w ON w.dossier = b.dossier AND w.organisatie = b.ontvanger "
                       f"AND w.tot IS NULL AND w.aard = 'volledig' WHERE b.ontvanger = '{self.van}' AND b.stelseldienst = 'klantprofiel' "
                       "ORDER BY b.nummer DESC LIMIT 1")
        voorheen = log_in(self.klant)
        pad = f"/dossier/{dossier}/lever/pvt"
        if gebonden:
            self.assertEqual(voorheen.get(f"/dossier/{gebonden[0][1]}/bericht/{gebonden[0][0]}").status, 200)
        id_ = maak(self.maker, van=self.van, naar=TUSSEN)
        self.voer_uit(id_)
        try:
            nu = log_in(self.klant)
            if gebonden:  # sent to the old gemeente alone: its successor reads it, and it still says whom it was sent to
                blad = nu.get(f"/dossier/{gebonden[0][1]}/bericht/{gebonden[0][0]}")
                self.assertEqual(blad.status, 200)
                self.assertIn(sql1(f"SELECT naam FROM organisatie WHERE code = '{self.van}'"), blad.woorden)
            # delivered by the new gemeente
            form = nu.get(pad).formulier(re.escape(pad))
            controle = nu.verstuur(form, ("stap", "controleer"), resultaat="niet_voldaan", uren="4", activiteit="nee",
                                   reden_niet_voldaan="Was lang ziek", verwijtbaar="nee")
            klaar = nu.verstuur(controle.formulier(re.escape(pad)), ("stap", "bevestig"))
            self.assertEqual(klaar.status, 303, controle.woorden[:300])
            pvt = sql1(f"SELECT id FROM bericht WHERE dossier = '{dossier}' AND stelseldienst = 'pvt'")
            self.assertEqual(sql1(f"SELECT afzender FROM bericht WHERE id = '{pvt}'"), TUSSEN)
            # what the old gemeente sent, its successor may correct
            pip = sql1(f"SELECT id FROM bericht WHERE dossier = '{dossier}' AND stelseldienst = 'pip'")
            self.assertEqual(nu.get(f"/dossier/{dossier}/bericht/{pip}/corrigeer").status, 200)
            # DUO still names the old gemeente: it lands at the successor, and is kept as it was said
            later, _ = importeer(met_pip(self.van)[:1])
            self.assertEqual(sql1(f"SELECT organisatie FROM werkrelatie WHERE dossier = '{later}' AND tot IS NULL"), TUSSEN)
            self.assertEqual(sql1(f"SELECT ontvanger FROM bericht WHERE dossier = '{later}'"), self.van)
            self.assertEqual(nu.get(f"/dossier/{later}").status, 200)
            # and of who was there already
            verlengd = met_verlenging(TUSSEN)
            signaal = sql1(f"SELECT id FROM signaal WHERE dossier = '{verlengd}' AND soort = 'termijn_verlengd'")
            self.assertEqual(nu.post(f"/signaal/{signaal}/afhandelen", [("csrf", nu.csrf())]).status, 303)
        finally:
            self.draai_terug(id_)
        terug = log_in(self.klant)
        self.assertEqual(sql1(f"SELECT organisatie FROM werkrelatie WHERE dossier = '{dossier}' AND tot IS NULL"), self.van)
        self.assertEqual(terug.get(f"/dossier/{dossier}/bericht/{pvt}").status, 200, "the old gemeente sees what was delivered meanwhile")
        self.assertEqual(terug.get(f"/dossier/{dossier}/bericht/{pvt}/corrigeer").status, 200, "and may correct it")
        self.assertEqual(sql1(f"SELECT organisatie FROM werkrelatie WHERE dossier = '{later}' AND tot IS NULL"), self.van)
        self.assertEqual(sql1(f"SELECT organisatie FROM werkrelatie WHERE dossier = '{verlengd}' AND tot IS NULL"), TUSSEN,
                         "who came in by the name of the new one stays there")
        if gebonden:
            self.assertEqual(terug.get(f"/dossier/{gebonden[0][1]}/bericht/{gebonden[0][0]}").status, 200)

    def test_an_end_date_that_was_given_in_between_stays(self):
        """What the new gemeente ended, by taking a role away or by a last day, does not come back with the old one"""
        wie = f"(SELECT id FROM gebruiker WHERE acting_subject = '{self.klant.pseudoniem}')"
        voor = sql(f"SELECT id FROM rolgeving WHERE gebruiker = {wie} AND organisatie = '{self.van}' AND ingetrokken_op IS NULL AND tot IS NULL")
        self.assertTrue(voor)
        id_ = maak(self.maker, van=self.van, naar=CODE)
        self.voer_uit(id_)
        try:
            sql(f"UPDATE rolgeving SET tot = portaal.vandaag() + 3 WHERE gebruiker = {wie} AND organisatie = '{CODE}'")
        finally:
            self.draai_terug(id_)
        try:
            self.assertEqual(sql(f"SELECT DISTINCT tot - portaal.vandaag() FROM rolgeving WHERE id = ANY ('{{{','.join(r[0] for r in voor)}}}')"), [["3"]])
        finally:
            sql(f"UPDATE rolgeving SET tot = NULL WHERE id = ANY ('{{{','.join(r[0] for r in voor)}}}')")

    def test_into_a_new_gemeente_and_definitive(self):
        andere = sql1("SELECT organisatie FROM werkvoorraad WHERE organisatie < 'A' AND organisatie <> ALL ('{%s}') GROUP BY 1 "
                      "ORDER BY count(*) LIMIT 1" % ",".join(gemeenten()))
        self.assertIsNotNone(andere)
        voor = tel(andere)
        code = sql1("SELECT to_char(n, 'FM0000') FROM generate_series(8000, 8999) n WHERE NOT EXISTS "
                    "(SELECT FROM organisatie o WHERE o.code = to_char(n, 'FM0000')) LIMIT 1")
        id_ = maak(self.maker, van=andere, naar="", code=code, naam="Nieuwe Waard")
        self.assertEqual(sql1(f"SELECT count(*) FROM organisatie WHERE code = '{code}'"), "0", "a draft makes nothing")
        # another beheerder cannot propose somebody else's draft, nor can the maker approve her own
        self.assertEqual(stap(self.ander, id_, "voorstellen").status, 403)
        self.voer_uit(id_)
        self.assertEqual(tel(code), voor)
        self.assertEqual(sql1(f"SELECT naam FROM organisatie WHERE code = '{code}'"), "Nieuwe Waard")
        self.assertEqual(sql1(f"SELECT opvolger FROM organisatie WHERE code = '{andere}'"), code)
        # one that goes on before this one is confirmed is refused
        r = maak(self.maker, van=code, naar=CODE)
        self.assertEqual(r.status, 422)
        self.assertIn("zit al in een andere herindeling", r.woorden)
        self.assertEqual(stap(self.maker, id_, "definitief").status, 403)
        self.assertEqual(stap(self.ander, id_, "definitief").status, 303)
        self.assertEqual(stand(id_), "definitief")
        self.assertEqual(stap(self.ander, id_, "terugdraaien").status, 409)
        self.assertEqual(stap(self.maker, id_, "weggooien").status, 409)
        # only for the tests that come after: as it was
        sql(f"UPDATE herindeling SET stand = 'uitgevoerd', definitief_door = NULL, definitief_op = NULL WHERE id = '{id_}'")
        self.draai_terug(id_)
        self.assertEqual(tel(andere), voor)
        self.assertEqual(sql1(f"SELECT geldig_tot IS NOT NULL AND kvk IS NULL FROM organisatie WHERE code = '{code}'"), "t")

    def test_a_gemeente_split_by_postcode(self):
        def met_adres(postcode):
            return importeer([(*met_pip(self.van)[0][:3], {**met_pip(self.van)[0][3], "adres": f"Kerkstraat 1, {postcode} Ergens"})])[0]
        noord, grens, zuid = met_adres("9160 AB"), met_adres("9164AA"), met_adres("9165 AB")
        voor = tel(self.van)
        noordelijk = int(sql1("SELECT count(*) FROM werkrelatie w JOIN dossier d ON d.id = w.dossier AND d.adres ~ '916[0-4] ?A' "
                              f"WHERE w.organisatie = '{self.van}' AND w.tot IS NULL"))
        id_ = maak(self.maker, van=self.van, naar=REST, soort="splitsing", verdeling=f"9160 9164 {DEEL}")
        self.assertIsInstance(id_, str)
        self.voer_uit(id_)
        try:
            een, twee = tel(DEEL), tel(REST)
            self.assertEqual(een["dossiers"] + twee["dossiers"], voor["dossiers"])
            bij = {d: sql1(f"SELECT organisatie FROM werkrelatie WHERE dossier = '{d}' AND tot IS NULL") for d in (noord, grens, zuid)}
            self.assertEqual(bij, {noord: DEEL, grens: DEEL, zuid: REST})
            self.assertEqual(een["dossiers"], noordelijk)
            self.assertEqual(een["signalen"] + twee["signalen"], voor["signalen"])
            self.assertEqual(twee["mensen"], voor["mensen"])
            with self.assertRaises(AssertionError) as fout:
                importeer(met_pip(self.van)[:1])
            self.assertIn("opgesplitst", str(fout.exception))
        finally:
            self.draai_terug(id_)
        self.assertEqual(tel(self.van), voor)

    def test_a_date_to_come_waits(self):
        morgen = (datetime.date.fromisoformat(vandaag()) + datetime.timedelta(days=30)).isoformat()
        id_ = maak(self.maker, van=self.van, naar=CODE, dag=morgen)
        stap(self.maker, id_, "voorstellen")
        self.assertEqual(besluit(self.ander, id_, "goedkeuren").status, 303)
        self.assertFalse(wacht(lambda: stand(id_) != "gepland", 3))
        self.assertIn("Goedgekeurd", self.maker.get("/duo/herindelingen").woorden)
        self.assertEqual(stap(self.ander, id_, "weggooien").status, 303)
        self.assertEqual(stand(id_), "vervallen")
        # one that was refused, and one that was taken back
        for wie, wat in ((self.ander, "afwijzen"), (self.maker, "intrekken")):
            id_ = maak(self.maker, van=self.van, naar=CODE)
            stap(self.maker, id_, "voorstellen")
            self.assertEqual(besluit(wie, id_, wat, "Nog niet").status, 303)
            self.assertEqual(stap(self.maker, id_, "weggooien").status, 303)
            self.assertEqual(stand(id_), "vervallen")
