# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The simulator by itself: what it signs and encrypts is held against xmlsec1, which is not what the portal reads it with."""
import base64
import re
import ssl
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET

from portaal import BOUW, CERT, EHSIM, POORT, VAR, Browser, als, mens, mensen

SAML, SAMLP = "{urn:oasis:names:tc:SAML:2.0:assertion}", "{urn:oasis:names:tc:SAML:2.0:protocol}"
MD, MERK = "{urn:oasis:names:tc:SAML:2.0:metadata}", "{urn:portaal-inburgering:simulator}Simulator"
CONCERNED = "urn:etoegang:1.9:EntityConcernedID:"
INI = f"{VAR}/ehsim.ini"


def lees(pad):
    return als("cat", pad)


class Simulator(unittest.TestCase):
    """With a certificate of our own to encrypt to, so that we can look what is in it."""

    @classmethod
    def setUpClass(cls):
        cls.map = als("mktemp", "-d").strip()
        for naam in ("ons", "straks"):
            als("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={naam}",
                "-keyout", f"{cls.map}/{naam}.pem", "-out", f"{cls.map}/{naam}.crt")
        cls.ini = f"{cls.map}/ehsim.ini"
        cls.schrijf(cls.ini, cls.hier(lees(INI)))

    @classmethod
    def tearDownClass(cls):
        als("rm", "-rf", cls.map)

    @classmethod
    def schrijf(cls, pad, tekst):
        als("sh", "-c", 'printf %s "$1" >"$2"', "sh", tekst, pad)

    @classmethod
    def hier(cls, ini):
        """The same settings from another folder."""
        ini = re.sub(r"(?m)^(\w+) = (geheim|run)/", rf"\1 = {VAR}/\2/", ini)
        ini = re.sub(r"(?m)^ontcijferen = .*$", f"ontcijferen = {cls.map}/ons.crt", ini)
        return re.sub(r"(?m)^ontcijferen_volgende = .*$", f"ontcijferen_volgende = {cls.map}/straks.crt", ini)

    def antwoord(self, *keuzes, aanbieder="eherkenning", wie=None):
        opdracht = [f"{BOUW}/ehsim", "--antwoord", self.ini, "--aanbieder", aanbieder, "--verzoek", "_vraag",
                    "--mens", wie or mens("klantregisseur").pseudoniem]
        return als(*opdracht, *[d for k in keuzes for d in ("--keuze", k)])

    def klopt(self, tekst, knoop, cert):
        """Whether xmlsec1 says that the signature of the element with that path is right."""
        pad = f"{self.map}/antwoord.xml"
        self.schrijf(pad, tekst)
        soort = [d for n in ("Assertion", "Response", "ArtifactResponse") for d in ("--id-attr:ID", n)]
        uit = subprocess.run(["xmlsec1", "--verify", *soort, "--pubkey-cert-pem", cert, "--node-xpath",
                              f"{knoop}/*[local-name()='Signature']", pad], capture_output=True, text=True, check=False)
        return uit.returncode == 0

    def ontcijfer(self, tekst, sleutel):
        """Every EncryptedID, opened by xmlsec1: (KeyName, algorithm, NameID) of each."""
        gevonden = []
        for i, los in enumerate(ET.fromstring(tekst).iter(f"{SAML}EncryptedID")):
            pad = f"{self.map}/los{i}.xml"
            self.schrijf(pad, ET.tostring(los, encoding="unicode"))
            uit = subprocess.run(["xmlsec1", "--decrypt", "--id-attr:Id", "http://www.w3.org/2001/04/xmlenc#:EncryptedKey",
                                  "--privkey-pem", sleutel, pad], capture_output=True, text=True, check=True).stdout
            naam = ET.fromstring(uit[uit.index("<"):]).find(f".//{SAML}NameID")
            gevonden.append((los.find(".//{*}KeyName").text, los.find(".//{*}EncryptedData/{*}EncryptionMethod").get("Algorithm"), naam))
        return gevonden

    def test_what_is_said_to_be_signed_is_signed(self):
        cert = f"{VAR}/geheim/ehsim.crt"
        for wat, response, assertion in (("assertie", False, True), ("response", True, False), ("beide", True, True)):
            for advies in ("ja", "nee"):
                with self.subTest(f"{wat} {advies}"):
                    tekst = self.antwoord(f"ondertekend={wat}", f"advies={advies}")
                    self.assertEqual(self.klopt(tekst, "/*[local-name()='Response']", cert), response)
                    self.assertEqual(self.klopt(tekst, "/*/*[local-name()='Assertion']", cert), assertion)

    def test_each_key_is_the_one_that_was_asked(self):
        for keuze, sleutel in (("huidig", "ehsim"), ("volgend", "ehsim-volgend"), ("vreemd", "ehsim-vreemd")):
            tekst = self.antwoord(f"sleutel={keuze}")
            for naam in ("ehsim", "ehsim-volgend", "ehsim-vreemd"):
                with self.subTest(f"{keuze} {naam}"):
                    self.assertEqual(self.klopt(tekst, "/*/*[local-name()='Assertion']", f"{VAR}/geheim/{naam}.crt"), naam == sleutel)

    def test_the_assertions_in_advice_are_about_somebody_else_and_signed_by_others(self):
        tekst = self.antwoord("advies=ja", "versleuteld=nee")
        for i in (1, 2):
            self.assertTrue(self.klopt(tekst, f"/*/*[local-name()='Assertion']/*[local-name()='Advice']/*[{i}]", f"{VAR}/geheim/ehsim-vreemd.crt"))
        wie = [n.text for n in ET.fromstring(tekst).iter(f"{SAML}NameID") if n.get("NameQualifier") == CONCERNED + "KvKnr"]
        self.assertEqual(wie, ["99999999", "99999999", mens("klantregisseur").kvk])

    def test_an_encrypted_id_opens_with_the_certificate_that_its_key_name_names(self):
        wie = mens("klantregisseur")
        for versleuteld, algoritme in (("cbc", "aes256-cbc"), ("gcm", "aes256-gcm")):
            for ontcijfer, naam in (("huidig", "ons"), ("volgend", "straks")):
                with self.subTest(f"{versleuteld} {ontcijfer}"):
                    tekst = self.antwoord(f"versleuteld={versleuteld}", f"ontcijfer={ontcijfer}", "rechtspersoon=beide")
                    self.assertNotIn(wie.kvk, tekst)
                    self.assertNotIn(wie.pseudoniem, tekst)
                    vinger = als("openssl", "x509", "-in", f"{self.map}/{naam}.crt", "-noout", "-fingerprint", "-sha1")
                    vinger = vinger.split("=")[1].strip().replace(":", "").lower()
                    open_ = self.ontcijfer(tekst, f"{self.map}/{naam}.pem")
                    self.assertEqual({(k, a.rpartition("#")[2]) for k, a, _ in open_}, {(vinger, algoritme)})
                    namen = {n.get("NameQualifier"): n.text for _, _, n in open_}
                    self.assertEqual(sorted(namen), [CONCERNED + "KvKnr", CONCERNED + "Pseudo", CONCERNED + "RSIN"])
                    self.assertEqual((namen[CONCERNED + "KvKnr"], namen[CONCERNED + "Pseudo"]), (wie.kvk, wie.pseudoniem))
                    self.assertEqual(sum((9 - i) * int(c) for i, c in enumerate(namen[CONCERNED + "RSIN"][:8])) % 11,
                                     int(namen[CONCERNED + "RSIN"][8]), "the elfproef")

    def test_names_and_restrictions(self):
        wie = mens("klantregisseur")
        plat = self.antwoord("namen=plat", "vestiging=000012345678", "tussenpersoon=12345678")
        kenmerken = {a.get("Name"): a.find(f"{SAML}AttributeValue").text for a in ET.fromstring(plat).iter(f"{SAML}Attribute")}
        self.assertEqual(kenmerken[CONCERNED + "KvKnr"], wie.kvk)
        self.assertEqual(kenmerken["urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"], "000012345678")
        self.assertEqual(kenmerken["urn:etoegang:1.9:IntermediateEntityID:KvKnr"], "12345678")
        gdi = self.antwoord("namen=gdi")
        self.assertIn('Name="urn:nl-eid-gdi:1.0:LegalSubjectID"', gdi)

    def test_a_provider_of_its_own_says_role_and_name(self):
        wie = mens("duo_beheerder")
        tekst = self.antwoord(aanbieder="duo", wie=wie.pseudoniem)
        boom = ET.fromstring(tekst)
        naam = boom.find(f".//{SAML}Subject/{SAML}NameID")
        self.assertEqual((naam.text, naam.get("Format").rpartition(":")[2]), (wie.pseudoniem, "persistent"))
        kenmerken = {a.get("Name"): [w.text for w in a] for a in boom.iter(f"{SAML}Attribute")}
        self.assertEqual(kenmerken, {"displayName": [wie.naam], "rol": ["beheerder"]})
        self.assertTrue(self.klopt(tekst, "/*/*[local-name()='Assertion']", f"{VAR}/geheim/ehsim-duo.crt"))

    def test_somebody_new_is_another_each_time_unless_there_is_a_seed(self):
        def pseudoniem(*keuzes):
            boom = ET.fromstring(self.antwoord("versleuteld=nee", *keuzes, wie="0363"))
            return next(n.text for n in boom.iter(f"{SAML}NameID") if n.get("NameQualifier") == CONCERNED + "Pseudo")
        self.assertRegex(pseudoniem(), "^[0-9a-f]{64}@[0-9a-f]{32}$")
        self.assertNotEqual(pseudoniem(), pseudoniem())
        self.assertEqual(pseudoniem("zaad=appel"), pseudoniem("zaad=appel"))
        self.assertNotEqual(pseudoniem("zaad=appel"), pseudoniem("zaad=peer"))

    def test_every_status_says_so_and_is_signed(self):
        for keuze, top, sub in (("annuleren", "Responder", "AuthnFailed"), ("noauthncontext", "Responder", "NoAuthnContext"),
                                ("requestdenied", "Responder", "RequestDenied"), ("nopassive", "Responder", "NoPassive"),
                                ("requester", "Requester", None), ("versionmismatch", "VersionMismatch", None)):
            with self.subTest(keuze):
                tekst = self.antwoord(f"uitkomst={keuze}")
                codes = [c.get("Value").rpartition(":")[2] for c in ET.fromstring(tekst).iter(f"{SAMLP}StatusCode")]
                self.assertEqual(codes, [c for c in (top, sub) if c])
                self.assertTrue(self.klopt(tekst, "/*", f"{VAR}/geheim/ehsim.crt"))

    def test_what_is_broken_is_broken(self):
        self.assertFalse(self.klopt(self.antwoord("kapot=handtekening"), "/*/*[local-name()='Assertion']", f"{VAR}/geheim/ehsim.crt"))
        with self.assertRaises(ET.ParseError):
            ET.fromstring(self.antwoord("kapot=afgekapt"))
        self.assertEqual(self.antwoord("kapot=leeg").strip(), "")

    def test_its_metadata_carry_the_mark_and_both_keys(self):
        for aanbieder, soort in (("eherkenning", "ehsim"), ("duo", "ehsim-duo"), ("coa", "ehsim-coa")):
            with self.subTest(aanbieder):
                boom = ET.fromstring(als(f"{BOUW}/ehsim", "--metadata", INI, "--aanbieder", aanbieder))
                self.assertIsNotNone(boom.find(f"{MD}Extensions/{MERK}"))
                certs = [c.text for c in boom.iter("{http://www.w3.org/2000/09/xmldsig#}X509Certificate")]
                eigen = ["".join(lees(f"{VAR}/geheim/{n}.crt").splitlines()[1:-1]) for n in (soort, f"{soort}-volgend")]
                self.assertEqual(certs, eigen)

    def test_it_starts_beside_a_demo_only(self):
        """The portal's settings must say so; without them, or with another word, nothing is served, signed or printed"""
        with open(f"{VAR}/portaal.ini", encoding="utf-8") as f:
            echt = f.read()
        self.assertIn("\ndemo = ja\n", echt)
        for naam, tekst in (("nee", echt.replace("demo = ja", "demo = nee")), ("niets", echt.replace("demo = ja\n", "")),
                            ("elders", echt.replace("demo = ja\n", "").replace("[database]", "[database]\ndemo = ja")), ("leeg", "")):
            with self.subTest(naam):
                self.schrijf(f"{self.map}/portaal.ini", tekst)
                self.schrijf(f"{self.map}/weiger.ini", re.sub(r"(?m)^portaal = .*$", f"portaal = {self.map}/portaal.ini", lees(self.ini)))
                for opdracht in (["--metadata", f"{self.map}/weiger.ini"], [f"{self.map}/weiger.ini"],
                                 ["--antwoord", f"{self.map}/weiger.ini", "--verzoek", "_v", "--mens", mens("klantregisseur").naam]):
                    uit = als("sh", "-c", 'timeout 10 "$@" 2>&1; echo "code $?"', "sh", f"{BOUW}/ehsim", *opdracht)
                    self.assertTrue(uit.endswith("code 1\n"), uit)
                    self.assertNotIn("<", uit)


    def test_a_portal_that_is_no_demo_does_not_start_with_the_simulator(self):
        """The mark in its metadata keeps it out of a real installation, whichever block names it"""
        with open(f"{VAR}/portaal.ini", encoding="utf-8") as f:
            echt = f.read()
        # its own socket and folder: the files are those of the running portal
        echt = re.sub(r"(?m)^socket = .*$", f"socket = {self.map}/p.sock", re.sub(r"= geheim/", f"= {VAR}/geheim/", echt))
        for naam, tekst in (("nee", echt.replace("demo = ja", "demo = nee")), ("niets", echt.replace("demo = ja\n", ""))):
            with self.subTest(naam):
                self.schrijf(f"{self.map}/echt.ini", tekst)
                uit = als("sh", "-c", 'timeout 20 "$1" "$2" 2>&1; echo "code $?"', "sh", f"{BOUW}/portaal", f"{self.map}/echt.ini")
                self.assertIn("dit is de simulator; die mag alleen bij [portaal] demo = ja", uit)
                self.assertRegex(uit, r"code [1-9][0-9]*\n$")
                self.assertNotIn("code 124", uit)


