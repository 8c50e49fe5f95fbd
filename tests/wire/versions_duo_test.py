# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""DUO corrects and withdraws what DUO delivered; what follows for the gemeente follows at once."""
import re
import unittest

from portaal import als_mens, gemeenten, sql, sql1

REDEN = "De uitkomst was verkeerd overgenomen."


class Duo(unittest.TestCase):
    def setUp(self):
        self.a = gemeenten()[0]
        self.duo = als_mens("duo_beheerder")
        self.dossier, self.bericht = sql(
            "SELECT b.dossier, b.id FROM bericht b JOIN werkvoorraad w ON w.dossier = b.dossier JOIN bericht_leerbaarheidstoets_uitkomst u "
            f"ON u.bericht_id = b.id WHERE w.organisatie = '{self.a}' AND w.fase = 'pip' AND b.afzender = 'DUO' AND NOT b.intrekking "
            "AND NOT EXISTS (SELECT FROM bericht v WHERE v.vervangt = b.id) "
            "AND (SELECT count(*) FROM bericht t WHERE t.dossier = b.dossier AND t.stelseldienst = 'leerbaarheidstoets_uitkomst') = 1 ORDER BY 1 LIMIT 1")[0]

    def pad(self, wat):
        return f"/dossier/{self.dossier}/bericht/{self.bericht}/{wat}"

    def test_a_correction_by_duo(self):
        nu = sql1(f"SELECT uitkomst FROM bericht_leerbaarheidstoets_uitkomst WHERE bericht_id = '{self.bericht}'")
        anders = "z_route" if nu != "z_route" else "b1_route"
        f = self.duo.get(self.pad("corrigeer")).formulier(re.escape(self.pad("corrigeer")))
        c = self.duo.verstuur(f, ("stap", "controleer"), uitkomst=anders, reden=REDEN)
        self.assertEqual(c.status, 200, c.woorden[:900])
        r = self.duo.verstuur(c.formulier(re.escape(self.pad("corrigeer"))), ("stap", "bevestig"))
        self.assertEqual(r.status, 303, r.woorden[:600])
        self.assertIn("Correctie ontvangen", self.duo.volg(r).woorden)
        self.assertEqual(sql(f"SELECT afzender, ontvanger, reden FROM bericht WHERE vervangt = '{self.bericht}'"), [["DUO", self.a, REDEN]])
        self.assertIn("Gecorrigeerd", als_mens("klantregisseur", self.a).get(f"/dossier/{self.dossier}").woorden)

    def test_a_withdrawal_by_duo_brings_the_gemeente_back(self):
        f = self.duo.get(self.pad("intrekken")).formulier(re.escape(self.pad("intrekken")))
        r = self.duo.verstuur(f, reden=REDEN)
        self.assertEqual(r.status, 303, r.woorden[:600])
        self.assertIn("Ingetrokken", self.duo.volg(r).woorden)
        self.assertEqual(sql(f"SELECT d.fase, w.fase FROM dossier d JOIN werkvoorraad w ON w.dossier = d.id AND w.organisatie = '{self.a}' "
                             f"WHERE d.id = '{self.dossier}'"), [["intake", "intake"]])
        self.assertEqual(sql1(f"SELECT rol FROM audit WHERE dossier = '{self.dossier}' AND bijzonderheden LIKE '%intrekking'"), "duo_beheerder")

    def test_who_somebody_is_follows_a_correction(self):
        """The name changes in the dossier and in the list; the numbers, left empty, stay; another number is refused"""
        plicht = sql1(f"SELECT id FROM bericht b WHERE dossier = '{self.dossier}' AND stelseldienst = 'inburgeringsplicht' AND NOT intrekking "
                      "AND NOT EXISTS (SELECT FROM bericht v WHERE v.vervangt = b.id) ORDER BY nummer DESC LIMIT 1")
        self.bericht = plicht
        index = sql(f"SELECT bsn_index, v_nummer_index FROM dossier WHERE id = '{self.dossier}'")
        f = self.duo.get(self.pad("corrigeer")).formulier(re.escape(self.pad("corrigeer")))
        self.assertEqual((f.naam("bsn") or "", f.naam("v_nummer") or ""), ("", ""), "sealed fields are not in the form")
        r = self.duo.verstuur(f, ("stap", "controleer"), geslachtsnaam="Zandstra", bsn="999990019", reden=REDEN)
        self.assertEqual(r.status, 422)
        self.assertIn("in een correctie niet veranderen", r.woorden)
        c = self.duo.verstuur(f, ("stap", "controleer"), geslachtsnaam="Zandstra", reden=REDEN)
        self.assertEqual(c.status, 200, c.woorden[:900])
        r = self.duo.verstuur(c.formulier(re.escape(self.pad("corrigeer"))), ("stap", "bevestig"))
        self.assertEqual(r.status, 303, r.woorden[:600])
        self.assertEqual(sql1(f"SELECT geslachtsnaam FROM dossier WHERE id = '{self.dossier}'"), "Zandstra")
        self.assertTrue(sql1(f"SELECT naam FROM werkvoorraad WHERE dossier = '{self.dossier}' AND organisatie = '{self.a}'").startswith("Zandstra"))
        self.assertEqual(sql(f"SELECT bsn_index, v_nummer_index FROM dossier WHERE id = '{self.dossier}'"), index)
        # an address that was secret in one of the versions is in none of them, although it is not secret now
        adres = sql1(f"SELECT adres FROM bericht_inburgeringsplicht WHERE bericht_id = '{plicht}'")
        for ziet, geheim in ((self.assertIn, "false"), (self.assertNotIn, "true")):
            sql(f"UPDATE bericht_inburgeringsplicht SET indicatie_geheim = {geheim} WHERE bericht_id = '{plicht}'; UPDATE dossier SET geheim = false WHERE id = '{self.dossier}'")
            ziet(adres, self.duo.get(self.pad("versies")).woorden)

    def test_duo_delivers_nothing_new(self):
        self.assertEqual(self.duo.get(f"/dossier/{self.dossier}/lever/leerbaarheidstoets_uitkomst").status, 403)


if __name__ == "__main__":
    unittest.main()
