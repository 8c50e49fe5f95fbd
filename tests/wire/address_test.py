# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A secret address is seen only by who asks to see it: not on the dossier, not on the berichten it came in, and not in a file."""
import csv
import io
import unittest

from portaal import als_mens, gemeenten, sql, sql1


class Address(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gemeente = gemeenten()[0]
        cls.dossier, cls.bericht, cls.adres = sql(
            "SELECT d.id, b.id, x.adres FROM dossier d JOIN werkvoorraad w ON w.dossier = d.id JOIN bericht b ON b.dossier = d.id "
            "JOIN bericht_inburgeringsplicht x ON x.bericht_id = b.id WHERE x.adres = d.adres AND NOT d.geheim "
            f"AND x.indicatie_geheim IS NOT TRUE AND w.organisatie = '{cls.gemeente}' LIMIT 1")[0]
        cls.pad = f"/dossier/{cls.dossier}"

    def zet_geheim(self, ja):
        sql(f"UPDATE dossier SET geheim = {ja} WHERE id = '{self.dossier}'")

    def tearDown(self):
        self.zet_geheim("false")

    def test_an_address_that_is_not_secret_is_there(self):
        b = als_mens("raadpleger", self.gemeente)
        for pad in (self.pad, f"{self.pad}/bericht/{self.bericht}"):
            self.assertIn(self.adres, b.get(pad).woorden)

    def test_a_secret_address_is_on_no_page_but_toon(self):
        """Not on the bericht either, although it was not secret yet when that came in; only after 'Toon', which is audited"""
        self.zet_geheim("true")
        for wie in (als_mens("raadpleger", self.gemeente), als_mens("klantregisseur", self.gemeente), als_mens("duo_beheerder")):
            for pad in (self.pad, f"{self.pad}/bericht/{self.bericht}", "/werkvoorraad"):
                self.assertNotIn(self.adres, wie.get(pad).woorden, pad)
        b = als_mens("klantregisseur", self.gemeente)
        self.assertIn(self.adres, b.post(f"{self.pad}/toon", [("csrf", b.csrf())]).woorden)

    def in_bestand(self, b):
        """The address in the file of the service, of this bericht."""
        r = b.get("/bulk/uitvoer/inburgeringsplicht")
        self.assertEqual(r.status, 200)
        nummer = sql1(f"SELECT nummer FROM bericht WHERE id = '{self.bericht}'")
        return [rij["adres"] for rij in csv.DictReader(io.StringIO(r.lijf.decode("utf-8-sig")), delimiter=";") if rij["nummer"] == nummer]

    def test_a_secret_address_is_in_no_file(self):
        """Secret now, or in that bericht: whoever takes away a file does not read it there"""
        b = als_mens("administratief_medewerker", self.gemeente)
        self.assertEqual(self.in_bestand(b), [self.adres])
        self.zet_geheim("true")
        self.assertEqual(self.in_bestand(b), ["•••••"])
        self.zet_geheim("false")
        was = sql1(f"SELECT coalesce(indicatie_geheim::text, 'NULL') FROM bericht_inburgeringsplicht WHERE bericht_id = '{self.bericht}'")
        sql(f"UPDATE bericht_inburgeringsplicht SET indicatie_geheim = true WHERE bericht_id = '{self.bericht}'")
        try:
            self.assertEqual(self.in_bestand(b), ["•••••"])
        finally:
            sql(f"UPDATE bericht_inburgeringsplicht SET indicatie_geheim = {was} WHERE bericht_id = '{self.bericht}'")
