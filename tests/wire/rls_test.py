# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Two walls. With the page's own checks switched off the database still refuses; with row level security switched off it does not, and
then the test of the walls would fail. Both on scratch parts: a worker built for this test only, a copy of the database."""
import re
import subprocess
import time
import unittest

from klad import Kladportaal
from invoer import met_verlenging
from portaal import BOUW, PGBIN, PG_SUPER, VAR, als, als_mens, gemeenten, sql, sql1

PROEF = "portaal_proef"


class ZonderPaginacontrole(unittest.TestCase):
    """The page's own checks are gone; the database is the only wall."""

    @classmethod
    def setUpClass(cls):
        subprocess.run(["make", "-s", "-C", BOUW, PROEF], check=True, stdout=subprocess.DEVNULL)
        cls.klad = Kladportaal("proef", f"{BOUW}/{PROEF}")
        cls.addClassCleanup(cls.klad.weg)
        cls.a, cls.b = gemeenten()
        rij = sql(f"SELECT id, dossier, bericht FROM signaal WHERE dossier = '{met_verlenging(cls.a)}' AND soort = 'termijn_verlengd'")[0]
        cls.signaal, cls.dossier, cls.bericht = rij
        cls.naam = sql1(f"SELECT geslachtsnaam FROM dossier WHERE id = '{cls.dossier}'")

    def test_the_switch_is_really_off(self):
        """Control: this build lets a raadpleger do what the portal itself refuses by its route"""
        rp = als_mens("raadpleger", self.a)
        self.assertEqual(rp.get(f"/dossier/{self.dossier}/lever/pvt").status, 403)
        self.assertEqual(self.klad.get(rp, f"/dossier/{self.dossier}/lever/pvt")[0], 200)

    def test_who_may_not_still_has_nothing_shown(self):
        """The store itself opens nothing that is sealed for her"""
        rp = als_mens("raadpleger", self.a)
        status, tekst = self.klad.post(rp, f"/dossier/{self.dossier}/toon", [("csrf", rp.csrf())])
        self.assertEqual(status, 403)
        self.assertNotIn(self.naam, tekst)

    def test_another_gemeente_still_sees_nothing(self):
        for rol in ("klantregisseur", "raadpleger"):
            b = als_mens(rol, self.b)
            for pad in ("", f"/bericht/{self.bericht}", "/lever/pvt", f"/ontvangst/{self.bericht}"):
                with self.subTest(f"{rol} {pad}"):
                    status, tekst = self.klad.get(b, f"/dossier/{self.dossier}{pad}")
                    self.assertEqual(status, 404)
                    self.assertNotIn(self.naam, tekst)
            status, tekst = self.klad.post(b, f"/dossier/{self.dossier}/toon", [("csrf", b.csrf())])
            self.assertEqual(status, 404)

    def test_who_only_reads_still_writes_nothing(self):
        rp = als_mens("raadpleger", self.a)
        voor = sql1("SELECT count(*) FROM bericht")
        csrf = rp.csrf()
        velden = [("csrf", csrf), ("sleutel", "proef-zonder-muur"), ("gezien", "0"), ("resultaat", "niet_voldaan"), ("uren", "4"),
                  ("activiteit", "nee"), ("reden_niet_voldaan", "Proef"), ("verwijtbaar", "nee"), ("reden", "Omdat het een proef is")]
        status, _ = self.klad.post(rp, f"/dossier/{self.dossier}/lever/pvt", velden + [("stap", "bevestig")])
        self.assertIn(status, (403, 404, 422, 409, 500))
        self.assertEqual(sql1("SELECT count(*) FROM bericht"), voor)
        self.klad.post(rp, f"/signaal/{self.signaal}/afhandelen", [("csrf", csrf)])
        self.assertEqual(sql1(f"SELECT gesloten_op IS NULL FROM signaal WHERE id = '{self.signaal}'"), "t")

    def test_the_audit_log_is_still_for_duo_alone(self):
        for rol, org in (("klantregisseur", self.a), ("raadpleger", self.b)):
            status, tekst = self.klad.get(als_mens(rol, org), "/duo/audit")
            self.assertEqual(status, 403)
            self.assertNotIn("Regel 1 tot", tekst)
        self.assertEqual(self.klad.get(als_mens("duo_beheerder"), "/duo/audit")[0], 200)

    def test_a_gemeente_sees_only_its_own_deliveries(self):
        status, tekst = self.klad.get(als_mens("klantregisseur", self.b), "/duo/leveringen")
        eigen = {r[0] for r in sql(f"SELECT dossier FROM werkrelatie WHERE organisatie = '{self.b}' AND tot IS NULL")}
        self.assertLessEqual(set(re.findall(r"/dossier/([0-9a-f-]{36})", tekst)), eigen)
        self.assertIn(status, (200, 403))

    def test_nobody_still_gets_nothing(self):
        class Nep:
            token = "x" * 43
        for pad in ("/", "/werkvoorraad", f"/dossier/{self.dossier}", "/duo/audit", "/duo/leveringen"):
            with self.subTest(pad):
                self.assertEqual(self.klad.get(Nep, pad)[0], 303)
                self.assertEqual(self.klad.get(None, pad)[0], 303)


class ZonderRls(unittest.TestCase):
    """Control: without row level security the walls fall, so the tests of the walls can fail."""

    DB = "portaal_klad"

    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        als(f"{PGBIN}/dropdb", "--if-exists", "-h", f"{VAR}/run", "-U", "portaal_super", cls.DB)
        als(f"{PGBIN}/createdb", "-h", f"{VAR}/run", "-U", "portaal_super", "-O", "portaal_eigenaar", "-T", "template0", cls.DB)
        cls.addClassCleanup(als, f"{PGBIN}/dropdb", "--if-exists", "--force", "-h", f"{VAR}/run", "-U", "portaal_super", cls.DB)
        cls.kr_b, cls.rp_a = als_mens("klantregisseur", cls.b), als_mens("raadpleger", cls.a)
        cls.kr_b.get("/")
        als("sh", "-c", 'set -e; "$1/pg_dump" -d "$2" | "$1/psql" -X -q -v ON_ERROR_STOP=1 -o /dev/null -h "$3" -U portaal_super -d "$4"',
            "sh", PGBIN, PG_SUPER, f"{VAR}/run", cls.DB)
        cls.dossier = sql1(f"SELECT dossier FROM werkrelatie WHERE organisatie = '{cls.a}' AND tot IS NULL AND dossier NOT IN "
                           f"(SELECT dossier FROM werkrelatie WHERE organisatie = '{cls.b}') LIMIT 1")
        cls.klad = Kladportaal("klad", f"{BOUW}/portaal", cls.DB)
        cls.addClassCleanup(cls.klad.weg)

    def test_with_it_the_copy_refuses_and_without_it_it_does_not(self):
        pad = f"/dossier/{self.dossier}"
        self.assertEqual(self.klad.get(self.kr_b, pad)[0], 404, "the copy has the same walls")
        for (tabel,) in sql("SELECT c.oid::regclass::text FROM pg_class c WHERE relrowsecurity", self.DB):
            sql(f"ALTER TABLE {tabel} DISABLE ROW LEVEL SECURITY", self.DB)
        time.sleep(0.2)
        status, tekst = self.klad.get(self.kr_b, pad)
        self.assertEqual(status, 200, "without row level security another gemeente's dossier is shown: that is what it is for")
        self.assertIn(sql1(f"SELECT geslachtsnaam FROM dossier WHERE id = '{self.dossier}'"), tekst)
