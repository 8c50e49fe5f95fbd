# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Every field of class V hoog, as everybody: on the page of its bericht, when it is asked to be shown, in the forms, in the template and the
export, for the organisation that works for the person, one that did before, and one that never did.

Which fields those are is read from the database (they are the sealed columns); who may see and type them follows from
tests/data/rechten.tsv, from who is a party of the service, and from who works for the person.
"""
import json
import re
import unittest

import muren
from invoer import dag, importeer, met_pip
from muren import COA, DUO, GEMEENTE, VERBAND, Wie
from portaal import als_mens, gemeenten, sql, sql1

PUNT = "•"


def alles_van(gemeente):
    """Lines about somebody of whom every field of class V hoog that can stand beside the others is filled."""
    return met_pip(gemeente) + [
        ("koppeling", "COA", gemeente, {"gemeente": gemeente, "datum_koppeling": dag(180), "opvanglocatie": "azc Gilze", "contactpersoon_coa": "S. Jansen",
                                        "telefoon": "0885550100", "email": "programma@coa.example", "betrokkenheid": "na_vestiging"}),
        ("klantprofiel", "COA", gemeente, {"moment": "koppeling", "datum": dag(170), "bijzonderheden": "Iets dat niet iedereen mag weten."}),
        ("inburgeringstermijn", "DUO", gemeente, {"soort": "verlengd", "datum_aanvang": dag(149), "datum_einde": dag(-1200), "reden": "ziekte"}),
        ("beoordeling_verlenging", "DUO", gemeente, {"beoordeling": "toegestaan", "datum_beoordeling": dag(20), "grond": "ziekte", "verlenging_weken": 26,
                                                     "datum_aanvang_grond": dag(90), "datum_einde_grond": dag(60)}),
        ("vrijstelling", "DUO", gemeente, {"beslissing": "afgewezen", "datum_beschikking": dag(30), "reden": "competentie"}),
        ("ontheffing", "DUO", gemeente, {"soort": "medisch", "beslissing": "toegekend", "omvang": "gedeeltelijk", "onderdelen": ["lezen"],
                                         "datum_beschikking": dag(10)})]


class Veld:
    """A sealed field, and a bericht in which it is filled."""

    def __init__(self, dienst, naam, woorden, gemeente, eigen):
        self.dienst, self.naam = dienst, naam
        self.label = next(v["label"] for v in woorden[dienst]["velden"] if v["naam"] == naam)
        rij = sql(f"SELECT b.id, b.dossier, b.afzender, coalesce(b.ontvanger, '') FROM bericht b JOIN bericht_{dienst} x ON x.bericht_id = b.id "
                  f"JOIN werkrelatie w ON w.dossier = b.dossier AND w.organisatie = '{gemeente}' AND w.tot IS NULL AND w.aard = 'volledig' "
                  f"WHERE x.{naam} IS NOT NULL AND b.vervangt IS NULL AND NOT EXISTS (SELECT FROM bericht v WHERE v.vervangt = b.id) "
                  f"ORDER BY b.dossier = '{eigen}' DESC LIMIT 1")
        assert rij, f"no bericht with {dienst}.{naam}"
        self.bericht, self.dossier, self.afzender, self.ontvanger = rij[0]
        self.afzenders, self.partijen, self.gebonden = (
            sql(f"SELECT array_to_string(afzenders, ','), array_to_string(partijen, ','), gebonden FROM stelseldienst WHERE code = '{dienst}'")[0])

    def __repr__(self):
        return f"{self.dienst}.{self.naam}"


def partij(wie):
    return "gemeente" if wie.soort == "gemeente" else wie.organisatie


class Bril:
    """What one person gets to see of one field; each way of looking gives what is wrong, or None."""

    def __init__(self, wie, veld, werkt):
        self.wie, self.veld, self.b = wie, veld, wie.browser()
        self.werkt = wie.soort == "duo" or werkt
        self.partij = partij(wie) in veld.partijen.split(",") and (veld.gebonden == "f" or wie.soort == "duo" or
                                                                  wie.organisatie in (veld.afzender, veld.ontvanger))

    def weigert(self, methode="GET"):
        return (303 if self.wie.stand != "actief" and methode == "GET" else 403,)

    def rij(self, r):
        m = re.search(rf"<dt>{re.escape(self.veld.label)}</dt>\s*<dd>(.*?)</dd>", r.tekst, re.S)
        return m.group(1) if m else None

    def oordeel(self, r, status, goed=lambda: True):
        return None if r.status in status and (r.status != 200 or goed()) else f"{r.status} {r.titel}"

    def pagina(self):
        r = self.b.get(f"/dossier/{self.veld.dossier}/bericht/{self.veld.bericht}")
        ziet = self.werkt and self.partij
        status = self.weigert() if "inzien" not in self.wie.mag else (200,) if ziet else (404,)
        return self.oordeel(r, status, lambda: PUNT in (self.rij(r) or ""))

    def toon(self):
        r = self.b.stuur(f"/dossier/{self.veld.dossier}/bericht/{self.veld.bericht}/toon", [("dienst", self.veld.dienst)])
        ziet = self.werkt and self.partij
        status = self.weigert("POST") if "hoog" not in self.wie.mag else (200,) if ziet else (404,)
        return self.oordeel(r, status, lambda: self.rij(r) and PUNT not in self.rij(r) and "Niet ingevuld" not in self.rij(r))

    def in_formulier(self, r):
        er = re.search(rf'name="{self.veld.naam}["._-]', r.tekst) is not None
        return er == ("hoog" in self.wie.mag)

    def levert(self):
        r = self.b.get(f"/dossier/{self.veld.dossier}/lever/{self.veld.dienst}")
        if "leveren" not in self.wie.mag or self.wie.soort == "duo":
            return self.oordeel(r, self.weigert())
        kan = self.werkt and partij(self.wie) in self.veld.afzenders.split(",")
        return self.oordeel(r, (200,) if kan else (404,), lambda: self.in_formulier(r))

    def corrigeert(self):
        r = self.b.get(f"/dossier/{self.veld.dossier}/bericht/{self.veld.bericht}/corrigeer")
        if "leveren" not in self.wie.mag:
            return self.oordeel(r, self.weigert())
        if not (self.werkt and self.partij and self.wie.organisatie == self.veld.afzender):
            return self.oordeel(r, (404,))
        if "hoog" in self.wie.mag:
            return self.oordeel(r, (200,), lambda: self.in_formulier(r))
        return self.oordeel(r, (403,)) or (None if "Vraag een klantregisseur" in r.woorden else "the page does not say who can")

    def typt(self):
        """What she may not type is refused, also when her browser sends it."""
        velden = [("stap", "wijzig"), ("sleutel", "dicht-test-0001"), ("gezien", "0"), (self.veld.naam, "nee")]
        r = self.b.stuur(f"/dossier/{self.veld.dossier}/lever/{self.veld.dienst}", velden)
        if "leveren" not in self.wie.mag or self.wie.soort == "duo":
            return self.oordeel(r, self.weigert("POST"))
        kan = self.werkt and partij(self.wie) in self.veld.afzenders.split(",")
        return self.oordeel(r, (404,) if not kan else (200,) if "hoog" in self.wie.mag else (403,))

    def kolommen(self, pad, doel, er):
        r = self.b.get(pad)
        if doel not in self.wie.mag:
            return self.oordeel(r, self.weigert())
        return self.oordeel(r, (200, 404), lambda: (self.veld.naam in re.split("[;,\r\n]", r.tekst.split("\n")[0].lstrip("\ufeff"))) == er)

    def sjabloon(self):
        return self.kolommen(f"/bulk/sjabloon/{self.veld.dienst}", "bulk", "hoog" in self.wie.mag)

    def uitvoer(self):
        return self.kolommen(f"/bulk/uitvoer/{self.veld.dienst}", "uitvoer", False)


MANIEREN = ("pagina", "toon", "levert", "corrigeert", "typt", "sjabloon", "uitvoer")


class Sealed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.a = muren.gemeente_met_mandaat()
        cls.ander = next(g for g in gemeenten() if g != cls.a)
        cls.vorige = sql1(f"SELECT code FROM organisatie WHERE soort = 'gemeente' AND code NOT IN ('{cls.a}', '{cls.ander}') AND geldig_tot IS NULL ORDER BY code LIMIT 1")
        cls.addClassCleanup(muren.laat_uit)
        regels = alles_van(cls.a)
        regels[1][3]["geen_toets_zintuiglijk"] = False
        cls.dossier, _ = importeer(regels)
        woorden = json.loads(als_mens("raadpleger", cls.a).get("/gegevenswoordenboek.json").tekst)
        woorden = {d["code"]: d for d in woorden["stelseldiensten"]}
        kolommen = sql("SELECT substr(table_name, 9), column_name FROM information_schema.columns WHERE table_schema = 'portaal' "
                       "AND table_name LIKE 'bericht\\_%' AND data_type = 'bytea' ORDER BY 1, 2")
        cls.velden = [Veld(d, k, woorden, cls.a, cls.dossier) for d, k in kolommen]
        hoog = sorted((d, v["naam"]) for d, w in woorden.items() for v in w["velden"] if v["vertrouwelijkheid"] == "hoog")
        assert hoog == sorted(map(tuple, kolommen)), "the sealed columns are not those of the declarations"
        for v in cls.velden:
            muren.vroeger(v.dossier, cls.vorige)

    def mensen(self, tabel=None):
        alle = [Wie(f"{r} van {o}", o, (r,), tabel=tabel) for o in (self.a, self.ander, self.vorige) for r in GEMEENTE]
        alle += [Wie(f"{r}, mandaat", self.a, (r,), namens=VERBAND, tabel=tabel) for r in GEMEENTE]
        alle += [Wie(r, "DUO", (r,), tabel=tabel) for r in DUO] + [Wie(r, "COA", (r,), tabel=tabel) for r in COA]
        return alle + [Wie("klantregisseur, bij het verband", VERBAND, ("klantregisseur",), tabel=tabel), Wie("wacht", self.a, stand="wacht", tabel=tabel)]

    def werken(self):
        """Who works for whom, now: what row level security goes by."""
        ids = "', '".join({v.dossier for v in self.velden} | {self.dossier})
        return {(d, o) for d, o in sql(f"SELECT dossier, organisatie FROM werkrelatie WHERE tot IS NULL AND dossier IN ('{ids}')")}

    def loop(self, mensen, velden, manieren=MANIEREN):
        werkt = self.werken()

        def van(wie):
            fouten = []
            for v in velden:
                bril = Bril(wie, v, (v.dossier, wie.organisatie) in werkt)
                for manier in manieren:
                    mis = getattr(bril, manier)()
                    fouten += [f"{v} {manier}, {wie}: {mis}"] if mis else []
                bril.b.verbinding.clear()
            return fouten
        return muren.gelijktijdig(mensen, van)

    def test_every_sealed_field_as_everybody(self):
        mensen = muren.laat_binnen(self.mensen())
        fouten = self.loop(mensen, self.velden)
        cellen = len(mensen) * len(self.velden) * len(MANIEREN)
        self.assertFalse(fouten, f"{len(fouten)} of {cellen} cells:\n" + "\n".join(fouten[:40]))
        self.assertGreater(cellen, 2000)
        print(f"# {cellen} cells: {len(self.velden)} fields, {len(mensen)} people, {len(MANIEREN)} ways", flush=True)

    def test_the_numbers_of_a_person_as_everybody(self):
        """BSN and V-nummer are masked on every dossier page, and shown to who may have them shown"""
        werkt = self.werken()
        cijfers = r'<dt>BSN</dt><dd><span class="[^"]*">\d{9}<'
        for wie in muren.laat_binnen(self.mensen()):
            with self.subTest(str(wie)):
                b, hier = wie.browser(), wie.soort == "duo" or (self.dossier, wie.organisatie) in werkt
                r = b.get(f"/dossier/{self.dossier}")
                hoort = 200 if hier and "inzien" in wie.mag else 404 if "inzien" in wie.mag else 403 if wie.stand == "actief" else 303
                self.assertEqual(r.status, hoort)
                self.assertIsNone(re.search(cijfers, r.tekst))
                r = b.stuur(f"/dossier/{self.dossier}/toon", [])
                self.assertEqual(r.status, 403 if "tonen" not in wie.mag else 200 if hier else 404)
                self.assertEqual(re.search(cijfers, r.tekst) is not None, r.status == 200)

    def test_a_wrong_cell_is_noticed(self):
        for rol, doel in (("administratief_medewerker", "hoog"), ("klantregisseur", "hoog"), ("raadpleger", "inzien")):
            tabel = muren.gepind()
            tabel[rol, "gemeente"] = tabel[rol, "gemeente"] ^ {doel}
            wie = muren.laat_binnen([Wie(rol, self.a, (rol,), tabel=tabel)])
            velden = [v for v in self.velden if v.dienst == "pip"]
            with self.subTest(f"{rol} {doel}"):
                self.assertTrue(self.loop(wie, velden))