class Pagina(unittest.TestCase):
    """What the simulator's page takes"""

    def vraag(self, b, aanbieder):
        return b.get(f"/inloggen/{aanbieder}").formulier(re.escape(EHSIM) + ".*")

    def weiger(self, waarom, pad="/eherkenning/sso", **anders):
        b = Browser()
        vraag = self.vraag(b, "eherkenning")
        vraag.actie = EHSIM + pad
        r = b.verstuur(vraag, **anders)
        self.assertEqual(r.status, 400, r.woorden)
        self.assertIn(waarom, r.woorden)
        self.assertFalse(r.formulieren)

    def test_only_a_question_of_the_portal_to_this_party(self):
        goed = base64.b64decode(self.vraag(Browser(), "eherkenning").naam("SAMLRequest"))
        self.weiger("ontbreekt", SAMLRequest=None)
        self.weiger("geen base64", SAMLRequest="%%%")
        self.weiger("signature does not fit", SAMLRequest=base64.b64encode(goed.replace(b'ForceAuthn="true"', b'ForceAuthn="false"')).decode())
        self.weiger("voor een ander", SAMLRequest=self.vraag(Browser(), "duo").naam("SAMLRequest"))
        self.weiger("voor een ander", pad="/duo/sso")

    def test_only_choices_that_there_are(self):
        self.weiger("deze keuze is er niet", ondertekend="alles")
        self.weiger("deze keuze is er niet", verzonnen="ja")
        self.weiger("te lang", vestiging="1" * 13)

    def test_everybody_of_the_list_is_on_one_page_and_each_organisation_has_somebody_new(self):
        gezien = []
        for aanbieder in ("eherkenning", "duo", "coa"):
            b = Browser()
            opschriften = [f.opschrift.strip() for f in b.verstuur(self.vraag(b, aanbieder)).formulieren]
            gezien += [o for o in opschriften if o in {m.naam for m in mensen()}]
            soort = {m.organisatie for m in mensen() if {"DUO": "duo", "COA": "coa"}.get(m.organisatie, "eherkenning") == aanbieder}
            self.assertEqual(opschriften.count("Iemand die het portaal nog niet kent"), len(soort))
        self.assertEqual(sorted(gezien), sorted(m.naam for m in mensen()))


