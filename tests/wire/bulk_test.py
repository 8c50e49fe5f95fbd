# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Many deliveries in one file: what is judged, what is delivered, what is refused, and who is named."""
import csv
import io
import re
import signal
import subprocess
import unittest
import uuid

from portaal import ALS, BOUW, BRON, VAR, als_mens, dood, dossiers, gemeenten, log_in, mens, pid, sql, sql1, wacht

KOP = "bsn;resultaat;uren;datum_eindgesprek;reden_niet_voltooid;verwijtbaar;reden\r\n"


def multipart(velden, bestand=None, naam="leveringen.csv"):
    grens = "----wiretest" + uuid.uuid4().hex
    deel = [f'--{grens}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{w}\r\n'.encode() for n, w in velden]
    if bestand is not None:
        deel.append(f'--{grens}\r\nContent-Disposition: form-data; name="bestand"; filename="{naam}"\r\n'
                    f"Content-Type: text/csv\r\n\r\n".encode() + bestand + b"\r\n")
    return b"".join(deel) + f"--{grens}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={grens}"}


def stuur(b, tekst, dienst="map", naam="leveringen.csv", csrf=None):
    bytes_ = tekst if isinstance(tekst, bytes) else tekst.encode()
    lijf, koppen = multipart([("csrf", csrf if csrf is not None else b.csrf("/bulk")), ("dienst", dienst)], bytes_, naam)
    return b.vraag("POST", "/bulk", lijf, koppen)


def klaar(b, pad):
    """The page of an upload when the job is done with it."""
    laatste = []

    def gedaan():
        laatste[:] = [b.get(pad)]
        return laatste[0].kop("Refresh") is None
    assert wacht(gedaan, 20, 0.3), laatste[0].woorden[300:700]
    return laatste[0]


def gecontroleerd(b, tekst, **kwargs):
    r = stuur(b, tekst, **kwargs)
    assert r.status == 303, (r.status, r.woorden[:600])
    return r.kop("Location"), klaar(b, r.kop("Location"))


def besluit(b, pad, keuze):
    return b.post(pad + "/besluit", [("csrf", b.csrf()), ("keuze", keuze)])


def regels(pad):
    """(line, outcome, sentences) of an upload, from the database."""
    return [(int(r[0]), r[1], r[2]) for r in
            sql(f"SELECT regel, uitkomst, array_to_string(meldingen, ' ') FROM upload_regel WHERE upload = '{pad.split('/')[-1]}' ORDER BY regel")]


