# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Who may: every route as every role of two gemeenten, as DUO, as COA, and as nobody, against this table."""
import re
import unittest

from bulk_test import KOP, stuur
from invoer import met_verlenging
from portaal import BRON, Browser, als_mens, dossiers, gemeenten, log_in, mens, sql, sql1

# What each gets for a dossier of gemeente A. ja: the page; nee: 403, and an audit row; weg: 404, as if it does not exist;
# in: to the login page (GET) or the page that says the session has ended (POST).
WIE = ("kr_a", "rp_a", "kr_b", "rp_b", "duo", "coa", "niemand")
TABEL = {
    ("GET", "/"): "ja ja ja ja ja ja in",
    ("GET", "/inloggen"): "ja ja ja ja ja ja ja",
    ("GET", "/inloggen/proxy"): "weg weg weg weg weg weg weg",
    ("POST", "/saml/acs"): "nee nee nee nee nee nee nee",
    ("POST", "/uitloggen"): "ja ja ja ja ja ja in",
    ("GET", "/uitgelogd"): "ja ja ja ja ja ja ja",
    ("GET", "/geannuleerd"): "ja ja ja ja ja ja ja",
    ("GET", "/werkvoorraad"): "ja ja ja ja nee nee in",
    ("GET", "/zoeken"): "ja ja ja ja ja ja in",
    ("POST", "/zoeken"): "ja ja ja ja ja ja in",
    ("GET", "/dossier/{id}"): "ja ja weg weg ja weg in",
    ("POST", "/dossier/{id}/toon"): "ja nee weg nee ja weg in",
    ("GET", "/dossier/{id}/bericht/{bid}"): "ja ja weg weg ja weg in",
    ("GET", "/dossier/{id}/stand"): "ja ja weg weg ja weg in",
    ("GET", "/dossier/{id}/overdracht"): "ja ja weg weg nee nee in",
    ("GET", "/dossier/{id}/bericht/{bid}/corrigeer"): "weg nee weg nee ja weg in",
    ("POST", "/dossier/{id}/bericht/{bid}/corrigeer"): "weg nee weg nee ja weg in",
    ("GET", "/dossier/{id}/bericht/{bid}/versies"): "ja ja weg weg ja weg in",
    ("GET", "/dossier/{id}/bericht/{bid}/intrekken"): "weg nee weg nee ja weg in",
    ("POST", "/dossier/{id}/bericht/{bid}/intrekken"): "weg nee weg nee ja weg in",
    ("POST", "/dossier/{id}/bericht/{bid}/toon"): "ja nee weg nee ja weg in",
    ("GET", "/dossier/{id}/document/{did}"): "weg nee weg nee nee weg in",
    ("GET", "/dossier/{id}/lever/{dienst}"): "ja nee weg nee nee weg in",
    ("POST", "/dossier/{id}/lever/{dienst}"): "ja nee weg nee nee weg in",
    ("GET", "/dossier/{id}/ontvangst/{bid}"): "weg nee weg nee ja weg in",
    ("POST", "/signaal/{id}/afhandelen"): "ja nee weg nee weg weg in",
    ("GET", "/gegevenswoordenboek"): "ja ja ja ja ja ja in",
    ("GET", "/gegevenswoordenboek.csv"): "ja ja ja ja ja ja in",
    ("GET", "/gegevenswoordenboek.json"): "ja ja ja ja ja ja in",
    ("GET", "/gegevenswoordenboek/{dienst}"): "ja ja ja ja ja ja in",
    ("GET", "/signalen"): "ja ja ja ja ja ja in",
    ("POST", "/signalen/afhandelen"): "ja nee ja nee ja ja in",
    ("GET", "/signalen/voorkeuren"): "ja nee ja nee nee nee in",
    ("POST", "/signalen/voorkeuren"): "ja nee ja nee nee nee in",
    ("GET", "/coa/inburgeraars"): "nee nee nee nee nee ja in",
    ("GET", "/coa/nieuw"): "nee nee nee nee nee ja in",
    ("POST", "/coa/nieuw"): "nee nee nee nee nee ja in",
    ("GET", "/bulk"): "ja nee ja nee nee nee in",
    ("POST", "/bulk"): "ja nee ja nee nee nee in",
    ("GET", "/bulk/sjabloon/{dienst}"): "ja nee ja nee nee nee in",
    ("GET", "/bulk/uitvoer/{dienst}"): "ja nee ja nee nee nee in",
    ("GET", "/werkvoorraad/uitvoer"): "ja nee ja nee nee nee in",
    ("GET", "/bulk/{id}"): "ja nee weg nee nee nee in",
    ("POST", "/bulk/{id}/besluit"): "ja nee weg nee nee nee in",
    ("GET", "/bulk/{id}/fouten"): "ja nee weg nee nee nee in",
    ("GET", "/duo/leveringen"): "nee nee nee nee ja nee in",
    ("GET", "/duo/aansluiting"): "nee nee nee nee ja nee in",
    ("GET", "/duo/aansluiting.csv"): "nee nee nee nee ja nee in",
    ("GET", "/duo/niet-geopend"): "nee nee nee nee ja nee in",
    ("GET", "/duo/niet-geopend.csv"): "nee nee nee nee ja nee in",
    ("GET", "/aansluiting"): "ja ja ja ja nee nee in",
    ("POST", "/aansluiting/bestand"): "ja nee ja nee nee nee in",
    ("GET", "/duo/audit"): "nee nee nee nee ja nee in",
}
VELDEN = {"/bulk/{id}/besluit": [("keuze", "niet")], "/saml/acs": [("SAMLResponse", "onzin")], "/zoeken": [("naam", "xyzxyz")],
          "/coa/nieuw": [("stap", "wijzig"), ("sleutel", "muren-test-0004")],
          "/dossier/{id}/lever/{dienst}": [("stap", "wijzig"), ("sleutel", "muren-test-0001"), ("gezien", "0")],
          "/dossier/{id}/bericht/{bid}/corrigeer": [("stap", "wijzig"), ("sleutel", "muren-test-0002"), ("gezien", "0")],
          "/dossier/{id}/bericht/{bid}/intrekken": [("sleutel", "muren-test-0003"), ("gezien", "0")]}