class Ophalen(unittest.TestCase):
    """Where an artifact is fetched: with the portal's certificate, at its own name"""

    def verbind(self, cert):
        b = Browser(f"https://localhost:{POORT + 1}")
        b.tls = ssl.create_default_context(cafile=CERT)
        if cert:
            with tempfile.NamedTemporaryFile("w", suffix=".pem") as f:
                f.write(lees(f"{VAR}/geheim/{cert}.crt") + lees(f"{VAR}/geheim/{cert}.pem"))
                f.flush()
                b.tls.load_cert_chain(f.name)
        return b

    def post(self, b, lijf=b"<a/>"):
        return b.vraag("POST", "/eherkenning/artifact", lijf, {"Content-Type": "text/xml"})

    def test_only_the_portals_certificate_comes_in(self):
        self.assertEqual(self.post(self.verbind(None)).status, 400)
        self.assertEqual(self.post(self.verbind("ehsim-vreemd")).status, 400)
        b = self.verbind("artifact")
        self.assertEqual(self.post(b).status, 400, "nothing that is signed")
        self.assertEqual(b.get("/").status, 404)
        self.assertEqual(self.post(Browser(EHSIM)).status, 404)
        self.assertEqual(self.post(Browser(EHSIM)).tekst.count("nginx"), 1, "it does not reach the simulator")

    def test_a_resolve_that_somebody_else_signed_gets_nothing(self):
        sjabloon = ('<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><p:ArtifactResolve '
                    'xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0"><p:Artifact>'
                    + base64.b64encode(b"\0\4" + b"x" * 42).decode() + "</p:Artifact></p:ArtifactResolve></s:Body></s:Envelope>")
        r = self.post(self.verbind("artifact"), sjabloon.encode())
        self.assertEqual((r.status, r.tekst), (400, ""))