class Bulk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.ander = gemeenten()
        cls.b = als_mens("klantregisseur", cls.a)
        # people who do the MAP and have had no result of it
        cls.mensen = [r[0] for r in sql(
            f"SELECT w.dossier FROM werkvoorraad w JOIN dossier d ON d.id = w.dossier WHERE w.organisatie = '{cls.a}' "
            f"AND w.fase IN ('traject') AND w.leerroute = 'b1_route' AND d.datum_start < '2026-01-01' "
            f"AND NOT EXISTS (SELECT FROM bericht x WHERE x.dossier = w.dossier AND x.stelseldienst = 'map') ORDER BY w.dossier LIMIT 20")]
        cls.volgende = 0

    def mens(self):
        """The next of them, and her BSN."""
        type(self).volgende += 1
        dossier = self.mensen[self.volgende]
        return dossier, self.bsn(self.b, dossier)

    @staticmethod
    def bsn(b, dossier):
        r = b.post(f"/dossier/{dossier}/toon", [("csrf", b.csrf())])
        return re.search(r"BSN\W+(\d{9})\b", r.woorden).group(1)

    def vandaag(self):
        return sql1("SELECT to_char(now(), 'FMDD-FMMM-YYYY')")

    def goed(self, bsn, reden=""):
        """A row that fails: no rule asks more of it than that."""
        return f"{bsn};niet_voldaan;12;;ziek;nee;{reden}\r\n"

    # ---- the whole way ----

    def test_rows_are_judged_first_and_delivered_when_asked(self):
        (d1, b1), (d2, b2) = self.mens(), self.mens()
        tekst = KOP + self.goed(b1, "akkoord van de teamleider") + self.goed(b2, "akkoord van de teamleider") + "123456789;voldaan;40;;;;\r\n" + f"{b1};voldaan;\"40,5\";31-2-2026;;;\r\n"
        voor = int(sql1("SELECT count(*) FROM bericht"))
        pad, r = gecontroleerd(self.b, tekst)
        uit = regels(pad)
        self.assertEqual([(n, "goed" if u == "waarschuwing" else u) for n, u, _ in uit], [(2, "goed"), (3, "goed"), (4, "fout"), (5, "fout")], uit)
        self.assertIn("BSN", uit[2][2])
        self.assertIn("heel getal", uit[3][2])
        self.assertIn("bestaat niet", uit[3][2])
        self.assertEqual(int(sql1("SELECT count(*) FROM bericht")), voor, "a dry run delivers nothing")
        self.assertNotIn('value="alles"', r.tekst)
        # not all: some are wrong
        self.assertEqual(besluit(self.b, pad, "alles").status, 303)
        self.assertEqual(sql1(f"SELECT stand FROM upload WHERE id = '{pad[6:]}'"), "gecontroleerd")
        self.assertEqual(besluit(self.b, pad, "goede").status, 303)
        r = klaar(self.b, pad)
        self.assertIn("Verstuurd: 2 van 4 regels", r.woorden)
        self.assertEqual(int(sql1("SELECT count(*) FROM bericht WHERE kanaal = 'csv'")) - 0, int(sql1("SELECT count(*) FROM upload_regel WHERE uitkomst = 'geleverd'")))
        for dossier in (d1, d2):
            self.assertEqual(sql1(f"SELECT kanaal || ' ' || afzender || ' ' || ontvanger FROM bericht WHERE dossier = '{dossier}' AND stelseldienst = 'map'"), f"csv {self.a} DUO")
        ontvangst = [l for l in r.links if "/ontvangst/" in l]
        self.assertEqual(len(ontvangst), 2)
        self.assertEqual(self.b.get(ontvangst[0]).status, 200)
        # who uploaded it is who delivered it
        wie = sql(f"SELECT DISTINCT a.gebruiker = u.gebruiker, a.organisatie, a.rol FROM audit a, upload u WHERE u.id = '{pad[6:]}' "
                  f"AND a.request_id = u.id::text AND a.handeling = 'leveren'")
        self.assertEqual(wie, [["t", self.a, "klantregisseur"]])
        self.assertEqual(int(sql1(f"SELECT count(*) FROM audit WHERE request_id = '{pad[6:]}' AND handeling = 'leveren' AND dossier IN ('{d1}', '{d2}')")), 2)
        # a second click does nothing
        besluit(self.b, pad, "goede")
        self.assertEqual(int(sql1(f"SELECT count(*) FROM bericht WHERE dossier = '{d1}' AND stelseldienst = 'map'")), 1)

    def test_the_wrong_rows_come_back_to_be_mended(self):
        """The file with wrong rows can be mended and sent again as it is"""
        _, bsn = self.mens()
        pad, r = gecontroleerd(self.b, "Gevolgde uren;BSN;resultaat;reden_niet_voltooid;verwijtbaar;reden\r\n" + f"12;{bsn};geslaagd;\"ziek; =en\"\"moe\";nee;past zo\r\n")
        fouten = self.b.get(pad + "/fouten")
        self.assertEqual(fouten.kop("Content-Type"), "text/csv; charset=utf-8")
        self.assertIn("attachment", fouten.kop("Content-Disposition"))
        self.assertTrue(fouten.lijf.startswith(b"\xef\xbb\xbf"))
        rijen = list(csv.DictReader(io.StringIO(fouten.lijf.decode("utf-8-sig")), delimiter=";"))
        self.assertEqual(len(rijen), 1)
        self.assertEqual((rijen[0]["BSN"], rijen[0]["reden_niet_voltooid"]), (bsn, 'ziek; =en"moe'))
        self.assertIn("lijst", rijen[0]["melding"])
        beter = fouten.lijf.replace(b"geslaagd", b"Niet voldaan")
        pad, r = gecontroleerd(self.b, beter)
        self.assertIn(regels(pad)[0][1], ("goed", "waarschuwing"), regels(pad))
        self.assertIn('value="alles"' , r.tekst)
        besluit(self.b, pad, "niet")
        self.assertIn("niets van verstuurd", self.b.get(pad).woorden)

    def test_a_warning_needs_its_reason(self):
        dossier = sql1(f"SELECT w.dossier FROM werkvoorraad w WHERE w.organisatie = '{self.a}' AND w.fase = 'pip' LIMIT 1")
        bsn = self.bsn(self.b, dossier)
        pad, _ = gecontroleerd(self.b, KOP + self.goed(bsn) + self.goed(bsn, "met de inburgeraar besproken"))
        uit = regels(pad)
        self.assertEqual([u for _, u, _ in uit], ["fout", "waarschuwing"], uit)
        self.assertIn("Leg in de kolom met de reden uit", uit[0][2])
        self.assertIn("Let op:", uit[1][2])

    # ---- whose ----

    def test_somebody_of_another_gemeente_does_not_exist(self):
        """A BSN of another gemeente and one of nobody get the same answer"""
        vreemd = dossiers(self.ander)[0]
        bsn = self.bsn(als_mens("klantregisseur", self.ander), vreemd)
        pad, _ = gecontroleerd(self.b, KOP + self.goed(bsn) + self.goed("999999990"))
        uit = regels(pad)
        self.assertEqual([(u, m) for _, u, m in uit], [("fout", uit[0][2])] * 2)
        self.assertIn("niet gevonden", uit[0][2])
        self.assertEqual(sql(f"SELECT count(*) FROM upload_regel WHERE upload = '{pad[6:]}' AND dossier IS NOT NULL"), [["0"]])
        self.assertEqual(sql1(f"SELECT count(*) FROM audit WHERE request_id = '{pad[6:]}' AND dossier = '{vreemd}'"), "0")

    def test_an_upload_is_of_one_gemeente_and_one_person(self):
        _, bsn = self.mens()
        pad, _ = gecontroleerd(self.b, KOP + self.goed(bsn, "akkoord"))
        buiten = als_mens("klantregisseur", self.ander)
        self.assertEqual(buiten.get(pad).status, 404)
        self.assertEqual(buiten.get(pad + "/fouten").status, 404)
        self.assertNotIn(pad, buiten.get("/bulk").tekst)
        besluit(buiten, pad, "alles")
        collega = log_in(mens("klantregisseur", self.a, 1))
        r = collega.get(pad)
        self.assertIn("Alleen de collega", r.woorden)
        besluit(collega, pad, "alles")
        besluit(collega, pad, "niet")
        self.assertEqual(sql1(f"SELECT stand FROM upload WHERE id = '{pad[6:]}'"), "gecontroleerd")

    def test_the_file_of_a_colleague_shows_no_bsn_to_who_may_not_see_one(self):
        bsn = self.bsn(self.b, self.mensen[0])
        fout = f"{bsn};geslaagd;12;;ziek;nee;\r\n"
        pad, _ = gecontroleerd(self.b, KOP + fout)
        zij = als_mens("administratief_medewerker", self.a)
        r = zij.get(pad + "/fouten")
        self.assertEqual(r.status, 200)
        self.assertIn("geslaagd", r.tekst)
        self.assertNotIn(bsn, r.tekst)
        self.assertIn(bsn, log_in(mens("klantregisseur", self.a, 1)).get(pad + "/fouten").tekst)
        # her own she typed herself, and mends
        pad, _ = gecontroleerd(zij, KOP + fout)
        self.assertIn(bsn, zij.get(pad + "/fouten").tekst)

    def test_who_may_no_longer_do_it_delivers_nothing_any_more(self):
        """A role that was taken away after the choice and before the job came to it"""
        dossier = self.mensen[0]  # whom no other test uses, and nothing is delivered about
        bsn = self.bsn(self.b, dossier)
        pad, _ = gecontroleerd(self.b, KOP + self.goed(bsn, "akkoord"))
        wie = f"gebruiker = (SELECT g.id FROM gebruiker g JOIN upload u ON u.gebruiker = g.pseudoniem WHERE u.id = '{pad[6:]}')"
        rollen = [r[0] for r in sql(f"SELECT id FROM rolgeving WHERE {wie} AND ingetrokken_op IS NULL")]
        rol = f"UPDATE rolgeving SET ingetrokken_op = %s WHERE id = ANY ('{{{','.join(rollen)}}}')"
        taken = pid("taken")
        dood(taken, signal.SIGSTOP)
        try:
            besluit(self.b, pad, "alles")
            self.assertEqual(sql1(f"SELECT stand FROM upload WHERE id = '{pad[6:]}'"), "leveren")
            sql(rol % "now()")
            dood(taken, signal.SIGCONT)
            self.assertTrue(wacht(lambda: sql1(f"SELECT stand FROM upload WHERE id = '{pad[6:]}'") == "mislukt", 20))
        finally:
            dood(taken, signal.SIGCONT)
            sql(rol % "NULL")
        self.assertEqual(sql1(f"SELECT count(*) FROM bericht WHERE dossier = '{dossier}' AND stelseldienst = 'map'"), "0")
        self.assertIn("wie het stuurde mag dat niet meer", self.b.get(pad).woorden)

    def test_what_is_kept_is_sealed(self):
        _, bsn = self.mens()
        pad, _ = gecontroleerd(self.b, KOP + self.goed(bsn, "akkoord"), naam="../../mijn lijst.csv")
        rij = sql(f"SELECT position('{bsn}' in encode(inhoud, 'escape')), bestandsnaam FROM upload WHERE id = '{pad[6:]}'")[0]
        self.assertEqual(rij, ["0", "mijn lijst.csv"])
        self.assertEqual(sql1(f"SELECT count(*) FROM upload_regel WHERE upload = '{pad[6:]}' AND array_to_string(meldingen, ' ') LIKE '%{bsn}%'"), "0")
        self.assertNotIn(bsn, open(f"{VAR}/log/taken.log", encoding="utf-8").read())

    def test_the_file_goes_after_thirty_days(self):
        _, bsn = self.mens()
        pad, _ = gecontroleerd(self.b, KOP + f"{bsn};geslaagd;1;;;;\r\n")
        sql(f"UPDATE upload SET gemaakt = now() - interval '31 days' WHERE id = '{pad[6:]}'")
        sql("WITH x AS (" + open(f"{BRON}/sql/queries/upload_ruim_op.sql", encoding="utf-8").read() + ") SELECT count(*) FROM x")
        self.assertEqual(sql(f"SELECT stand, inhoud IS NULL FROM upload WHERE id = '{pad[6:]}'"), [["ingetrokken", "t"]])
        self.assertEqual(self.b.get(pad).status, 200)
        self.assertEqual(self.b.get(pad + "/fouten").status, 404)

    # ---- bad input ----

    def test_files_that_are_none_are_refused_with_what_to_do(self):
        with open(f"{BRON}/tests/data/csv/xlsx.csv", "rb") as f:
            xlsx = f.read()
        for tekst, woord in ((b"", "leeg"), (xlsx, "CSV UTF-8"), (b"\x00\x01\x02", "geen CSV-bestand"), (b"bsn;onzin\r\n1;2\r\n", "onzin"),
                             (KOP.encode(), "staat nog niets"), (b"999990019;12\r\n", "namen van de kolommen")):
            with self.subTest(woord):
                r = stuur(self.b, tekst)
                self.assertEqual(r.status, 422)
                self.assertIn(woord, r.woorden)
        voor = sql1("SELECT count(*) FROM upload")
        r = stuur(self.b, KOP + self.goed("999990019"), dienst="inburgeringsplicht")
        self.assertEqual(r.status, 422)
        self.assertIn("Kies welke levering", r.woorden)
        lijf, koppen = multipart([("csrf", self.b.csrf("/bulk")), ("dienst", "map")], b"", "")
        r = self.b.vraag("POST", "/bulk", lijf, koppen)
        self.assertEqual((r.status, "Kies één CSV-bestand" in r.woorden), (422, True))
        self.assertEqual(sql1("SELECT count(*) FROM upload"), voor)

    def test_csrf_size_and_form(self):
        self.assertEqual(stuur(self.b, KOP, csrf="x").status, 403)
        self.assertEqual(stuur(self.b, b"x" * 12_000_000).status, 413)
        lijf, koppen = multipart([("csrf", self.b.csrf("/bulk")), ("naam", "xyz")])
        self.assertEqual(self.b.vraag("POST", "/zoeken", lijf, koppen).status, 415)
        self.assertEqual(self.b.vraag("POST", "/bulk", lijf[:-10], koppen).status, 400)
        self.assertEqual(self.b.vraag("POST", "/bulk", b"a=" + b"x" * 300_000, {"Content-Type": "application/x-www-form-urlencoded"}).status, 413)

    def test_every_template_is_a_file_that_we_take(self):
        codes = re.findall(r'/bulk/sjabloon/([a-z_]+)"', self.b.get("/bulk").tekst)
        self.assertGreaterEqual(len(codes), 3)
        for code in codes:
            with self.subTest(code):
                r = self.b.get(f"/bulk/sjabloon/{code}")
                self.assertEqual((r.status, r.kop("Content-Type")), (200, "text/csv; charset=utf-8"))
                self.assertIn("staat nog niets", stuur(self.b, r.lijf, dienst=code).woorden)
        self.assertEqual(self.b.get("/bulk/sjabloon/inburgeringsplicht").status, 404)

    # ---- out ----

    def uitvoer(self, pad):
        r = self.b.get(pad)
        self.assertEqual((r.status, r.kop("Content-Type")), (200, "text/csv; charset=utf-8"))
        self.assertTrue(r.lijf.startswith(b"\xef\xbb\xbf"))
        return list(csv.DictReader(io.StringIO(r.lijf.decode("utf-8-sig")), delimiter=";"))

    def test_what_a_gemeente_has_of_a_service_as_a_file(self):
        rijen = self.uitvoer("/bulk/uitvoer/pip")
        self.assertEqual(len(rijen), int(sql1(f"SELECT count(*) FROM bericht b JOIN werkrelatie w USING (dossier) WHERE b.stelseldienst = 'pip' "
                                              f"AND w.organisatie = '{self.a}' AND w.tot IS NULL AND (w.aard = 'volledig' OR b.afzender = '{self.a}')")))
        self.assertRegex(rijen[0]["dagtekening"], r"^\d\d-\d\d-\d{4}$")
        self.assertIn(self.a, {r["van"] for r in rijen})
        # nothing that is sealed, not even the name of its column
        plicht = self.uitvoer("/bulk/uitvoer/inburgeringsplicht")
        self.assertFalse({"bsn", "v_nummer"} & set(plicht[0]))
        self.assertEqual(sql1("SELECT bijzonderheden FROM audit WHERE bijzonderheden LIKE 'uitvoer pip%' ORDER BY nummer DESC LIMIT 1"), f"uitvoer pip: {len(rijen)} regels")
        self.assertEqual(self.b.get("/bulk/uitvoer/onzin").status, 404)
        # also what she only receives; not what is not for a gemeente
        pagina = self.b.get("/bulk").tekst
        for dienst in ("boete", "examenresultaat", "klantprofiel", "inburgeringsplicht"):
            self.assertIn(f'"/bulk/uitvoer/{dienst}"', pagina)
            self.assertNotIn(f'"/bulk/sjabloon/{dienst}"', pagina)
            self.uitvoer(f"/bulk/uitvoer/{dienst}")
        self.assertNotIn("/bulk/uitvoer/verblijfsrecht", pagina)
        self.assertEqual(self.b.get("/bulk/uitvoer/verblijfsrecht").status, 404)

    def test_the_werkvoorraad_as_a_file(self):
        """All pages, with the filters of the address"""
        for waar, vraag in (("", ""), ("AND fase = 'pip'", "?fase=pip"), ("AND open_signalen > 0", "?signaal=ja&sorteer=naam")):
            with self.subTest(vraag):
                rijen = self.uitvoer("/werkvoorraad/uitvoer" + vraag)
                self.assertEqual(len(rijen), int(sql1(f"SELECT count(*) FROM werkvoorraad WHERE organisatie = '{self.a}' {waar}")))
                self.assertEqual(sql1("SELECT bijzonderheden FROM audit WHERE route = '/werkvoorraad/uitvoer' ORDER BY nummer DESC LIMIT 1"), f"uitvoer werkvoorraad: {len(rijen)} regels")
        self.assertEqual(self.b.get("/werkvoorraad/uitvoer?fase=onzin").status, 400)
        self.assertIn("/werkvoorraad/uitvoer?fase=pip", self.b.get("/werkvoorraad?fase=pip").tekst.replace("&amp;", "&"))

    def test_a_name_cannot_become_a_formula(self):
        dossier = dossiers(self.a)[0]
        oud = sql1(f"SELECT naam FROM werkvoorraad WHERE dossier = '{dossier}' AND organisatie = '{self.a}'")
        sql(f"UPDATE werkvoorraad SET naam = '=HYPERLINK(\"http://x\")' WHERE dossier = '{dossier}'")
        try:
            tekst = self.b.get("/werkvoorraad/uitvoer").tekst
            self.assertIn("\"'=HYPERLINK(\"\"http://x\"\")\"", tekst)
            self.assertNotRegex(tekst, r"(^|;)\"?=")
        finally:
            sql(f"UPDATE werkvoorraad SET naam = $${oud}$$ WHERE dossier = '{dossier}'")

    # ---- the job ----

    def test_a_killed_job_goes_on_without_doubles(self):
        (d1, b1), (d2, b2) = self.mens(), self.mens()
        tekst = KOP + self.goed(b1, "akkoord") + "".join(f"x{i};niet_voldaan;12;;ziek;nee;\r\n" for i in range(3000)) + self.goed(b2, "akkoord")
        pad, _ = gecontroleerd(self.b, tekst)
        eigen = pid("taken")
        dood(eigen, signal.SIGSTOP)
        try:
            besluit(self.b, pad, "goede")
            self.assertEqual(self.b.get(pad).kop("Refresh"), "2")
            stil = self.b.get(pad + "?stil=ja") # for whom a page that changes by itself is in the way
            self.assertIsNone(stil.kop("Refresh"))
            self.assertIn("Kijk hoe ver het is", stil.woorden)
            sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portaal_taak'")
            for _ in range(3):
                p = subprocess.Popen([*ALS, f"{BOUW}/portaalctl", "--instellingen", f"{VAR}/portaal.ini", "taken"], cwd=VAR)
                wacht(lambda: int(sql1(f"SELECT gedaan FROM upload WHERE id = '{pad[6:]}'")) > 0, 2, 0.01)
                p.kill()
                p.wait()
        finally:
            dood(eigen, signal.SIGCONT)
        self.assertIn("Verstuurd: 2 van 3002 regels", klaar(self.b, pad).woorden)
        self.assertEqual(sql1(f"SELECT count(*) FROM bericht WHERE dossier IN ('{d1}', '{d2}') AND stelseldienst = 'map'"), "2")