BESTAND = KOP + "x;voldaan;40;;;;\r\n"


class Plaats:
    """A dossier of gemeente A with a bericht of DUO and an open signaal that may be closed by hand."""

    def __init__(self):
        self.a, self.b = gemeenten()
        rij = sql(f"SELECT id, dossier, bericht FROM signaal WHERE dossier = '{met_verlenging(self.a)}' AND soort = 'termijn_verlengd'")[0]
        self.signaal, self.dossier, self.bericht = rij
        self.dienst = sql1(f"SELECT stelseldienst FROM bericht WHERE id = '{self.bericht}'")
        self.naam = sql1(f"SELECT naam FROM dossier WHERE id = '{self.dossier}'")
        self.upload = stuur(als_mens("klantregisseur", self.a), BESTAND).kop("Location").split("/")[-1]

    def pad(self, patroon):
        iets = self.signaal if patroon.startswith("/signaal") else self.upload if patroon.startswith("/bulk") else self.dossier
        return patroon.replace("{id}", iets).replace("{bid}", self.bericht).replace("{did}", self.bericht).replace("{dienst}", "pvt")


def wie_is(p, wie):
    if wie == "niemand":
        return Browser()
    if wie == "duo":
        return als_mens("duo_beheerder")
    if wie == "coa":
        return als_mens("coa_medewerker")
    return als_mens("klantregisseur" if wie[:2] == "kr" else "raadpleger", p.a if wie[-1] == "a" else p.b)


def routes():
    with open(f"{BRON}/src/app/routes.c", encoding="utf-8") as f:
        return re.findall(r'\{FCGI_(GET|POST), "([^"]+)"', f.read())


