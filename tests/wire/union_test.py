# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A samenwerkingsverband: mandates given by two people of DUO, choosing a gemeente, and the wall between the gemeenten."""
import re
import unittest

from invoer import importeer, met_pip
from portaal import als_mens, dossiers, log_in, mens, sql, sql1

VERBAND, EEN, TWEE = "S001", "0060", "0599"


def dag(verder):
    """So many days from today, as the portal knows today."""
    return sql1(f"SELECT vandaag() + ({verder})")


def kies(b, gemeente):
    return b.post("/kiezen", [("csrf", b.csrf()), ("gemeente", gemeente)])


def mandaten():
    return sql("SELECT samenwerkingsverband, gemeente, van, tot FROM mandaat WHERE ingetrokken_op IS NULL ORDER BY 2")


class Choosing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.wie = mens("klantregisseur", VERBAND)
        cls.een, cls.twee = importeer(met_pip(EEN))[0], importeer(met_pip(TWEE))[0]

    def setUp(self):
        self.b = log_in(self.wie)
        self.addCleanup(sql, f"UPDATE mandaat SET ingetrokken_op = NULL, tot = NULL WHERE samenwerkingsverband = '{VERBAND}' AND voorstel IS NULL")

    def test_first_she_chooses(self):
        """At the samenwerkingsverband itself there is nothing but the choice"""
        self.assertEqual(self.b.get("/").kop("Location"), "/kiezen")
        r = self.b.get("/kiezen")
        self.assertEqual(r.status, 200)
        for naam in ("Ameland", sql1(f"SELECT naam FROM organisatie WHERE code = '{TWEE}'")):
            self.assertIn(f"Werk voor {naam}", r.woorden)
        self.assertIn("open signalen", r.woorden)
        self.assertIn("U werkt nu voor geen gemeente", r.woorden)
        for pad in ("/werkvoorraad", "/signalen", "/zoeken", "/bulk", f"/dossier/{self.een}"):
            with self.subTest(pad):
                self.assertEqual(self.b.get(pad).status, 403)

    def test_a_new_session_for_that_gemeente(self):
        """Another token, another session in the log; the old token is worth nothing"""
        oud = self.b.token
        r = kies(self.b, EEN)
        self.assertEqual((r.status, r.kop("Location")), (303, "/"))
        self.assertNotEqual(self.b.token, oud)
        self.assertIn("SameSite=Strict", r.kop("Set-Cookie"))
        nu = self.b.get("/werkvoorraad")
        self.assertEqual(nu.status, 200)
        self.assertIn("U werkt nu voor Gemeente Ameland , vanuit Samenwerkingsverband Noord", nu.woorden)
        self.assertIn("/kiezen", nu.links)
        nieuw = self.b.token
        self.b.koekjes["__Host-portaal"] = oud
        self.assertEqual(self.b.get("/werkvoorraad").kop("Location"), "/inloggen?verlopen=1")
        self.b.koekjes["__Host-portaal"] = nieuw
        rij = sql("SELECT handeling, organisatie, namens, bijzonderheden FROM audit WHERE route = '/kiezen' AND handeling = 'inloggen' ORDER BY nummer DESC LIMIT 1")
        self.assertEqual(rij, [["inloggen", EEN, VERBAND, f"werkt nu voor {EEN}"]])
        self.assertEqual(sql1("SELECT a.uiterlijk = b.uiterlijk FROM sessie a JOIN sessie b USING (gebruiker, gestart) WHERE a.id <> b.id AND a.einde IS NULL "
                              "AND b.einde IS NOT NULL ORDER BY b.einde DESC LIMIT 1"), "t", "it lives no longer than the first would have")

    def test_one_gemeente_at_a_time(self):
        """The dossier of the other gemeente is not there, by any way, until she works for that one"""
        kies(self.b, EEN)
        self.assertEqual(self.b.get(f"/dossier/{self.een}").status, 200)
        naam = sql1(f"SELECT geslachtsnaam FROM dossier WHERE id = '{self.twee}'")
        for pad in (f"/dossier/{self.twee}", f"/dossier/{self.twee}/lever/pip", f"/dossier/{self.twee}/stand"):
            with self.subTest(pad):
                r = self.b.get(pad)
                self.assertEqual(r.status, 404)
                self.assertNotIn(naam, r.tekst)
        self.assertEqual(self.b.post(f"/dossier/{self.twee}/toon", [("csrf", self.b.csrf())]).status, 404)
        self.assertNotIn(self.twee, self.b.post("/zoeken", [("csrf", self.b.csrf()), ("naam", naam[:20])]).tekst)
        r = self.b.post(f"/dossier/{self.een}/toon", [("csrf", self.b.csrf())])
        self.assertEqual(r.status, 200)
        kies(self.b, TWEE)
        self.assertEqual(self.b.get(f"/dossier/{self.twee}").status, 200)
        self.assertEqual(self.b.get(f"/dossier/{self.een}").status, 404)
        kies(self.b, VERBAND)
        for d in (self.een, self.twee):
            self.assertEqual(self.b.get(f"/dossier/{d}").status, 403)

    def test_not_what_belongs_to_the_gemeente_itself(self):
        kies(self.b, EEN)
        for pad in ("/signalen/voorkeuren", "/logboek", "/mensen", "/mandaten"):
            with self.subTest(pad):
                self.assertEqual(self.b.get(pad).status, 403)

    def test_only_with_a_mandaat(self):
        for gemeente in ("0363", "9999", "DUO", "onzin", "' OR true --"):
            with self.subTest(gemeente):
                oud = self.b.token
                self.assertEqual(kies(self.b, gemeente).status, 404)
                self.assertEqual(self.b.token, oud)
        self.assertEqual(self.b.post("/kiezen", [("csrf", self.b.csrf())]).status, 400)
        self.assertEqual(kies(als_mens("klantregisseur", "0363"), EEN).status, 403)
        self.assertEqual(kies(als_mens("duo_beheerder"), EEN).status, 403)

    def test_a_mandaat_that_is_over_is_gone_at_once(self):
        """Withdrawn, or past its last day: the next request is refused, and nothing of the gemeente is left"""
        for hoe in ("ingetrokken_op = now()", f"van = '{dag(-9)}', tot = '{dag(0)}'"):
            with self.subTest(hoe):
                b = log_in(self.wie)
                kies(b, EEN)
                self.assertEqual(b.get(f"/dossier/{self.een}").status, 200)
                sql(f"UPDATE mandaat SET {hoe} WHERE samenwerkingsverband = '{VERBAND}' AND gemeente = '{EEN}'")
                self.assertEqual(b.get(f"/dossier/{self.een}").status, 403)
                self.assertEqual(b.get("/").kop("Location"), "/kiezen")
                self.assertNotIn("Werk voor Ameland", b.get("/kiezen").woorden)
                self.assertEqual(kies(b, EEN).status, 404)
                sql(f"UPDATE mandaat SET ingetrokken_op = NULL, tot = NULL WHERE samenwerkingsverband = '{VERBAND}'")

    def test_an_organisation_that_is_over_lets_nobody_go_on(self):
        """From that day on: at a gemeente that has ended nothing is done, and who is of a samenwerkingsverband that has ended is out"""
        self.addCleanup(sql, f"UPDATE organisatie SET geldig_tot = NULL WHERE code IN ('{VERBAND}', '{EEN}')")
        kies(self.b, EEN)
        for code, verder, terecht in ((EEN, 1, 200), (EEN, 0, 403), (VERBAND, 1, 200), (VERBAND, 0, 303)):
            with self.subTest(code=code, verder=verder):
                sql(f"UPDATE organisatie SET geldig_tot = '{dag(verder)}' WHERE code = '{code}'")
                self.assertEqual(self.b.get(f"/dossier/{self.een}").status, terecht)
                sql(f"UPDATE organisatie SET geldig_tot = NULL WHERE code = '{code}'")
                kies(self.b, EEN)

    def test_no_work_for_a_gemeente_that_is_no_longer_there(self):
        sql(f"UPDATE organisatie SET geldig_tot = portaal.vandaag() WHERE code = '{EEN}'")
        self.addCleanup(sql, f"UPDATE organisatie SET geldig_tot = NULL WHERE code = '{EEN}'")
        b = log_in(self.wie)
        self.assertNotIn("Werk voor Ameland", b.get("/kiezen").woorden)
        self.assertEqual(kies(b, EEN).status, 404)

    def test_what_she_does_is_of_the_gemeente(self):
        """A delivery has the gemeente as its sender; the log says who it was, and the privacy officer of the gemeente reads it"""
        kies(self.b, EEN)
        dossier = self.een
        voor = int(sql1("SELECT max(nummer) FROM audit"))
        self.assertEqual(self.b.get(f"/dossier/{dossier}").status, 200)
        pad = f"/dossier/{dossier}/lever/pvt"
        f = self.b.get(pad).formulier(re.escape(pad))
        pvt = {"resultaat": "niet_voldaan", "uren": "8", "activiteit": "ja", "reden_niet_voldaan": "Zij is nog bezig.", "verwijtbaar": "nee"}
        r = self.b.post(pad, f.waarden(**pvt) + [("stap", "controleer")])
        self.assertEqual(r.status, 200, r.woorden[:1500])
        r = self.b.post(pad, r.formulier(re.escape(pad)).waarden(reden="Zo is het gegaan.") + [("stap", "bevestig")])
        self.assertEqual(r.status, 303, r.woorden[:1500])
        self.assertEqual(sql(f"SELECT afzender FROM bericht WHERE dossier = '{dossier}' AND stelseldienst = 'pvt'"), [[EEN]])
        rijen = sql(f"SELECT DISTINCT organisatie, namens FROM audit WHERE nummer > {voor} AND dossier = '{dossier}'")
        self.assertEqual(rijen, [[EEN, VERBAND]])
        log = als_mens("privacy_officer", EEN).get(f"/logboek?dossier={dossier}")
        self.assertIn(self.wie.naam, log.woorden)
        self.assertIn("door Samenwerkingsverband Noord", log.woorden)
        self.assertNotIn(self.wie.naam, als_mens("privacy_officer", "0363").get(f"/logboek?dossier={dossier}").woorden)
        bestand = self.b.vraag("GET", "/bulk")
        self.assertEqual(bestand.status, 200)


