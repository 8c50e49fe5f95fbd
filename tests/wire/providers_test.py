# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""More than one identity provider: choosing, being judged by the one that was asked, every way in which it says no, settings that refuse."""
import os
import re
import subprocess
import unittest

import instellingen
from portaal import ALS, BOUW, EHSIM, VAR, Browser, als, gemeenten, inloggen_bij, log_in, mens, saml_antwoord, sql


def redenen(verzoek):
    return [r[0] for r in sql(f"SELECT resultaat FROM audit WHERE request_id = '{verzoek}' AND handeling = 'weigering'")]


class Kiezen(unittest.TestCase):
    def test_several_providers_are_a_choice(self):
        r = Browser().get("/inloggen")
        self.assertEqual(r.status, 200)
        wegen = [u for u in r.links if u.startswith("/inloggen/")]
        self.assertEqual(wegen, ["/inloggen/eherkenning", "/inloggen/duo", "/inloggen/coa"])
        self.assertNotIn("SAMLRequest", r.tekst)
        self.assertEqual(r.alle("Set-Cookie"), [])
        self.assertIn("een tijd niets", Browser().get("/inloggen?verlopen=1").woorden)

    def test_one_provider_needs_no_choice(self):
        instellingen.met(self, lambda t: re.sub(r"(?ms)^\[aanbieder (duo|coa)\]\n.*?(?=^\[|\Z)", "", t))
        r = Browser().get("/inloggen")
        self.assertEqual(len(r.formulieren[-1].naam("SAMLRequest")) > 100, True)
        self.assertNotIn("Iets anders kiezen", r.woorden)

    def test_a_provider_that_is_not_there(self):
        for pad in ("/inloggen/nergens", "/inloggen/Duo", "/inloggen/duo/x"):
            self.assertEqual(Browser().get(pad).status, 404)

    def test_who_brings_roles_and_names_of_its_own(self):
        """DUO's provider says what somebody may; a role that it takes away is gone at the next login"""
        wie = mens("duo_medewerker")
        log_in(wie)
        rollen = f"SELECT r.rol FROM rolgeving r JOIN gebruiker g ON g.id = r.gebruiker WHERE g.acting_subject = '{wie.pseudoniem}' AND r.ingetrokken_op IS NULL"
        self.assertEqual(sql(rollen), [["duo_medewerker"]])
        sql(f"UPDATE gebruiker SET naam = 'Iemand Anders' WHERE acting_subject = '{wie.pseudoniem}'")
        b = log_in(wie)
        self.assertIn(wie.naam, b.get("/").woorden)
        self.assertEqual(sql(f"SELECT aanbieder FROM gebruiker WHERE acting_subject = '{wie.pseudoniem}'"), [["duo"]])
        self.assertEqual(sql("SELECT aanbieder FROM sessie ORDER BY gestart DESC LIMIT 1"), [["duo"]])


class Gevraagd(unittest.TestCase):
    """An answer counts only as the answer of the provider that was asked"""

    def test_the_answer_of_another_provider(self):
        duo, gemeente = mens("duo_beheerder"), mens("klantregisseur", gemeenten()[0])
        for vraag_aan, antwoord_van in ((duo, gemeente), (gemeente, duo)):
            with self.subTest(repr(vraag_aan)):
                b = Browser()
                relay = b.get(inloggen_bij(vraag_aan)).formulier(re.escape(EHSIM) + ".*").naam("RelayState")
                naam = inloggen_bij(antwoord_van).rsplit("/", 1)[1]
                antwoord = als(f"{BOUW}/ehsim", "--antwoord", f"{VAR}/ehsim.ini", "--aanbieder", naam, "--base64", "--verzoek", relay, "--mens",
                               antwoord_van.pseudoniem).strip()
                r = b.post("/saml/acs", [("SAMLResponse", antwoord), ("RelayState", relay)])
                self.assertEqual(r.status, 403)
                self.assertEqual(redenen(re.search(r"[0-9a-f]{32}", r.tekst).group(0)), ["saml: handtekening-onjuist"])
                self.assertIsNone(b.token)

    def test_a_provider_brings_only_its_own_organisations(self):
        """A makelaar that is for samenwerkingsverbanden only: its word about a gemeente is not enough"""
        instellingen.met(self, lambda t: instellingen.in_blok(t, "eherkenning", organisaties="samenwerkingsverband"))
        b = Browser()
        r = b.verstuur(saml_antwoord(b, mens("klantregisseur", gemeenten()[0])))
        self.assertEqual(r.status, 403)
        self.assertEqual(redenen(re.search(r"[0-9a-f]{32}", r.tekst).group(0)), ["saml: organisatie-van-ander"])


