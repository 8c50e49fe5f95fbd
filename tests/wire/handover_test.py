# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A verhuizing: the new gemeente sees all at once, the old one what it sent itself, and the overdracht between them ends that."""
import re
import unittest

from invoer import VANDAAG, dag, importeer, met_pip
from portaal import als_mens, gemeenten, sql, sql1

ADRES = "Nieuwe Kade 77"


class Handover(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()

    def setUp(self):
        a, b = self.a, self.b
        self.dossier, self.naam = importeer(met_pip(a) + [
            ("inburgeringsplicht", "DUO", b, {"soort": "gewijzigd", "datum_kennisgeving": dag(5), "datum_gewijzigd": dag(5), "adres": ADRES})])
        self.pad = f"/dossier/{self.dossier}"
        self.oud, self.nieuw = als_mens("klantregisseur", a), als_mens("klantregisseur", b)

    def bericht(self, dienst):
        return sql1(f"SELECT id FROM bericht WHERE dossier = '{self.dossier}' AND stelseldienst = '{dienst}' ORDER BY nummer LIMIT 1")

    def stap(self, wie, **antwoorden):
        pad = f"{self.pad}/lever/overdracht"
        f = wie.get(pad).formulier(re.escape(pad))
        vandaag = {"datum.dag": str(VANDAAG.day), "datum.maand": str(VANDAAG.month), "datum.jaar": str(VANDAAG.year)}
        r = wie.verstuur(f, ("stap", "controleer"), **{**vandaag, **antwoorden})
        self.assertEqual(r.status, 200, r.woorden[:800])
        r = wie.verstuur(r.formulier(re.escape(pad)), ("stap", "bevestig"))
        self.assertEqual(r.status, 303, r.woorden[:800])

    def test_at_once_and_no_more_than_needed(self):
        nieuw, oud = self.nieuw.get(self.pad), self.oud.get(self.pad)
        self.assertEqual((nieuw.status, oud.status), (200, 200))
        self.assertIn(ADRES, nieuw.woorden)
        self.assertNotIn(ADRES, oud.woorden)
        self.assertIn("PIP van", nieuw.woorden)
        self.assertIn("PIP van", oud.woorden)
        self.assertIn("Inburgeringsplicht gewijzigd", nieuw.woorden)
        self.assertNotIn("Inburgeringsplicht gewijzigd", oud.woorden)
        self.assertIn("verhuisd naar een andere gemeente", oud.woorden)
        self.assertEqual(self.nieuw.get(f"{self.pad}/bericht/{self.bericht('inburgeringsplicht')}").status, 200)
        self.assertEqual(self.oud.get(f"{self.pad}/bericht/{self.bericht('inburgeringsplicht')}").status, 404)
        self.assertEqual(self.oud.get(f"{self.pad}/bericht/{self.bericht('pip')}").status, 200)
        self.assertEqual(self.oud.get(f"/werkvoorraad?signaal=ja&sorteer=naam").status, 200)
        self.assertEqual(sql1(f"SELECT count(*) FROM werkvoorraad WHERE dossier = '{self.dossier}'"), "2")

    def test_the_old_one_delivers_only_what_closes(self):
        links = " ".join(self.oud.get(self.pad).links)
        self.assertIn(f"{self.pad}/lever/pvt", links)
        self.assertNotIn(f"{self.pad}/lever/pip", links)
        pad = f"{self.pad}/lever/pip"
        r = self.oud.verstuur(self.oud.get(pad).formulier(re.escape(pad)), ("stap", "controleer"))
        self.assertEqual(r.status, 422)
        self.assertIn("Deze persoon is verhuisd naar een andere gemeente", r.woorden)

    def test_nobody_else(self):
        for rol in ("duo_beheerder", "coa_medewerker"):
            self.assertEqual(als_mens(rol).get(f"{self.pad}/overdracht").status, 403)
        self.assertEqual(als_mens("coa_medewerker").get(self.pad).status, 404)

    def test_a_reader_sees_the_page_and_has_nothing_to_do(self):
        r = als_mens("raadpleger", self.b).get(f"{self.pad}/overdracht")
        self.assertEqual(r.status, 200)
        self.assertNotIn("/lever/overdracht", r.tekst)

    def test_asked_confirmed_and_accepted(self):
        overzicht = f"{self.pad}/overdracht"
        self.assertIn("Inburgeraar verhuisde naar uw gemeente", self.nieuw.get(self.pad).woorden)
        self.assertIn(f"{self.pad}/lever/overdracht", self.nieuw.get(overzicht).tekst)
        self.assertNotIn(f"{self.pad}/lever/overdracht", self.oud.get(overzicht).tekst, "it is not asked yet")
        self.stap(self.nieuw, contactpersoon="Jan de Boer")
        self.assertIn("Overdracht gevraagd", self.oud.get(self.pad).woorden)
        self.assertNotIn("verhuisde naar uw gemeente", self.nieuw.get(self.pad).woorden)

        self.stap(self.oud, voortgang="Volgt de lessen goed", boetes="geen", contactpersoon="Sanne de Wit")
        r = self.nieuw.get(overzicht)
        for woord in ("Volgt de lessen goed", "Sanne de Wit", "PIP van", "Lees wat zij overdraagt"):
            self.assertIn(woord, r.woorden)
        self.stap(self.nieuw)
        self.assertEqual(self.oud.get(self.pad).status, 404)
        self.assertEqual(self.oud.get(overzicht).status, 404)
        self.assertEqual(sql1(f"SELECT count(*) FROM werkvoorraad WHERE dossier = '{self.dossier}'"), "1")
        self.assertEqual(sql(f"SELECT organisatie, aard, tot IS NULL FROM werkrelatie WHERE dossier = '{self.dossier}' ORDER BY van, organisatie"),
                         sorted([[self.a, "volledig", "f"]]) + sorted([[self.a, "afsluitend", "f"], [self.b, "volledig", "t"]]))
        r = self.nieuw.get(overzicht)
        self.assertIn("De overdracht is afgerond", r.woorden)
        self.assertEqual(sql1(f"SELECT count(*) FROM signaal WHERE dossier = '{self.dossier}' AND organisatie = '{self.a}' AND gesloten_op IS NULL"), "0")

    def test_every_look_and_step_is_audited(self):
        self.stap(self.nieuw, contactpersoon="Jan de Boer")
        self.oud.get(f"{self.pad}/overdracht")
        rijen = sql(f"SELECT organisatie, route, handeling, resultaat FROM audit WHERE dossier = '{self.dossier}' AND organisatie IS NOT NULL "
                    "ORDER BY nummer DESC LIMIT 1")
        self.assertEqual(rijen, [[self.a, "/dossier/{id}/overdracht", "inzien", "ok"]])
        self.assertEqual(sql1(f"SELECT grond FROM audit WHERE dossier = '{self.dossier}' AND handeling = 'leveren'"),
                         "Wet inburgering 2021, art. 35, lid 4")