class Mandates(unittest.TestCase):
    def setUp(self):
        self.peter, self.ingrid = als_mens("duo_beheerder", None, 1), als_mens("duo_beheerder", None, 0)
        self.addCleanup(sql, "DELETE FROM mandaat WHERE voorstel IS NOT NULL; DELETE FROM voorstel WHERE soort = 'mandaat'")

    def vraag(self, b, **anders):
        velden = {"verband": VERBAND, "gemeente": "0363", "van": dag(0), "tot": "", **anders}
        return b.post("/duo/mandaten", [("csrf", b.csrf()), *velden.items()])

    def besluit(self, b, voorstel, besluit):
        return b.post(f"/duo/voorstellen/{voorstel}", [("csrf", b.csrf()), ("besluit", besluit), ("reden", "Zo is het afgesproken.")])

    def open(self):
        return sql1("SELECT id FROM voorstel WHERE soort = 'mandaat' AND besluit IS NULL")

    def test_two_people(self):
        """Asked by one, approved by another, and never by the same"""
        r = self.vraag(self.ingrid, tot=dag(30))
        self.assertEqual((r.status, r.kop("Location")), (303, "/duo/voorstellen?gedaan=voorgesteld"))
        voorstel = self.open()
        self.assertIn("werkt voor gemeente Amsterdam", self.peter.get(f"/duo/voorstellen/{voorstel}").woorden)
        self.assertEqual(self.besluit(self.ingrid, voorstel, "goedkeuren").status, 403)
        self.assertEqual(len(mandaten()), 2)
        self.assertEqual(self.besluit(self.peter, voorstel, "goedkeuren").status, 303)
        self.assertEqual([m for m in mandaten() if m[1] == "0363"], [[VERBAND, "0363", dag(0), dag(31)]])
        b = log_in(mens("klantregisseur", VERBAND))
        self.assertEqual(kies(b, "0363").status, 303)
        self.assertEqual(b.get(f"/dossier/{dossiers('0363')[0]}").status, 200)
        lijst = self.peter.get("/duo/mandaten")
        self.assertIn("Voorgesteld door Ingrid Mulder, goedgekeurd door Peter Jansen", lijst.woorden)
        nummer = sql1("SELECT id FROM mandaat WHERE gemeente = '0363'")
        self.assertEqual(self.ingrid.post(f"/duo/mandaten/{nummer}/intrekken", [("csrf", self.ingrid.csrf())]).status, 303)
        self.assertEqual(b.get("/werkvoorraad").status, 403, "taken back by one person, at once")
        self.assertEqual(self.ingrid.post(f"/duo/mandaten/{nummer}/intrekken", [("csrf", self.ingrid.csrf())]).status, 404)

    def test_what_cannot_be(self):
        for anders, zin in (({"verband": ""}, "Kies het samenwerkingsverband"), ({"gemeente": "S001"}, "Kies de gemeente"),
                            ({"van": "morgen"}, "Vul de eerste dag in als datum"), ({"van": dag(-1)}, "De eerste dag is al voorbij"),
                            ({"van": dag(5), "tot": dag(4)}, "De laatste dag komt voor de eerste dag"), ({"tot": "2027-02-31"}, "Vul de laatste dag in"),
                            ({"gemeente": EEN}, "heeft in deze periode al een mandaat")):
            with self.subTest(str(anders)):
                r = self.vraag(self.ingrid, **anders)
                self.assertEqual(r.status, 422)
                self.assertIn(zin, r.woorden)
                for naam, waarde in anders.items():
                    if naam in ("van", "tot"):
                        self.assertIn(f'value="{waarde}"', r.tekst)
        self.assertEqual(sql("SELECT * FROM voorstel WHERE soort = 'mandaat'"), [])

    def test_judged_again_when_it_is_approved(self):
        self.vraag(self.ingrid)
        eerste = self.open()
        self.besluit(self.peter, eerste, "goedkeuren")
        sql(f"INSERT INTO voorstel (id, soort, onderwerp, uitleg, inhoud, gemaakt_door) SELECT gen_random_uuid(), soort, onderwerp, uitleg, inhoud, gemaakt_door FROM voorstel WHERE id = '{eerste}'")
        self.assertEqual(self.besluit(self.peter, self.open(), "goedkeuren").status, 409)
        self.assertEqual(len([m for m in mandaten() if m[1] == "0363"]), 1)

    def test_a_gemeente_sees_its_own(self):
        r = als_mens("privacy_officer", EEN).get("/mandaten")
        self.assertEqual(r.status, 200)
        self.assertIn("Samenwerkingsverband Noord", r.woorden)
        self.assertNotIn(sql1(f"SELECT naam FROM organisatie WHERE code = '{TWEE}'"), r.woorden)
        self.assertNotIn("<form class", r.tekst)
        self.assertIn("Er zijn geen mandaten", als_mens("gemeentebeheerder", "0363").get("/mandaten").woorden)
        self.assertEqual(als_mens("klantregisseur", EEN).get("/mandaten").status, 403)
        self.assertEqual(als_mens("gemeentebeheerder", "0363").get("/duo/mandaten").status, 403)
        self.assertEqual(als_mens("duo_medewerker").get("/duo/mandaten").status, 403)