class Einden(unittest.TestCase):
    """Whatever the makelaar says instead of who it is: one calm page, one audit row, a way to try again"""

    def test_every_status(self):
        wie = mens("klantregisseur", gemeenten()[0])
        for uitkomst, status, reden, kop in (("requestdenied", 403, "geen-bevoegdheid", "U bent niet gemachtigd"),
                                             ("noauthncontext", 403, "niveau-te-laag", "Uw inlogmiddel is niet sterk genoeg"),
                                             ("responder", 503, "makelaar-storing", "Inloggen kan nu niet"),
                                             ("requester", 503, "makelaar-storing", "Inloggen kan nu niet"),
                                             ("versionmismatch", 503, "makelaar-storing", "Inloggen kan nu niet")):
            with self.subTest(uitkomst):
                b = Browser()
                r = b.verstuur(saml_antwoord(b, wie, uitkomst=uitkomst))
                self.assertEqual((r.status, kop in r.woorden), (status, True), r.woorden[:300])
                self.assertIn("Wat kunt u doen?", r.woorden)
                self.assertIn("/inloggen/eherkenning", r.links)
                self.assertEqual(redenen(re.search(r"[0-9a-f]{32}", r.tekst).group(0)), ["saml: " + reden])
                self.assertIsNone(b.token)
                self.assertNotIn("__Host-login", b.koekjes)

    def test_stopping_by_oneself(self):
        voor = sql("SELECT count(*) FROM audit WHERE handeling = 'weigering' AND resultaat = 'saml: geannuleerd'")[0][0]
        b = Browser()
        r = b.volg(b.verstuur(saml_antwoord(b, "Annuleren")))
        self.assertEqual((r.status, "U hebt het inloggen gestopt" in r.woorden), (200, True))
        self.assertIn("/inloggen", r.links)
        self.assertEqual(sql("SELECT count(*) FROM audit WHERE handeling = 'weigering' AND resultaat = 'saml: geannuleerd'")[0][0], str(int(voor) + 1))


class Instellingen(unittest.TestCase):
    """What does not make sense refuses to start, and says where and why"""

    def setUp(self):
        self.goed = instellingen.lees()
        self.pad = f"{VAR}/proef.ini"
        self.addCleanup(lambda: os.path.exists(self.pad) and os.unlink(self.pad))

    def start(self, tekst):
        with open(self.pad, "w", encoding="utf-8") as f:
            f.write(tekst)
        os.chmod(self.pad, 0o644)
        r = subprocess.run([*ALS, f"{BOUW}/portaalctl", "--instellingen", self.pad, "controleer"], cwd=VAR, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True)
        return r.returncode, r.stdout

    def test_as_it_is_it_starts(self):
        self.assertEqual(self.start(self.goed)[0], 0)

    def test_a_simulator_is_for_a_demonstration_only(self):
        code, uit = self.start(self.goed.replace("demo = ja", "demo = nee"))
        self.assertNotEqual(code, 0)
        self.assertRegex(uit, r"proef.ini:\d+.*\[aanbieder eherkenning\].*simulator")

    def test_every_other_mistake(self):
        for naam, waarden, zegt in (("eherkenning", {"klasse": "urn:etoegang:core:assurance-class:loa3 x"}, "alleen voor soort saml"),
                                    ("eherkenning", {"rolattribuut": "rol"}, "alleen voor soort saml"),
                                    ("eherkenning", {"organisaties": "gemeentes"}, "organisaties"),
                                    ("eherkenning", {"minimum_niveau": "loa3"}, "minimum_niveau"),
                                    ("eherkenning", {"metadata": "/nergens.xml"}, "metadata"),
                                    ("eherkenning", {"binding": "artifact", "tls_ca": None}, "tls_ca"),
                                    ("eherkenning", {"binding": "post", "acs_index": "1"}, "acs_index"),
                                    ("duo", {"metadata": "geheim/makelaar-metadata.xml"}, "dezelfde EntityID"),
                                    ("duo", {"organisaties": "gemeente"}, "een code"), ("duo", {"organisaties": "DUO COA"}, "een code"),
                                    ("duo", {"rol": None}, "horen bij elkaar"), ("duo", {"rolattribuut": None}, "horen bij elkaar"),
                                    ("duo", {"rol": "klantregisseur baas"}, "rol van die organisatie"), ("duo", {"rol": "duo_beheerder"}, "rol van die"),
                                    ("duo", {"rol": "koning baas"}, "rol van die"), ("duo", {"klasse": None}, "klasse"),
                                    ("duo", {"klasse": "loa3 x"}, "klasse"), ("duo", {"klasse": "urn:etoegang:core:assurance-class:loa2 x"}, "klasse")):
            with self.subTest(waarden):
                code, uit = self.start(instellingen.in_blok(self.goed, naam, **waarden))
                self.assertNotEqual(code, 0)
                self.assertRegex(uit, rf"proef.ini:\d+.*aanbieder (eherkenning|duo).*{zegt}")

    def test_our_own_keys_and_the_front_proxy(self):
        for van, naar, zegt in (("ondertekencertificaat = geheim/ondertekensleutel.crt", "ondertekencertificaat = geheim/artifact.crt", "hoort niet bij"),
                                ("ondertekencertificaat = geheim/ondertekensleutel.crt", "ondertekencertificaat = geheim/ondertekensleutel.pem", "certificaat"),
                                ("ontsleutelsleutel = geheim/ontsleutelsleutel.pem", "ontsleutelsleutel = geheim/artifact.pem", "certificaat"),
                                ("voorportaal = eherkenning", "voorportaal = nergens", "nergens")):
            with self.subTest(naar):
                self.assertIn(van, self.goed)
                code, uit = self.start(self.goed.replace(van, naar))
                self.assertNotEqual(code, 0)
                self.assertIn(zegt, uit)


