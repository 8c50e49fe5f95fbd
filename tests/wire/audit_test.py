# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Every page with personal data has exactly one audit row, over thousands of mixed requests, killed workers and a database restart.

The pages are taken from nginx's own log and the rows from the database; they meet in the request id. No row may be missing. A row too
many is possible in one case only: the row was committed and the worker died before its page left, and then nginx logged a failure.
"""
import collections
import json
import os
import random
import re
import signal
import threading
import time
import unittest

from portaal import PGBIN, VAR, Browser, als, als_mens, dossiers, gemeenten, sql, sql1, wacht, workers

AANTAL = int(os.environ.get("PORTAAL_AUDIT_VERZOEKEN", "10000"))
DRADEN = 4
# paths whose 200 shows personal data, or whose 303 changed something
GEGEVENS = re.compile(r"^(/|/werkvoorraad|/zoeken|/duo/leveringen|/duo/audit|/dossier/[^/]+(/.*)?)$")


def nginx_regels(vanaf):
    time.sleep(3)  # nginx writes its log with at most 2 s delay
    with open(f"{VAR}/log/nginx.log", encoding="utf-8") as f:
        f.seek(vanaf)
        return [json.loads(r) for r in f if r.startswith("{") and r.endswith("}\n")]


class Mengsel:
    """What one person does at random: her lists, her dossiers, those of others, what does not exist."""

    def __init__(self, zaad, rol, gemeente, eigen, vreemd):
        self.r, self.rol = random.Random(zaad), rol
        self.b = als_mens(rol, gemeente)
        self.csrf = self.b.csrf()
        self.eigen, self.vreemd = eigen, vreemd

    def een(self):
        keuze = self.r.random()
        d = self.r.choice(self.eigen)
        if keuze < 0.35:
            return self.b.get(f"/dossier/{d}")
        if keuze < 0.45:
            return self.b.get(f"/dossier/{self.r.choice(self.vreemd)}")
        if keuze < 0.60:
            return self.b.get(self.r.choice(["/werkvoorraad", "/werkvoorraad?sorteer=naam", "/werkvoorraad?fase=pip", "/duo/leveringen"]))
        if keuze < 0.70:
            return self.b.get(f"/dossier/{d}/lever/pip")
        if keuze < 0.78:
            return self.b.post("/zoeken", [("csrf", self.csrf), ("naam", self.r.choice(["an", "ha", "sa", "xyzzy", "a"]))])
        if keuze < 0.84:
            return self.b.post(f"/dossier/{d}/toon", [("csrf", self.csrf)])
        if keuze < 0.88:
            return self.b.post(f"/dossier/{d}/toon", [("csrf", "fout")])
        if keuze < 0.94:
            return self.b.get("/")
        return self.b.get(self.r.choice(["/duo/audit", "/bestaat-niet", "/dossier/onzin", "/werkvoorraad?fase=onzin", "/uitgelogd"]))


class Audit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        cls.van_a, cls.van_b = dossiers(cls.a, aantal=40), dossiers(cls.b, aantal=20)

    def mensen(self):
        yield Mengsel(1, "klantregisseur", self.a, self.van_a, self.van_b)
        yield Mengsel(2, "raadpleger", self.b, self.van_b, self.van_a)
        yield Mengsel(3, "duo_beheerder", None, self.van_a + self.van_b, ["00000000-0000-0000-0000-000000000000"])
        yield Mengsel(4, "klantregisseur", self.b, self.van_b, self.van_a)

    def draai(self, aantal, ramp):
        gedaan, slot = collections.Counter(), threading.Lock()

        def werk(m):
            for _ in range(aantal // DRADEN):
                try:
                    status = m.een().status
                except OSError:
                    status = 0
                with slot:
                    gedaan[status] += 1

        draden = [threading.Thread(target=werk, args=(m,)) for m in self.mensen()]
        for d in draden:
            d.start()
        if ramp:
            ramp(lambda: sum(gedaan.values()))
        for d in draden:
            d.join()
        return gedaan

    def vergelijk(self, regels, rijen):
        """Pages against rows."""
        per_verzoek = collections.defaultdict(list)
        for verzoek, handeling, resultaat, route in rijen:
            per_verzoek[verzoek].append((handeling, resultaat, route))
        zonder, dubbel, te_veel = [], [], []
        logregels = {r["verzoek"]: r for r in regels}
        for verzoek, r in logregels.items():
            toont = r["status"] in (200, 422, 409) and GEGEVENS.match(r["pad"])
            weigert = r["status"] == 403 or (r["status"] == 404 and r["pad"].startswith("/dossier/"))
            n = len(per_verzoek.get(verzoek, []))
            if (toont or weigert) and n == 0:
                zonder.append(r)
            if n > 1:
                dubbel.append(r)
        for verzoek, wat in per_verzoek.items():
            r = logregels.get(verzoek)
            if r is None or (r["status"] in (502, 503, 504, 500, 499)):
                te_veel.append((r and r["status"], wat))
        return zonder, dubbel, te_veel

    def proef(self, aantal, ramp):
        begin_log = os.path.getsize(f"{VAR}/log/nginx.log")
        list(self.mensen())  # everybody is logged in before the counting starts
        time.sleep(2.5)
        begin_log = os.path.getsize(f"{VAR}/log/nginx.log")
        begin_rij = int(sql1("SELECT coalesce(max(nummer), 0) FROM audit"))
        gedaan = self.draai(aantal, ramp)
        regels = nginx_regels(begin_log)
        rijen = sql(f"SELECT request_id, handeling, resultaat, route FROM audit WHERE nummer > {begin_rij}")
        return gedaan, regels, rijen, self.vergelijk(regels, rijen)

    def test_quiet_weather(self):
        """Without accidents: pages and rows are equal, one to one"""
        gedaan, regels, rijen, (zonder, dubbel, te_veel) = self.proef(max(AANTAL // 10, 400), None)
        self.assertEqual((zonder[:5], dubbel[:5], te_veel[:5]), ([], [], []))
        self.assertEqual(set(gedaan) - {200, 400, 403, 404, 422}, set())
        toont = [r for r in regels if r["status"] in (200, 422) and GEGEVENS.match(r["pad"])]
        weg = [r for r in regels if r["status"] == 404 and re.match(r"^/dossier/", r["pad"])]
        nee = [r for r in regels if r["status"] == 403]
        self.assertEqual(len(rijen), len(toont) + len(weg) + len(nee))
        self.assertEqual(len([1 for r in rijen if r[2] == "niet gevonden"]), len(weg))
        self.assertEqual(len([1 for r in rijen if r[1] == "weigering"]), len(nee))
        self.assertGreater(len(toont), len(regels) // 2)

    def test_with_killed_workers_and_a_restarted_database(self):
        """A worker killed twice a second, the database restarted twice: no page without its row"""
        def ramp(hoeveel):
            herstart, kies = 0, random.Random(5)
            while (n := hoeveel()) < AANTAL * 0.9:
                time.sleep(0.5)
                if wie := workers():
                    os.kill(kies.choice(wie), signal.SIGKILL)
                if n > AANTAL * (herstart + 1) / 3 and herstart < 2:
                    herstart += 1
                    als(f"{PGBIN}/pg_ctl", "-D", f"{VAR}/pg", "-w", "-m", "immediate", "-l", f"{VAR}/log/postgres.log", "restart")

        gedaan, regels, rijen, (zonder, dubbel, te_veel) = self.proef(AANTAL, ramp)
        self.assertEqual(sum(gedaan.values()), AANTAL // DRADEN * DRADEN)
        self.assertEqual(zonder[:5], [], "pages without a row")
        self.assertEqual(dubbel[:5], [], "pages with two rows")
        # what is left over is only what was committed just before its worker died
        self.assertLessEqual(len(te_veel), len([r for r in regels if r["status"] in (499, 500, 502, 503, 504)]))
        self.assertGreater(gedaan[200], AANTAL // 3, gedaan)
        self.assertTrue(wacht(lambda: Browser().get("/uitgelogd").status == 200))

    def test_the_row_says_who_what_and_why(self):
        b = als_mens("klantregisseur", self.a)
        d = self.van_a[0]
        voor = int(sql1("SELECT max(nummer) FROM audit"))
        b.get(f"/dossier/{d}")
        b.post(f"/dossier/{d}/toon", [("csrf", b.csrf())])
        rijen = sql("SELECT handeling, route, dossier, velden_hoog, rol, organisatie, niveau, resultaat, grond <> '', gebruiker <> '' "
                    f"FROM audit WHERE nummer > {voor} AND dossier IS NOT NULL ORDER BY nummer")
        vast = ["klantregisseur", self.a, "30", "ok", "t", "t"]
        self.assertEqual(rijen[0], ["inzien", "/dossier/{id}", d, "", *vast])
        self.assertEqual(rijen[1], ["tonen", "/dossier/{id}/toon", d, "{dossier.bsn,dossier.v_nummer}", *vast])

    def test_numbers_are_masked_until_asked_for(self):
        """BSN and V-nummer are on the page only after toon, and never in an address or a log"""
        b = als_mens("klantregisseur", self.a)
        d = self.van_a[0]
        dicht = b.get(f"/dossier/{d}")
        open_ = b.post(f"/dossier/{d}/toon", [("csrf", b.csrf())])
        bsn = re.search(r"<dt>BSN</dt><dd><span[^>]*>([^<]+)<", open_.tekst).group(1)
        self.assertRegex(bsn, r"^[0-9]{9}$")
        self.assertNotIn(bsn, dicht.tekst)
        r = b.post("/zoeken", [("csrf", b.csrf()), ("bsn", bsn)])
        self.assertIn(d, r.tekst)
        time.sleep(2.5)
        for naam in ("portaal.log", "nginx.log", "nginx-fout.log", "postgres.log"):
            pad = f"{VAR}/log/{naam}"
            if os.path.exists(pad):
                with open(pad, encoding="utf-8", errors="replace") as f:
                    self.assertNotIn(bsn, f.read(), naam)
        self.assertNotIn(bsn, str(sql("SELECT * FROM audit ORDER BY nummer DESC LIMIT 50")))

    def test_the_application_can_only_add(self):
        """Its role can neither read, change nor remove an audit row, nor say who did it"""
        uri = f"host={VAR}/run dbname=portaal user=portaal_app"
        for opdracht in ("SELECT * FROM portaal.audit", "UPDATE portaal.audit SET resultaat = 'x'", "DELETE FROM portaal.audit",
                         "TRUNCATE portaal.audit", "INSERT INTO portaal.audit (gebruiker) VALUES ('x')"):
            with self.subTest(opdracht):
                uit = als(f"{PGBIN}/psql", "-X", "-At", "-v", "VERBOSITY=sqlstate", "-d", uri, "-c",
                          f"DO $$ BEGIN EXECUTE $q${opdracht}$q$; RAISE 'gelukt'; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;")
                self.assertEqual(uit.strip(), "DO")
