# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A signaal is closed by hand, once, by who may; one that asks for a delivery points to its form."""
import unittest

from portaal import als_mens, gemeenten, sql, sql1


class Signal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gemeente = gemeenten()[0]
        cls.b = als_mens("klantregisseur", cls.gemeente)

    def open_signaal(self, met_de_hand):
        """A signaal whose page has the button to close it, or one that has a link to deliver."""
        rijen = sql(f"SELECT s.id, s.dossier FROM signaal s JOIN werkvoorraad w USING (dossier, organisatie) WHERE s.organisatie = "
                    f"'{self.gemeente}' AND s.gesloten_op IS NULL ORDER BY s.id DESC LIMIT 40")
        for signaal, dossier in rijen:
            r = self.b.get(f"/dossier/{dossier}")
            if (f"/signaal/{signaal}/afhandelen" in r.tekst) == met_de_hand:
                return signaal, dossier, r
        self.fail("the demo data have no such signaal")

    def test_closing_by_hand(self):
        signaal, dossier, r = self.open_signaal(True)
        begin = sql1("SELECT max(nummer) FROM audit")
        voor = int(sql1(f"SELECT open_signalen FROM werkvoorraad WHERE dossier = '{dossier}' AND organisatie = '{self.gemeente}'"))
        r = self.b.verstuur(r.formulier(f"/signaal/{signaal}/afhandelen"))
        self.assertEqual(r.status, 303)
        r = self.b.volg(r)
        self.assertIn("Het signaal is afgehandeld", r.woorden)
        self.assertNotIn(signaal, r.tekst)
        na = int(sql1(f"SELECT open_signalen FROM werkvoorraad WHERE dossier = '{dossier}' AND organisatie = '{self.gemeente}'"))
        self.assertEqual(na, voor - 1)
        r = self.b.post(f"/signaal/{signaal}/afhandelen", [("csrf", self.b.csrf())])
        self.assertEqual(r.status, 404, "it closes once")
        rijen = sql(f"SELECT handeling, resultaat FROM audit WHERE nummer > {begin} AND handeling = 'afhandelen' ORDER BY nummer")
        self.assertEqual(rijen, [["afhandelen", "ok"], ["afhandelen", "niet gevonden"]])

    def test_one_that_asks_for_a_delivery_points_to_its_form(self):
        _, dossier, r = self.open_signaal(False)
        self.assertRegex(r.tekst, f"/dossier/{dossier}/lever/[a-z_]+")

    def test_who_only_reads_gets_no_button(self):
        signaal, dossier, _ = self.open_signaal(True)
        r = als_mens("raadpleger", self.gemeente).get(f"/dossier/{dossier}")
        self.assertEqual(r.status, 200)
        self.assertNotIn("/afhandelen", r.tekst)
        self.assertNotIn("/lever/", r.tekst)
        self.assertNotIn("/toon", r.tekst)

    def test_another_gemeente_and_a_signaal_that_is_none(self):
        signaal, _, _ = self.open_signaal(True)
        ander = als_mens("klantregisseur", gemeenten()[1])
        self.assertEqual(ander.post(f"/signaal/{signaal}/afhandelen", [("csrf", ander.csrf())]).status, 404)
        for wat in ("onzin", "00000000-0000-0000-0000-000000000000"):
            self.assertEqual(self.b.post(f"/signaal/{wat}/afhandelen", [("csrf", self.b.csrf())]).status, 404)
        self.assertEqual(sql1(f"SELECT gesloten_op IS NULL FROM signaal WHERE id = '{signaal}'"), "t")
