# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Who may: every route as everybody, for a dossier of her own organisation, of another, and of one that it worked for before.

What each gets follows from tests/data/rechten.tsv and from who works for the person, and from nothing else: of a route only its address,
its purpose and its kinds of organisation are taken from the portal. A new route is walked by itself; what its {parts} are is said in
PARTS only when "something that is not there" is not good enough.
"""
import collections
import re
import unittest
import uuid

import muren
from bulk_test import KOP, stuur
from invoer import importeer, met_pip, met_verlenging
from muren import COA, DUO, GEMEENTE, VERBAND, Wie
from portaal import Browser, als_mens, dossiers, gemeenten, log_in, mens, sql, sql1

# What somebody who may gets: ja (the page, or what a form did or missed), weg (404, as if it does not exist), mag (either); nee: 403, and an
# audit row; aan: who waits to be admitted is brought to the page where she does; in: to the login page (GET) or the page that says that the
# session has ended (POST).
NIEMAND_AF = {"/uitloggen", "/sessies/uitloggen"}  # they end the session that walks: test_logging_out_as_everybody
OPEN = {"/inloggen/proxy": {404}, "/saml/acs": {400, 403, 422}}
VELDEN = {"/bulk/{id}/besluit": [("keuze", "niet")], "/saml/acs": [("SAMLResponse", "onzin")], "/zoeken": [("naam", "xyzxyz")],
          "/coa/nieuw": [("stap", "wijzig"), ("sleutel", "muren-test-0004")],
          "/dossier/{id}/lever/{dienst}": [("stap", "wijzig"), ("sleutel", "muren-test-0001"), ("gezien", "0")],
          "/dossier/{id}/bericht/{bid}/corrigeer": [("stap", "wijzig"), ("sleutel", "muren-test-0002"), ("gezien", "0")],
          "/dossier/{id}/bericht/{bid}/intrekken": [("sleutel", "muren-test-0003"), ("gezien", "0")]}
BESTAND = KOP + "x;voldaan;40;;;;\r\n"
JA, WEG, MAG, NEE, IN, AAN = "ja", "weg", "mag", "nee", "in", "aan"


class Dossier:
    """Somebody, for whom a party works, worked, or never did; with a bericht of that party itself when it works for her."""

    def __init__(self, relatie, id_, bericht, naam):
        self.relatie, self.id, self.bericht, self.naam = relatie, id_, bericht, naam

    def __repr__(self):
        return self.relatie


def bericht_van(dossier, afzender):
    return sql(f"SELECT id, stelseldienst FROM bericht WHERE dossier = '{dossier}' AND afzender = '{afzender}' AND kanaal <> 'stelsel' "
               "ORDER BY nummer DESC LIMIT 1")[0]


class Plaats:
    """The dossiers of the walk: three for a gemeente, three for the COA, and all of them for DUO."""

    def __init__(self):
        self.a = muren.gemeente_met_mandaat()
        self.b = next(g for g in gemeenten() if g != self.a)
        eigen = met_verlenging(self.a)
        anders, _ = importeer(met_pip(self.b))
        voorbij, _ = importeer(met_pip(self.b))
        muren.vroeger(voorbij, self.a)
        self.van_gemeente = [self.een("eigen", eigen, self.a), self.een("vreemd", anders, self.b), self.een("vroeger", voorbij, self.b)]
        coa = sql("SELECT b.dossier FROM bericht b JOIN werkrelatie w ON w.dossier = b.dossier AND w.organisatie = 'COA' AND w.tot IS NULL "
                  "WHERE b.afzender = 'COA' AND NOT EXISTS (SELECT FROM bericht v WHERE v.vervangt = b.id) ORDER BY b.nummer DESC LIMIT 1")[0][0]
        voorbij, _ = importeer(met_pip(self.b))
        muren.vroeger(voorbij, "COA")
        self.van_coa = [self.een("eigen", coa, "COA"), self.een("vreemd", anders, self.b), self.een("vroeger", voorbij, self.b)]
        self.van_duo = [self.een("eigen", d.id, "DUO") for d in self.van_gemeente]
        self.signaal = sql1(f"SELECT id FROM signaal WHERE dossier = '{eigen}' AND soort = 'termijn_verlengd'")

    @staticmethod
    def een(relatie, dossier, afzender):
        return Dossier(relatie, dossier, bericht_van(dossier, afzender), sql1(f"SELECT geslachtsnaam FROM dossier WHERE id = '{dossier}'"))

    def dossiers(self, wie):
        return {"duo": self.van_duo, "coa": self.van_coa}.get(wie.soort, self.van_gemeente)

    def mensen(self, tabel=None):
        alle = [Wie(r, self.a, (r,), tabel=tabel) for r in GEMEENTE]
        alle += [Wie(f"{r}, mandaat", self.a, (r,), namens=VERBAND, tabel=tabel) for r in GEMEENTE]
        alle += [Wie(f"{r}, bij het verband", VERBAND, (r,), tabel=tabel) for r in ("klantregisseur", "gemeentebeheerder")]
        alle += [Wie(r, "DUO", (r,), tabel=tabel) for r in DUO] + [Wie(r, "COA", (r,), tabel=tabel) for r in COA]
        return alle + [Wie("klantregisseur en gemeentebeheerder", self.a, ("klantregisseur", "gemeentebeheerder"), tabel=tabel),
                       Wie("toegelaten zonder rol", self.a, tabel=tabel), Wie("wacht", self.a, stand="wacht", tabel=tabel),
                       Wie("wacht bij DUO", "DUO", stand="wacht", tabel=tabel), Wie("niemand")]


def dienst_voor(wie):
    return "klantprofiel" if wie.soort == "coa" else "pvt"


# {part} of a pattern that begins so: what to ask for
PARTS = [("/dossier/", "id", lambda wie, d, p: d.id), ("/dossier/", "bid", lambda wie, d, p: d.bericht[0]),
         ("/bulk/", "id", lambda wie, d, p: p.upload), ("", "dienst", lambda wie, d, p: dienst_voor(wie)),
         ("", "code", lambda wie, d, p: "S999"), ("", "daad", lambda wie, d, p: "blokkeren"),
         ("", "aanbieder", lambda wie, d, p: "niemand"), ("", "", lambda wie, d, p: str(uuid.UUID(int=1)))]


def pad(patroon, wie, d, plaats):
    def deel(m):
        return next(maak(wie, d, plaats) for begin, naam, maak in PARTS if patroon.startswith(begin) and naam in ("", m.group(1)))
    return re.sub(r"\{(\w+)\}", deel, patroon)


def verwacht(wie, methode, patroon, doelen, soorten, d):
    """The one place where the expectation comes from."""
    if "openbaar" in doelen:
        return MAG
    if not wie.organisatie:
        return IN
    if not wie.mag & doelen or soorten and wie.soort not in soorten:
        return NEE if wie.stand == "actief" or methode == "POST" else AAN
    if patroon.startswith("/dossier/"):
        return WEG if d.relatie != "eigen" else MAG if "{did}" in patroon else JA
    if "{" in patroon and not patroon.startswith(("/bulk/", "/gegevenswoordenboek")):
        return MAG
    return JA


def klopt(r, methode, patroon, hoort):
    naar = r.kop("Location") or ""
    if hoort == IN:
        return (r.status, naar) == (303, "/inloggen") if methode == "GET" else r.status == 403 and "inloggen" in r.tekst
    if hoort == AAN:
        return (r.status, naar) == (303, "/aanmelden")
    if r.status >= 500 or naar.startswith("/inloggen"):
        return False
    if patroon in OPEN:
        return r.status in OPEN[patroon]
    if hoort == MAG:
        return r.status != 403
    if hoort == JA: # 409: somebody was before her; 400 and 422: a form with nothing in it; her page all the same
        return r.status in (200, 303, 400, 409, 422)
    return r.status == (403 if hoort == NEE else 404)


class Wandeling:
    """One person along every route; what went wrong, and how many cells there were."""

    def __init__(self, plaats, routes):
        self.plaats, self.routes = plaats, routes
        self.cellen, self.geweigerd = 0, collections.Counter()

    def vraag(self, b, wie, methode, patroon, d):
        waar = pad(patroon, wie, d, self.plaats)
        if methode == "GET":
            return b.get(waar)
        if patroon == "/bulk":
            return stuur(b, BESTAND, csrf=None if b.token else "x")
        velden = list(VELDEN.get(patroon, []))
        if patroon.endswith("/bericht/{bid}/toon"):
            velden.append(("dienst", d.bericht[1]))
        return b.post(waar, velden) if patroon == "/saml/acs" else b.stuur(waar, velden)

    def cel(self, b, wie, route, d):
        methode, patroon, doelen, soorten = route
        hoort = verwacht(wie, methode, patroon, doelen, soorten, d)
        r = self.vraag(b, wie, methode, patroon, d)
        self.cellen += 1
        self.geweigerd[wie.pseudoniem] += hoort == NEE
        if not klopt(r, methode, patroon, hoort):
            return [f"{methode} {patroon}, {wie}, {d}: {hoort}, but {r.status} {r.kop('Location') or ''} {r.titel}"]
        if hoort in (NEE, WEG, IN, AAN) and d.naam in r.tekst:
            return [f"{methode} {patroon}, {wie}, {d}: {hoort}, but the page says who it is about"]
        return []

    def van(self, wie):
        fouten, b = [], wie.browser()
        for route in self.routes:
            if route[1] in NIEMAND_AF and wie.organisatie:
                continue
            alle = self.plaats.dossiers(wie)
            for d in alle if route[1].startswith("/dossier/") else alle[:1]:
                fouten += self.cel(b, wie, route, d)
        return fouten


class Walk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.p = Plaats()
        cls.addClassCleanup(muren.laat_uit)
        cls.addClassCleanup(sql, f"DELETE FROM signaalvoorkeur WHERE organisatie = '{cls.p.a}'") # a POST without a choice switches all off
        cls.routes = muren.routes()
        eerst = muren.laat_binnen([Wie("wie de bestanden stuurt", cls.p.a, ("klantregisseur",))])[0]
        cls.p.upload = stuur(eerst.browser(), BESTAND).kop("Location").split("/")[-1]

    def test_every_route_as_everybody(self):
        """Thousands of cells, none wrong; and every refusal has its audit row, once"""
        mensen = muren.laat_binnen(self.p.mensen())
        w = Wandeling(self.p, self.routes)
        fouten = muren.gelijktijdig(mensen, w.van)
        self.assertFalse(fouten, f"{len(fouten)} of {w.cellen} cells:\n" + "\n".join(fouten[:40]))
        self.assertGreater(w.cellen, 2000)
        namen = "', '".join(m.pseudoniem for m in mensen if m.pseudoniem)
        rijen = sql(f"SELECT gebruiker, count(*) FROM audit WHERE handeling = 'weigering' AND resultaat = 'rol' AND gebruiker IN ('{namen}') GROUP BY 1")
        self.assertEqual({g: int(n) for g, n in rijen}, {g: n for g, n in w.geweigerd.items() if g and n})
        print(f"# {w.cellen} cells: {len(self.routes)} routes, {len(mensen)} people", flush=True)

    def test_a_wrong_cell_is_noticed(self):
        """The walk can fail: with one purpose too many or too few expected, and with a werkrelatie that is not what it is taken for"""
        for rol, doel in (("raadpleger", "leveren"), ("raadpleger", "inzien"), ("administratief_medewerker", "tonen"), ("duo_auditor", "keten")):
            tabel = muren.gepind()
            plek = (rol, "duo" if rol.startswith("duo") else "gemeente")
            tabel[plek] = tabel[plek] ^ {doel}
            wie = muren.laat_binnen([Wie(rol, "DUO" if plek[1] == "duo" else self.p.a, (rol,), tabel=tabel)])[0]
            with self.subTest(f"{rol} {doel}"):
                fouten = Wandeling(self.p, self.routes).van(wie)
                self.assertTrue(fouten)
                self.assertTrue(all(f", {rol}, " in f for f in fouten))
        wie = muren.laat_binnen([Wie("raadpleger", self.p.a, ("raadpleger",))])[0]
        d = self.p.van_gemeente[1]
        route = ("GET", "/dossier/{id}", {"inzien"}, set())
        self.assertEqual(Wandeling(self.p, [route]).cel(wie.browser(), wie, route, d), [])
        anders = Dossier("eigen", d.id, d.bericht, d.naam)
        self.assertEqual(len(Wandeling(self.p, [route]).cel(wie.browser(), wie, route, anders)), 1)

    def test_a_right_that_is_taken_away_is_gone_at_the_next_request(self):
        wie = muren.laat_binnen([Wie("raadpleger", self.p.a, ("raadpleger",)),
                                 Wie("mandaat", self.p.a, ("raadpleger",), namens=VERBAND)])
        b, m = wie[0].browser(), wie[1].browser()
        rol = f"gebruiker = (SELECT id FROM gebruiker WHERE acting_subject = '{wie[0].merk}')"
        self.assertEqual(b.get("/werkvoorraad").status, 200)
        sql(f"UPDATE rolgeving SET tot = current_date + 1, van = current_date - 3 WHERE {rol}")
        self.assertEqual(b.get("/werkvoorraad").status, 200)
        sql(f"UPDATE rolgeving SET tot = current_date - 1 WHERE {rol}")
        self.assertEqual(b.get("/werkvoorraad").status, 403)
        self.assertEqual(b.get("/").status, 200)
        mandaat = sql1(f"SELECT id FROM mandaat WHERE samenwerkingsverband = '{VERBAND}' AND gemeente = '{self.p.a}' AND ingetrokken_op IS NULL")
        self.assertEqual(m.get("/werkvoorraad").status, 200)
        self.addCleanup(sql, f"UPDATE mandaat SET ingetrokken_op = NULL WHERE id = '{mandaat}'")
        sql(f"UPDATE mandaat SET ingetrokken_op = now() WHERE id = '{mandaat}'")
        self.assertEqual(m.get("/werkvoorraad").status, 403)
        self.assertIn(m.get("/").status, (200, 303)) # from here on she is at her samenwerkingsverband, and chooses
        self.assertEqual(sql1(f"SELECT organisatie FROM sessie WHERE pseudoniem = '{wie[1].pseudoniem}'"), VERBAND)


class Walls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        cls.signaal, cls.dossier, cls.bericht = sql(
            f"SELECT id, dossier, bericht FROM signaal WHERE dossier = '{met_verlenging(cls.a)}' AND soort = 'termijn_verlengd'")[0]

    def pad(self, patroon):
        return patroon.replace("{id}", self.dossier).replace("{bid}", self.bericht)

    def test_a_refusal_names_the_dossier(self):
        """Who asks to see the numbers of a person without the right to is written down with the person she asked for"""
        b = als_mens("raadpleger", self.a)
        csrf = b.csrf()
        voor = int(sql1("SELECT max(nummer) FROM audit"))
        self.assertEqual(b.post(self.pad("/dossier/{id}/toon"), [("csrf", csrf)]).status, 403)
        self.assertEqual(b.post("/signaal/" + self.signaal + "/afhandelen", [("csrf", csrf)]).status, 403)
        self.assertEqual(sql(f"SELECT handeling, dossier FROM audit WHERE nummer > {voor} ORDER BY nummer"),
                         [["weigering", self.dossier], ["weigering", ""]])

    def test_a_signaal_that_asks_for_a_delivery_is_not_closed_by_hand(self):
        """The page has no button for it, and without the button it is not there either"""
        b = als_mens("klantregisseur", self.a)
        ander = sql1(f"SELECT id FROM signaal WHERE organisatie = '{self.a}' AND soort = 'plicht_vastgesteld' AND gesloten_op IS NULL")
        self.assertEqual(b.post(f"/signaal/{ander}/afhandelen", [("csrf", b.csrf())]).status, 404)
        self.assertEqual(sql1(f"SELECT gesloten_op IS NULL FROM signaal WHERE id = '{ander}'"), "t")

    def test_logging_out_as_everybody(self):
        for rol, org in (("klantregisseur", self.a), ("raadpleger", self.b), ("duo_beheerder", None), ("coa_medewerker", None)):
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
        b = als_mens("klantregisseur", self.b)
        nep = self.dossier[:-4] + "0000"
        for patroon in ("/dossier/{id}", "/dossier/{id}/bericht/{bid}", "/dossier/{id}/lever/pvt", "/dossier/{id}/ontvangst/{bid}"):
            with self.subTest(patroon):
                twee = []
                for d in (self.dossier, nep):
                    r = b.get(patroon.replace("{id}", d).replace("{bid}", self.bericht))
                    self.assertEqual(r.status, 404)
                    twee.append((re.sub(r"[0-9a-f]{32}", "ID", r.tekst), [(n, w) for n, w in r.koppen if n.lower() != "date"]))
                self.assertEqual(*twee)

    def test_a_bericht_is_found_only_in_its_own_dossier(self):
        b = als_mens("klantregisseur", self.a)
        ander = next(d for d in dossiers(self.a, aantal=2) if d != self.dossier)
        self.assertEqual(b.get(f"/dossier/{ander}/bericht/{self.bericht}").status, 404)
        self.assertEqual(b.get(f"/dossier/{self.dossier}/bericht/{self.dossier}").status, 404)

    def test_lists_and_searches_show_only_the_own_gemeente(self):
        eigen = {r[0] for r in sql(f"SELECT dossier FROM werkvoorraad WHERE organisatie = '{self.b}'")}
        b = als_mens("klantregisseur", self.b)
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
        achternaam = sql1(f"SELECT geslachtsnaam FROM dossier WHERE id = '{self.dossier}'")
        r = b.post("/zoeken", [("csrf", b.csrf()), ("naam", achternaam)])
        self.assertNotIn(self.dossier, r.tekst)
        self.assertLessEqual(set(re.findall(r"/dossier/([0-9a-f-]{36})", r.tekst)), eigen)
        r = als_mens("klantregisseur", self.a).post("/zoeken", [("csrf", als_mens("klantregisseur", self.a).csrf()), ("naam", achternaam)])
        self.assertIn(r.status, (200,))
        self.assertTrue(re.findall(r"/dossier/([0-9a-f-]{36})", r.tekst))

    def test_a_session_of_a_lower_level_gets_nowhere(self):
        b = log_in(mens("klantregisseur", self.a))
        sql("UPDATE sessie SET niveau = 20 WHERE id = (SELECT id FROM sessie ORDER BY gestart DESC LIMIT 1)")
        self.assertEqual(b.get("/").status, 403)
        self.assertEqual(b.get(f"/dossier/{self.dossier}").status, 403)

    def test_a_person_who_was_blocked_is_out_at_once(self):
        wie = mens("raadpleger", self.a)
        b = log_in(wie)
        try:
            sql(f"UPDATE gebruiker SET stand = 'geblokkeerd' WHERE acting_subject = '{wie.pseudoniem}' AND legal_subject = '{wie.kvk}'")
            self.assertEqual(b.get("/").status, 303)
        finally:
            sql(f"UPDATE gebruiker SET stand = 'actief' WHERE acting_subject = '{wie.pseudoniem}' AND legal_subject = '{wie.kvk}'")