class Walls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(sql, "DELETE FROM signaalvoorkeur")  # a POST without a choice switches all off
        cls.p = Plaats()

    def test_the_table_has_every_route(self):
        self.assertEqual(sorted(TABEL), sorted(routes()))

    def vraag(self, b, methode, patroon):
        pad = self.p.pad(patroon)
        if methode == "GET":
            return b.get(pad)
        if patroon == "/bulk":
            return stuur(b, BESTAND, csrf=None if b.token else "x")
        velden = list(VELDEN.get(patroon, []))
        if patroon.endswith("/bericht/{bid}/toon"):
            velden.append(("dienst", self.p.dienst))
        if b.token and patroon != "/saml/acs":
            velden.append(("csrf", b.csrf()))
        return b.post(pad, velden)

    def weigeringen(self):
        return int(sql1("SELECT count(*) FROM audit WHERE handeling = 'weigering'"))

    def keur(self, methode, patroon, mag, r, erbij):
        if mag == "ja":
            self.assertIn(r.status, (200, 303, 409)) # 409: somebody was before her; her page all the same
            self.assertFalse(r.status == 303 and r.kop("Location").startswith("/inloggen"), r.kop("Location"))
        elif mag == "nee":
            self.assertEqual(r.status, 403)
            self.assertEqual(erbij, 1, "one audit row of the refusal")
        elif mag == "weg":
            self.assertEqual(r.status, 404)
        elif methode == "GET":
            self.assertEqual((r.status, r.kop("Location")), (303, "/inloggen"))
        else:
            self.assertEqual(r.status, 403)
            self.assertIn("inloggen", r.tekst)
        if mag != "ja":
            self.assertNotIn(self.p.naam, r.tekst)
            self.assertNotIn(self.p.naam.split(",")[0].split()[-1], r.woorden)

    def test_every_route_as_everybody(self):
        # who may close the signaal comes last: it closes once
        volgorde = [w for w in WIE if w != "kr_a"] + ["kr_a"]
        for (methode, patroon), regel in TABEL.items():
            mag = dict(zip(WIE, regel.split()))
            for wie in volgorde:
                if patroon == "/uitloggen" and wie != "niemand":
                    continue
                with self.subTest(f"{methode} {patroon} {wie}"):
                    b = wie_is(self.p, wie)
                    b.csrf() if b.token and methode == "POST" else None
                    voor = self.weigeringen()
                    r = self.vraag(b, methode, patroon)
                    self.keur(methode, patroon, mag[wie], r, self.weigeringen() - voor)

    def test_a_refusal_names_the_dossier(self):
        """Who asks to see the numbers of a person without the right to is written down with the person she asked for"""
        b = wie_is(self.p, "rp_a")
        csrf = b.csrf()
        voor = int(sql1("SELECT max(nummer) FROM audit"))
        self.assertEqual(b.post(self.p.pad("/dossier/{id}/toon"), [("csrf", csrf)]).status, 403)
        self.assertEqual(b.post("/signaal/" + self.p.signaal + "/afhandelen", [("csrf", csrf)]).status, 403)
        self.assertEqual(sql(f"SELECT handeling, dossier FROM audit WHERE nummer > {voor} ORDER BY nummer"),
                         [["weigering", self.p.dossier], ["weigering", ""]])

    def test_a_signaal_that_asks_for_a_delivery_is_not_closed_by_hand(self):
        """The page has no button for it, and without the button it is not there either"""
        b = wie_is(self.p, "kr_a")
        ander = sql1(f"SELECT id FROM signaal WHERE organisatie = '{self.p.a}' AND soort = 'plicht_vastgesteld' AND gesloten_op IS NULL")
        self.assertEqual(b.post(f"/signaal/{ander}/afhandelen", [("csrf", b.csrf())]).status, 404)
        self.assertEqual(sql1(f"SELECT gesloten_op IS NULL FROM signaal WHERE id = '{ander}'"), "t")

    def test_logging_out_as_everybody(self):
        for rol, org in (("klantregisseur", self.p.a), ("raadpleger", self.p.b), ("duo_beheerder", None), ("coa_medewerker", None)):
            with self.subTest(rol):
                b = log_in(mens(rol, org))
                oud = b.token
                r = b.post("/uitloggen", [("csrf", b.csrf())])
                self.assertEqual((r.status, r.kop("Location")), (303, "/uitgelogd"))
                self.assertIsNone(b.token)
                b.koekjes["__Host-portaal"] = oud
                r = b.get("/")
                self.assertEqual((r.status, r.kop("Location")), (303, "/inloggen?verlopen=1"))

    def test_another_gemeentes_dossier_is_the_same_404_as_none(self):
        """Byte for byte the same, apart from the request id"""
        b = wie_is(self.p, "kr_b")
        nep = self.p.dossier[:-4] + "0000"
        for patroon in ("/dossier/{id}", "/dossier/{id}/bericht/{bid}", "/dossier/{id}/lever/pvt", "/dossier/{id}/ontvangst/{bid}"):
            with self.subTest(patroon):
                twee = []
                for d in (self.p.dossier, nep):
                    r = b.get(patroon.replace("{id}", d).replace("{bid}", self.p.bericht))
                    self.assertEqual(r.status, 404)
                    twee.append((re.sub(r"[0-9a-f]{32}", "ID", r.tekst), [(n, w) for n, w in r.koppen if n.lower() != "date"]))
                self.assertEqual(*twee)

    def test_a_bericht_is_found_only_in_its_own_dossier(self):
        b = wie_is(self.p, "kr_a")
        ander = next(d for d in dossiers(self.p.a, aantal=2) if d != self.p.dossier)
        self.assertEqual(b.get(f"/dossier/{ander}/bericht/{self.p.bericht}").status, 404)
        self.assertEqual(b.get(f"/dossier/{self.p.dossier}/bericht/{self.p.dossier}").status, 404)

    def test_lists_and_searches_show_only_the_own_gemeente(self):
        eigen = {r[0] for r in sql(f"SELECT dossier FROM werkvoorraad WHERE organisatie = '{self.p.b}'")}
        b = wie_is(self.p, "kr_b")
        gezien = set()
        pad = "/werkvoorraad"
        for _ in range(200):
            r = b.get(pad)
            gezien |= set(re.findall(r"/dossier/([0-9a-f-]{36})", r.tekst))
            verder = re.search(r'href="([^"]+)" rel="next"', r.tekst)
            if not verder:
                break
            pad = verder.group(1).replace("&amp;", "&")
        self.assertEqual(gezien, eigen)
        achternaam = sql1(f"SELECT geslachtsnaam FROM dossier WHERE id = '{self.p.dossier}'")
        r = b.post("/zoeken", [("csrf", b.csrf()), ("naam", achternaam)])
        self.assertNotIn(self.p.dossier, r.tekst)
        self.assertLessEqual(set(re.findall(r"/dossier/([0-9a-f-]{36})", r.tekst)), eigen)
        r = wie_is(self.p, "kr_a").post("/zoeken", [("csrf", wie_is(self.p, "kr_a").csrf()), ("naam", achternaam)])
        self.assertIn(r.status, (200,))
        self.assertTrue(re.findall(r"/dossier/([0-9a-f-]{36})", r.tekst))

    def test_a_session_of_a_lower_level_gets_nowhere(self):
        b = log_in(mens("klantregisseur", self.p.a))
        sql("UPDATE sessie SET niveau = 20 WHERE id = (SELECT id FROM sessie ORDER BY gestart DESC LIMIT 1)")
        self.assertEqual(b.get("/").status, 403)
        self.assertEqual(b.get(f"/dossier/{self.p.dossier}").status, 403)

    def test_a_person_who_was_blocked_is_out_at_once(self):
        wie = mens("raadpleger", self.p.a)
        b = log_in(wie)
        try:
            sql(f"UPDATE gebruiker SET stand = 'geblokkeerd' WHERE acting_subject = '{wie.pseudoniem}' AND legal_subject = '{wie.kvk}'")
            self.assertEqual(b.get("/").status, 303)
        finally:
            sql(f"UPDATE gebruiker SET stand = 'actief' WHERE acting_subject = '{wie.pseudoniem}' AND legal_subject = '{wie.kvk}'")
