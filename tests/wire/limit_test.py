# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Limits: how often somebody may search by number, have sealed data shown, take away a file; and who is told.

A scratch portal with low limits beside the real one, on the same database. Counters are of a clock hour: a test that sees the hour
change would see them begin again, so it waits for the next hour when that is near.
"""
import threading
import time
import unittest
import urllib.parse

from fastcgi import vraag
from klad import Kladportaal
from portaal import BOUW, SESSIE, als_mens, dossiers, gemeenten, log_in, mens, sql, sql1

UUR, DAG, GEMIST = 4, 6, 5


class Limits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if time.time() % 3600 > 3540:
            time.sleep(61)
        anders = {f"{soort}_{per}": n for soort in ("zoeken", "tonen", "bestand") for per, n in (("uur", UUR), ("dag", DAG))}
        cls.klad = Kladportaal("limiet", f"{BOUW}/portaal", anders={**anders, "gemist": GEMIST, "workers": 3})
        cls.addClassCleanup(cls.klad.weg)
        cls.a, cls.b = gemeenten()
        cls.van_a, cls.van_b = dossiers(cls.a, aantal=12), dossiers(cls.b, aantal=8)

    def setUp(self):
        sql("DELETE FROM limietteller; DELETE FROM misbruiksignaal")
        self.begin = int(sql1("SELECT coalesce(max(nummer), 0) FROM audit"))
        self.addCleanup(sql, "DELETE FROM limietteller; DELETE FROM misbruiksignaal")

    def audit(self, wat="handeling, resultaat", waar="true"):
        return sql(f"SELECT {wat} FROM audit WHERE nummer > {self.begin} AND {waar} ORDER BY nummer")

    def signalen(self):
        return sql("SELECT soort, van, organisatie, aantal, grens, gebruiker FROM misbruiksignaal WHERE gesloten_op IS NULL ORDER BY soort, van")

    def toon(self, b, dossier):
        return self.klad.post(b, f"/dossier/{dossier}/toon", [("csrf", b.csrf())])

    def zoek(self, b, bsn):
        return self.klad.post(b, "/zoeken", [("csrf", b.csrf()), ("bsn", bsn)])

    def test_reveals_stop_at_the_limit(self):
        """Four in an hour; the fifth shows nothing, says why and when it goes on, is written down, and makes one signal"""
        b = als_mens("klantregisseur", self.a)
        for d in self.van_a[:UUR]:
            status, tekst = self.toon(b, d)
            self.assertEqual(status, 200)
            self.assertRegex(tekst, r"<dt>BSN</dt><dd><span[^>]*>[0-9]{9}<")
        for _ in range(3):
            status, tekst = self.toon(b, self.van_a[5])
            self.assertEqual(status, 429)
        self.assertIn(f"U liet dit uur al {UUR} keer", tekst)
        self.assertIn("Het portaal heeft nu niets getoond", tekst)
        self.assertRegex(tekst, r"Vanaf [0-2][0-9]\.00 uur kunt u verder\.")
        self.assertIn("De privacy officer van uw gemeente", tekst)
        self.assertNotRegex(tekst, r"\b[0-9]{9}\b")
        rijen = self.audit("handeling, resultaat, dossier, velden_hoog", "route LIKE '%/toon'")
        self.assertEqual([r[:2] for r in rijen], [["tonen", "ok"]] * UUR + [["weigering", f"limiet: tonen, persoon, {UUR}"]] * 3)
        self.assertEqual(rijen[-1][2:], [self.van_a[5], ""])
        wie = self.audit("DISTINCT gebruiker, nummer", "handeling = 'tonen'")[0][0]
        self.assertEqual(self.signalen(), [["tonen", "persoon", self.a, "3", str(UUR), wie]])

    def test_retry_after_is_the_end_of_the_hour(self):
        b = als_mens("klantregisseur", self.a)
        for d in self.van_a[:UUR]:
            self.toon(b, d)
        pad = f"/dossier/{self.van_a[5]}/toon"
        lijf = urllib.parse.urlencode([("csrf", b.csrf(pad))]).encode()
        status, koppen, _ = vraag(self.klad.socket, "POST", pad, lijf, HTTP_COOKIE=f"{SESSIE}={b.token}")
        self.assertEqual(status, 429)
        na = int(dict(koppen)["Retry-After"])
        self.assertAlmostEqual(na, 3600 - time.time() % 3600, delta=5)

    def test_other_work_goes_on(self):
        """Whoever is over one limit still opens dossiers, searches by name, and by number"""
        b = als_mens("klantregisseur", self.a)
        for d in self.van_a[:UUR + 1]:
            self.toon(b, d)
        self.assertEqual(self.klad.get(b, f"/dossier/{self.van_a[0]}")[0], 200)
        self.assertEqual(self.klad.get(b, "/werkvoorraad")[0], 200)
        self.assertEqual(self.klad.post(b, "/zoeken", [("csrf", b.csrf()), ("naam", "an")])[0], 200)
        self.assertEqual(self.zoek(b, "999990007")[0], 200)

    def test_a_new_session_gives_no_room(self):
        """The counter is of the person: logging in again begins nothing anew, and neither does another worker or a restart"""
        wie = mens("klantregisseur", self.a)
        b = log_in(wie)
        for d in self.van_a[:UUR]:
            self.assertEqual(self.toon(b, d)[0], 200)
        c = log_in(wie)
        self.assertEqual(self.toon(c, self.van_a[0])[0], 429)

    def test_what_is_not_limited_is_not_counted(self):
        b = als_mens("klantregisseur", self.a)
        for pad in ("/", "/werkvoorraad", "/zoeken", "/signalen", f"/dossier/{self.van_a[0]}", f"/dossier/{self.van_a[0]}/lever/pip"):
            self.assertEqual(self.klad.get(b, pad)[0], 200)
        self.klad.post(b, "/zoeken", [("csrf", b.csrf()), ("naam", "an")])
        self.klad.post(b, "/zoeken", [("csrf", b.csrf()), ("bsn", "123")])
        self.assertEqual(sql("SELECT * FROM limietteller"), [])

    def test_searches_stop_at_the_limit(self):
        b = als_mens("klantregisseur", self.a)
        for _ in range(UUR):
            self.assertEqual(self.zoek(b, "999990007")[0], 200)
        status, tekst = self.zoek(b, "999990019")
        self.assertEqual(status, 429)
        self.assertIn("op BSN of V-nummer", tekst)
        self.assertEqual(self.klad.post(b, "/zoeken", [("csrf", b.csrf()), ("v_nummer", "0000000001")])[0], 429)
        self.assertNotIn("99999", str(sql(f"SELECT * FROM audit WHERE nummer > {self.begin}")))

    def test_files_stop_at_the_limit(self):
        """Whatever way a file leaves: one counter"""
        b = als_mens("klantregisseur", self.a)
        self.assertEqual(self.klad.get(b, "/werkvoorraad/uitvoer")[0], 200)
        self.assertEqual(self.klad.get(b, "/bulk/uitvoer/pip")[0], 200)
        self.assertEqual(self.klad.post(b, "/aansluiting/bestand", [("csrf", b.csrf())])[0], 200)
        self.assertEqual(self.klad.get(b, f"/dossier/{self.van_a[0]}/document/{self.van_a[0]}")[0], 404)
        for pad in ("/werkvoorraad/uitvoer", "/bulk/uitvoer/pip", f"/dossier/{self.van_a[0]}/document/{self.van_a[0]}"):
            with self.subTest(pad):
                status, tekst = self.klad.get(b, pad)
                self.assertEqual(status, 429)
                self.assertIn("U hebt nu geen bestand gekregen", tekst)
        self.assertEqual(self.klad.post(b, "/aansluiting/bestand", [("csrf", b.csrf())])[0], 429)
        self.assertEqual([r for r in self.audit("resultaat", "handeling = 'weigering'")], [[f"limiet: bestand, persoon, {UUR}"]] * 4)
        self.assertEqual([s[:4] for s in self.signalen()], [["bestand", "persoon", self.a, "4"]])

    def test_an_organisation_together(self):
        """Six on a day for a gemeente: the next is refused to whoever asks, and one signal says so"""
        teller = f"INSERT INTO limietteller VALUES ('organisatie', '{self.a}', 'tonen', limiet_venster('organisatie'), {DAG - 1})"
        sql(teller)
        b = als_mens("klantregisseur", self.a)
        self.assertEqual(self.toon(b, self.van_a[0])[0], 200)
        for _ in range(2):
            status, tekst = self.toon(b, self.van_a[1])
            self.assertEqual(status, 429)
            self.assertIn(f"Uw organisatie liet vandaag samen al {DAG} keer", tekst)
            self.assertIn("Morgen kunt u verder", tekst)
        self.assertEqual(self.signalen(), [["tonen", "organisatie", self.a, "2", str(DAG), ""]])
        self.assertEqual(sql1("SELECT aantal FROM limietteller WHERE van = 'persoon'"), "1", "a refusal is not counted")
        self.assertEqual(self.toon(als_mens("klantregisseur", self.b), self.van_b[0])[0], 200, "another gemeente notices nothing")

    def test_duo_has_more_room(self):
        sql(f"INSERT INTO limietteller VALUES ('organisatie', 'DUO', 'tonen', limiet_venster('organisatie'), {DAG})")
        self.assertEqual(self.toon(als_mens("duo_beheerder"), self.van_a[0])[0], 200)

    def test_guessing_makes_a_signal(self):
        """So many that were not found in an hour, by address or by number; nothing is refused, and it counts on one signal"""
        b = als_mens("klantregisseur", self.b)
        for d in self.van_a[:GEMIST - 1]:
            self.assertEqual(self.klad.get(b, f"/dossier/{d}")[0], 404)
        self.assertEqual(self.signalen(), [])
        self.assertEqual(self.zoek(b, "999993653")[0], 200)
        self.assertEqual(self.audit("resultaat", "handeling = 'zoeken'"), [["niet gevonden"]])
        self.assertEqual([s[:5] for s in self.signalen()], [["gemist", "persoon", self.b, "1", str(GEMIST)]])
        self.assertEqual(self.klad.get(b, f"/dossier/{self.van_a[7]}")[0], 404)
        self.assertEqual([s[:5] for s in self.signalen()], [["gemist", "persoon", self.b, "2", str(GEMIST)]])
        self.assertEqual(self.klad.get(b, f"/dossier/{self.van_b[0]}")[0], 200)

    def test_a_closed_signal_comes_back_only_in_the_next_hour(self):
        b = als_mens("klantregisseur", self.a)
        for d in self.van_a[:UUR + 1]:
            self.toon(b, d)
        sql("UPDATE misbruiksignaal SET gesloten_op = now(), gesloten_door = 'g-x', opmerking = 'Uitgelegd'")
        self.assertEqual(self.toon(b, self.van_a[0])[0], 429)
        self.assertEqual(self.signalen(), [])
        sql("UPDATE misbruiksignaal SET gesloten_op = now() - interval '61 minutes'")
        self.assertEqual(self.toon(b, self.van_a[0])[0], 429)
        self.assertEqual([s[:2] for s in self.signalen()], [["tonen", "persoon"]])

    def test_many_at_once_are_counted_exactly(self):
        """Twelve at the same time through three workers: never one too many"""
        b = als_mens("klantregisseur", self.a)
        csrf, uit = b.csrf(), []

        def een():
            uit.append(self.klad.post(b, f"/dossier/{self.van_a[0]}/toon", [("csrf", csrf)])[0])
        draden = [threading.Thread(target=een) for _ in range(12)]
        for d in draden:
            d.start()
        for d in draden:
            d.join()
        self.assertEqual(sorted(uit), [200] * UUR + [429] * (12 - UUR))
