# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A page that reads is one network round trip to PostgreSQL, session check and audit row included; a delivery is two."""
import os
import re
import subprocess
import sys
import time
import unittest

from klad import Kladportaal
from portaal import ALS, BOUW, BRON, VAR, Antwoord, als_mens, dossiers, gemeenten, sql1, wacht

MAP = f"{VAR}/run/tel"


class Roundtrip(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.makedirs(MAP, exist_ok=True)
        os.chmod(MAP, 0o777)
        cls.tel = f"{MAP}/aantal"
        for oud in (f"{MAP}/.s.PGSQL.5432", cls.tel):
            if os.path.exists(oud):
                os.unlink(oud)
        cls.luister = subprocess.Popen([*ALS, sys.executable, "-B", f"{BRON}/tests/wire/lib/luister.py", f"{MAP}/.s.PGSQL.5432",
                                        f"{VAR}/run/.s.PGSQL.5432", cls.tel], cwd=VAR)
        cls.addClassCleanup(cls.luister.wait)
        cls.addClassCleanup(cls.luister.terminate)
        assert wacht(lambda: os.path.exists(f"{MAP}/.s.PGSQL.5432"))
        cls.klad = Kladportaal("tel", f"{BOUW}/portaal", host=MAP)
        cls.addClassCleanup(cls.klad.weg)
        cls.gemeente = gemeenten()[0]
        cls.dossier = dossiers(cls.gemeente, "pip")[0]

    def meet(self, b, pad, velden=None):
        """Round trips of the second time: the first one also connects and prepares."""
        for _ in range(2):
            voor = os.path.getsize(self.tel) if os.path.exists(self.tel) else 0
            status, tekst = self.klad.get(b, pad) if velden is None else self.klad.post(b, pad, velden)
            time.sleep(0.02)
        return status, os.path.getsize(self.tel) - voor, tekst

    def test_pages_that_read(self):
        b = als_mens("klantregisseur", self.gemeente)
        bericht = sql1(f"SELECT id FROM bericht WHERE dossier = '{self.dossier}' LIMIT 1")
        for pad in ("/", "/werkvoorraad", "/werkvoorraad?fase=pip&sorteer=naam", "/zoeken", f"/dossier/{self.dossier}",
                    f"/dossier/{self.dossier}/bericht/{bericht}", f"/dossier/{self.dossier}/lever/pip"):
            with self.subTest(pad):
                status, aantal, _ = self.meet(b, pad)
                self.assertEqual((status, aantal), (200, 1))
        csrf = b.csrf()
        for pad, velden in (("/zoeken", [("csrf", csrf), ("naam", "ha")]), (f"/dossier/{self.dossier}/toon", [("csrf", csrf)])):
            with self.subTest(pad):
                status, aantal, _ = self.meet(b, pad, velden)
                self.assertEqual((status, aantal), (200, 1))

    def test_pages_of_duo(self):
        b = als_mens("duo_beheerder")
        for pad in ("/", "/duo/leveringen", "/duo/audit", f"/dossier/{self.dossier}"):
            with self.subTest(pad):
                status, aantal, _ = self.meet(b, pad)
                self.assertEqual((status, aantal), (200, 1))

    def test_what_is_not_found_costs_the_same(self):
        b = als_mens("klantregisseur", gemeenten()[1])
        status, aantal, _ = self.meet(b, f"/dossier/{self.dossier}")
        self.assertEqual((status, aantal), (404, 1))

    def test_the_review_of_a_delivery_is_two(self):
        b = als_mens("klantregisseur", self.gemeente)
        pad = f"/dossier/{self.dossier}/lever/pip"
        _, _, tekst = self.meet(b, pad)
        f = Antwoord(200, [], tekst.encode()).formulier(re.escape(pad))
        status, aantal, _ = self.meet(b, pad, f.waarden() + [("stap", "controleer")])
        self.assertEqual((status, aantal), (422, 2))

    def test_pages_without_data_cost_none(self):
        for pad in ("/uitgelogd", "/geannuleerd", "/bestaat-niet"):
            with self.subTest(pad):
                self.assertEqual(self.meet(None, pad)[1], 0)
