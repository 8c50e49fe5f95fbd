# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The organisations: a beheerder of DUO finds, makes and changes them; every change is in the audit log."""
import unittest

from portaal import als_mens, gemeenten, sql, sql1

CODE = "0098"  # Weststellingwerf: nothing is there in the demo


def velden(**anders):
    uit = {"naam": "Weststellingwerf", "kvk": "", "rsin": "", "oin": "", "geldig_van.dag": "1", "geldig_van.maand": "1",
           "geldig_van.jaar": "2022", "geldig_tot.dag": "", "geldig_tot.maand": "", "geldig_tot.jaar": "", "vestigingen": "",
           "tussenpersonen": ""}
    uit.update(anders)
    return list(uit.items())


def tot(dag, maand, jaar):
    return {"geldig_tot.dag": dag, "geldig_tot.maand": maand, "geldig_tot.jaar": jaar}


class Organisations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.b = als_mens("duo_beheerder")
        cls.addClassCleanup(cls.zet_terug)

    @staticmethod
    def zet_terug():
        sql(f"DELETE FROM organisatie_vestiging WHERE organisatie = '{CODE}'; DELETE FROM intermediair WHERE organisatie = '{CODE}'; "
            f"UPDATE organisatie SET naam = 'Weststellingwerf', kvk = NULL, rsin = NULL, oin = NULL, geldig_tot = NULL WHERE code = '{CODE}'; "
            "DELETE FROM organisatie WHERE code IN ('S987', '8997')")

    def bewaar(self, code=CODE, b=None, **anders):
        b = b or self.b
        return b.post(f"/duo/organisaties/{code}", [("csrf", b.csrf())] + velden(**anders))

    def fout(self, verwacht, code=CODE, **anders):
        voor = sql1(f"SELECT to_jsonb(o) FROM organisatie o WHERE code = '{code}'")
        r = self.bewaar(code, **anders)
        self.assertEqual(r.status, 422, anders)
        self.assertIn(verwacht, r.woorden)
        self.assertEqual(sql1(f"SELECT to_jsonb(o) FROM organisatie o WHERE code = '{code}'"), voor)
        return r

    def test_find_and_filter(self):
        self.assertIn("Ameland", self.b.get("/duo/organisaties?zoek=amel").woorden)
        alle = self.b.get("/duo/organisaties")
        self.assertEqual(alle.status, 200)
        self.assertIn("/duo/organisaties/nieuw", alle.links)
        een = self.b.get("/duo/organisaties?zoek=0363")
        self.assertIn("/duo/organisaties/0363", een.links)
        kvk = sql1("SELECT kvk FROM organisatie WHERE code = '0363'")
        self.assertIn("/duo/organisaties/0363", self.b.get(f"/duo/organisaties?zoek={kvk}").links)
        self.assertNotIn("/duo/organisaties/0363", self.b.get("/duo/organisaties?zoek=Amsterdam&kvk=zonder").links)
        self.assertNotIn("/duo/organisaties/0363", self.b.get("/duo/organisaties?zoek=Amsterdam&wanneer=niet").links)
        self.assertNotIn("/duo/organisaties/0363", self.b.get("/duo/organisaties?zoek=Amsterdam&soort=coa").links)
        self.assertIn("Geen organisatie gevonden", self.b.get("/duo/organisaties?zoek=xyzxyz").woorden)
        self.assertEqual(self.b.get("/duo/organisaties?soort=onzin").status, 400)

    def test_change_is_audited_with_old_and_new(self):
        r = self.bewaar(kvk="1234 5678", rsin="123456782", oin="00000001234567820000", vestigingen="000012345678\r\n000012345679\r\n",
                        tussenpersonen="87654321")
        self.assertEqual(r.status, 303, r.woorden[:200])
        self.assertEqual(sql(f"SELECT kvk, rsin, oin FROM organisatie WHERE code = '{CODE}'"), [["12345678", "123456782", "00000001234567820000"]])
        self.assertEqual(sql1(f"SELECT count(*) FROM organisatie_vestiging WHERE organisatie = '{CODE}'"), "2")
        r = self.bewaar(kvk="12345679", rsin="123456782", oin="00000001234567820000", vestigingen="000012345678")
        self.assertEqual(r.status, 303)
        logboek = [x[0] for x in sql(f"SELECT bijzonderheden FROM audit WHERE bijzonderheden LIKE 'organisatie {CODE},%' AND handeling = 'beheer' ORDER BY nummer")]
        self.assertIn(f"organisatie {CODE}, kvk: (leeg) -> 12345678", logboek)
        self.assertIn(f"organisatie {CODE}, kvk: 12345678 -> 12345679", logboek)
        self.assertIn(f"organisatie {CODE}, tussenpersonen: 87654321 -> (leeg)", logboek)
        self.assertIn(f"organisatie {CODE}, vestigingen: 000012345678, 000012345679 -> 000012345678", logboek)
        self.assertEqual(sql1(f"SELECT count(*) FROM intermediair WHERE organisatie = '{CODE}' AND (tot IS NULL OR tot > portaal.vandaag())"), "0")
        aantal = len(logboek)
        r = self.bewaar(kvk="12345679", rsin="123456782", oin="00000001234567820000", vestigingen="000012345678")
        self.assertTrue(r.kop("Location").endswith("gedaan=niets"))
        self.assertEqual(int(sql1(f"SELECT count(*) FROM audit WHERE bijzonderheden LIKE 'organisatie {CODE},%'")), aantal)

    def test_what_is_wrong_is_said_and_kept(self):
        dubbel = sql1("SELECT kvk FROM organisatie WHERE code = '0363'")
        r = self.fout("een andere organisatie heeft dit nummer al", kvk=dubbel)
        self.assertIn(f'value="{dubbel}"', r.tekst)
        self.fout("vul 8 cijfers in", kvk="123")
        self.fout("vul 8 cijfers in", kvk="twaalf34")
        self.fout("RSIN: dit nummer klopt niet", rsin="123456789")
        self.fout("OIN: vul 20 cijfers in", oin="123")
        self.fout("moet na de eerste dag liggen", **tot("31", "12", "2021"))
        self.fout("Naam: vul dit in", naam="")
        self.fout("elk nummer heeft 12 cijfers", vestigingen="123")
        self.fout("KvK-nummers van 8 cijfers", tussenpersonen="abc")
        self.fout("nummer van de organisatie zelf", kvk="12345670", tussenpersonen="12345670")
        self.fout("Doe een herindeling", code=gemeenten()[1], naam="Ameland", **tot("1", "1", "2030"))
        self.fout("hoort bij de keten", code="COA", naam="Centraal Orgaan opvang asielzoekers", **tot("1", "1", "2030"))
        self.assertEqual(self.b.get("/duo/organisaties/9999").status, 404)
        self.assertEqual(self.bewaar(code="9999").status, 404)

    def test_a_new_one(self):
        def maak(soort, code, **anders):
            return self.b.post("/duo/organisaties/nieuw", [("csrf", self.b.csrf()), ("soort", soort), ("code", code)] + velden(**anders))
        self.assertEqual(maak("samenwerkingsverband", "S987", naam="Werkplein Noord").status, 303)
        self.assertEqual(sql1("SELECT soort FROM organisatie WHERE code = 'S987'"), "samenwerkingsverband")
        self.assertIn("Werkplein Noord", self.b.get("/duo/organisaties/S987").woorden)
        self.assertEqual(maak("gemeente", "8997", naam="Nieuw Land").status, 303)
        for soort, code, melding in (("samenwerkingsverband", "S987", "al een organisatie"), ("gemeente", "S986", "4 cijfers"),
                                     ("samenwerkingsverband", "1234", "S en 3 cijfers"), ("duo", "DU2", "Soort"), ("gemeente", "", "vul dit in")):
            r = maak(soort, code, naam="Fout")
            self.assertEqual(r.status, 422, code)
            self.assertIn(melding, r.woorden)

    def test_nobody_else(self):
        for rol in ("duo_medewerker", "duo_auditor", "coa_beheerder", "klantregisseur", "gemeentebeheerder"):
            b = als_mens(rol)
            self.assertEqual(b.get("/duo/organisaties").status, 403, rol)
            self.assertEqual(self.bewaar(b=b).status, 403, rol)
