# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Four eyes: an act that touches many people is asked by one person and decided by another."""
import unittest
import uuid

from portaal import als_mens, sql, sql1

LIJST = "/duo/voorstellen"


def maak(door, soort="bewaartermijn", onderwerp="Dossiers van voor 2010 wissen"):
    """A voorstel, as a worker of that person would make it."""
    nummer = str(uuid.uuid4())
    wie = sql1(f"SELECT gebruiker FROM sessie WHERE id = '{sessie(door)}'")
    sql(f"INSERT INTO voorstel (id, soort, onderwerp, uitleg, inhoud, gemaakt_door) VALUES ('{nummer}', '{soort}', '{onderwerp}', "
        f"E'Eerste zin.\\nTweede zin.', '{{}}', '{wie}')")
    return nummer


def sessie(b):
    """The id of the session of this browser: of the audit row that its request just made."""
    b.get(LIJST)
    return sql1("SELECT sessie FROM audit WHERE route = '/duo/voorstellen' ORDER BY nummer DESC LIMIT 1")


def besluit(b, nummer, keuze, reden=""):
    return b.post(f"{LIJST}/{nummer}", [("csrf", b.csrf()), ("besluit", keuze), ("reden", reden)])


def stand(nummer):
    return sql1(f"SELECT coalesce(besluit, 'wacht') FROM voorstel WHERE id = '{nummer}'")


class Proposals(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.maker, cls.ander = als_mens("duo_beheerder"), als_mens("duo_beheerder", nummer=1)

    def test_who_made_it_sees_it_and_does_not_decide(self):
        n = maak(self.maker)
        blad = self.maker.get(f"{LIJST}/{n}")
        self.assertEqual(blad.status, 200)
        self.assertIn("Tweede zin.", blad.woorden)
        self.assertNotIn("Goedkeuren en uitvoeren", blad.woorden)
        for keuze in ("goedkeuren", "afwijzen"):
            self.assertEqual(besluit(self.maker, n, keuze, "omdat").status, 403)
        self.assertEqual(stand(n), "wacht")
        self.assertEqual(besluit(self.maker, n, "intrekken").status, 303)
        self.assertEqual(stand(n), "ingetrokken")

    def test_another_decides_once(self):
        n = maak(self.maker)
        self.assertIn("Dossiers van voor 2010 wissen", self.ander.get(LIJST).woorden)
        self.assertEqual(besluit(self.ander, n, "intrekken").status, 403)
        self.assertEqual(besluit(self.ander, n, "goedkeuren").status, 303)
        self.assertEqual(stand(n), "goedgekeurd")
        self.assertEqual(besluit(self.ander, n, "afwijzen", "toch niet").status, 409)
        self.assertEqual(stand(n), "goedgekeurd")
        self.assertIn(f"voorstel {n} goedgekeurd", sql1("SELECT string_agg(bijzonderheden, ' ') FROM audit WHERE route = '/duo/voorstellen/{id}'"))

    def test_a_second_account_of_the_same_person_does_not_decide_either(self):
        """Known by another number of the organisation she is another gebruiker, and still one pair of eyes"""
        n = maak(self.ander)
        tweede = str(uuid.uuid4())
        sql(f"INSERT INTO gebruiker (id, organisatie, legal_subject, acting_subject, naam, stand) SELECT '{tweede}', organisatie, '99999999', "
            f"acting_subject, naam, 'actief' FROM gebruiker WHERE id = (SELECT gemaakt_door FROM voorstel WHERE id = '{n}')")
        try:
            sql(f"UPDATE voorstel SET gemaakt_door = '{tweede}' WHERE id = '{n}'")
            for keuze in ("goedkeuren", "afwijzen"):
                self.assertEqual(besluit(self.ander, n, keuze, "omdat").status, 403)
            self.assertEqual(stand(n), "wacht")
            self.assertEqual(besluit(self.maker, n, "goedkeuren").status, 303)
        finally:
            sql(f"DELETE FROM voorstel WHERE id = '{n}'; DELETE FROM gebruiker WHERE id = '{tweede}'")

    def test_a_refusal_says_why(self):
        n = maak(self.maker)
        leeg = besluit(self.ander, n, "afwijzen", "   ")
        self.assertEqual(leeg.status, 422)
        self.assertIn("Schrijf op waarom", leeg.woorden)
        lang = besluit(self.ander, n, "afwijzen", "a" * 1001)
        self.assertEqual(lang.status, 422)
        self.assertEqual(stand(n), "wacht")
        self.assertEqual(besluit(self.ander, n, "afwijzen", "De termijn is nog niet om").status, 303)
        self.assertIn("De termijn is nog niet om", self.maker.get(f"{LIJST}/{n}").woorden)

    def test_nonsense_and_strangers(self):
        n = maak(self.maker)
        self.assertEqual(besluit(self.ander, n, "misschien").status, 400)
        self.assertEqual(self.ander.get(f"{LIJST}/{uuid.uuid4()}").status, 404)
        self.assertEqual(self.ander.get(f"{LIJST}/geen-nummer").status, 404)
        for rol in ("duo_medewerker", "duo_auditor", "coa_medewerker"):
            b = als_mens(rol)
            self.assertEqual(b.get(LIJST).status, 403, rol)
            self.assertEqual(besluit(b, n, "goedkeuren").status, 403, rol)
        self.assertEqual(stand(n), "wacht")