class Wisselen(unittest.TestCase):
    """A provider changes its keys: two files, both believed, and the workers never stop"""

    def test_two_files_are_both_believed_until_each_ends(self):
        wie = mens("klantregisseur", gemeenten()[0])
        with open(f"{VAR}/geheim/makelaar-metadata.xml", encoding="utf-8") as f:
            nu = f.read()
        sleutels = re.findall(r"(?s)<md:KeyDescriptor.*?</md:KeyDescriptor>", nu)
        self.assertEqual(len(sleutels), 2, "the simulator announces its next key")
        een, twee = nu.replace(sleutels[1], ""), nu.replace(sleutels[0], "")
        kaart = als("mktemp", "-d").strip()
        self.addCleanup(als, "rm", "-rf", kaart)

        def schrijf(naam, tekst):
            als("sh", "-c", 'printf %s "$1" >"$2"', "sh", tekst, f"{kaart}/{naam}")

        def met(*regels):
            blok = instellingen.in_blok(self.goed, "eherkenning", metadata=regels[0])
            return blok.replace(f"metadata = {regels[0]}\n", "".join(f"metadata = {r}\n" for r in regels))

        def mag(sleutel):
            b = Browser()
            return b.verstuur(saml_antwoord(b, wie, sleutel=sleutel)).status == 200

        self.goed = instellingen.lees()
        self.addCleanup(instellingen.herlaad, self.goed)
        schrijf("een.xml", een)
        schrijf("twee.xml", twee)
        instellingen.herlaad(met(f"{kaart}/een.xml"))
        self.assertEqual((mag("huidig"), mag("volgend")), (True, False))
        instellingen.herlaad(met(f"{kaart}/een.xml", f"{kaart}/twee.xml"))
        self.assertEqual((mag("huidig"), mag("volgend")), (True, True))
        voorbij = twee.replace("<md:EntityDescriptor ", '<md:EntityDescriptor validUntil="2026-01-01T00:00:00Z" ', 1)
        self.assertNotEqual(voorbij, twee)
        schrijf("twee.xml", voorbij)
        instellingen.herlaad(met(f"{kaart}/een.xml", f"{kaart}/twee.xml"))
        self.assertEqual((mag("huidig"), mag("volgend")), (True, False))
        schrijf("ander.xml", twee.replace("entityID=\"", "entityID=\"x"))
        pad = f"{VAR}/proef.ini"
        with open(pad, "w", encoding="utf-8") as f:
            f.write(met(f"{kaart}/een.xml", f"{kaart}/ander.xml"))
        self.addCleanup(os.unlink, pad)
        r = subprocess.run([*ALS, f"{BOUW}/portaalctl", "--instellingen", pad, "controleer"], cwd=VAR, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True)
        self.assertNotEqual(r.returncode, 0)
        self.assertIn("dezelfde entityID", r.stdout)
