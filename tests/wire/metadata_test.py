# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Who we say we are, and what we ask, judged by software that is not ours: the schemas of the standard, xmlsec1 and pysaml2."""
import base64
import os
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta, timezone

import instellingen
from portaal import ADRES, BRON, EHSIM, VAR, WERK, Browser, inloggen_bij, mens, gemeenten

SCHEMAS = "/usr/share/xml/opensaml"
NS = {"md": "urn:oasis:names:tc:SAML:2.0:metadata", "ds": "http://www.w3.org/2000/09/xmldsig#", "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
      "samlp": "urn:oasis:names:tc:SAML:2.0:protocol"}
BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:"
PYSAML = """
import sys
from saml2.mdstore import InMemoryMetaData
from saml2.attribute_converter import ac_factory
md = InMemoryMetaData(ac_factory(), open(sys.argv[1]).read())
md.load()
[entity] = md.keys()
sp = md[entity]["spsso_descriptor"][0]
print(entity)
print(*[len(md.certs(entity, "spsso", u)) for u in ("signing", "encryption")])
for binding in ("HTTP-POST", "HTTP-Artifact"):
    print(*[(a["index"], a["location"]) for a in sp["assertion_consumer_service"] if a["binding"].endswith(":" + binding)])
"""


def cert(naam):
    with open(f"{VAR}/geheim/{naam}.crt", encoding="ascii") as f:
        return "".join(f.read().split("-----")[2].split())


class Documenten(unittest.TestCase):
    def bewaar(self, tekst):
        f = tempfile.NamedTemporaryFile("w", dir=WERK, suffix=".xml", delete=False)
        with f:
            f.write(tekst)
        self.addCleanup(os.unlink, f.name)
        return f.name

    def volgens(self, schema, pad):
        """What xmllint says, and why."""
        r = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", f"{SCHEMAS}/{schema}", pad], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           text=True, env={**os.environ, "XML_CATALOG_FILES": f"{BRON}/tests/data/saml/schemas.xml"})
        return r.returncode == 0, r.stdout

    def ondertekend(self, pad, wat, naam="ondertekensleutel"):
        r = subprocess.run(["xmlsec1", "--verify", "--enabled-reference-uris", "same-doc", "--id-attr:ID", wat, "--pubkey-cert-pem",
                            f"{VAR}/geheim/{naam}.crt", pad], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return r.returncode == 0


class Metadata(Documenten):
    def haal(self):
        r = Browser().get("/saml/metadata")
        self.assertEqual(r.status, 200)
        return r

    def test_it_may_be_kept_and_needs_no_session(self):
        r = self.haal()
        self.assertEqual(r.kop("Content-Type"), "application/samlmetadata+xml")
        self.assertEqual(r.kop("Cache-Control"), "public, max-age=3600")
        self.assertEqual(r.alle("Set-Cookie"), [])

    def test_the_schemas_and_the_signature(self):
        pad = self.bewaar(self.haal().tekst)
        goed, uit = self.volgens("saml-schema-metadata-2.0.xsd", pad)
        self.assertTrue(goed, uit)
        self.assertTrue(self.ondertekend(pad, "EntityDescriptor"))
        anders = self.bewaar(self.haal().tekst.replace(ADRES, "https://kwaad.example"))
        self.assertFalse(self.ondertekend(anders, "EntityDescriptor"))
        kapot = self.bewaar(re.sub("<md:ServiceName.*?</md:ServiceName>", "", self.haal().tekst))
        self.assertFalse(self.volgens("saml-schema-metadata-2.0.xsd", kapot)[0])

    def test_what_it_says(self):
        root = ET.fromstring(self.haal().tekst)
        self.assertEqual(root.get("entityID"), re.search("(?m)^entity_id = (.*)$", instellingen.lees()).group(1))
        tot = datetime.strptime(root.get("validUntil"), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
        self.assertTrue(timedelta(days=7) <= tot - datetime.now(timezone.utc) <= timedelta(days=8))
        sp = root.find("md:SPSSODescriptor", NS)
        self.assertEqual((sp.get("AuthnRequestsSigned"), sp.get("WantAssertionsSigned")), ("true", "true"))
        self.assertIsNone(sp.find("md:NameIDFormat", NS))
        sleutels = [(k.get("use"), k.find(".//ds:X509Certificate", NS).text, k.find(".//ds:KeyName", NS).text) for k in sp.findall("md:KeyDescriptor", NS)]
        self.assertEqual([(u, c) for u, c, _ in sleutels], [("signing", cert("ondertekensleutel")), ("encryption", cert("ontsleutelsleutel")),
                                                            ("encryption", cert("ontsleutelsleutel-volgend"))])
        self.assertEqual(len({n for _, _, n in sleutels}), 3)
        acs = [(a.get("index"), a.get("Binding"), a.get("Location")) for a in sp.findall("md:AssertionConsumerService", NS)]
        self.assertEqual(acs, [("0", BINDING + "HTTP-POST", f"{ADRES}/saml/acs"), ("1", BINDING + "HTTP-Artifact", f"{ADRES}/saml/acs")])
        vraagt = {a.get("index"): [v.get("Name") for v in a.findall("md:RequestedAttribute", NS)] for a in sp.findall("md:AttributeConsumingService", NS)}
        self.assertEqual(vraagt, {"0": [f"urn:etoegang:core:{n}" for n in ("ServiceUUID", "LegalSubjectID", "ActingSubjectID")], "1": ["rol", "displayName"]})
        self.assertNotIn("PRIVATE", self.haal().tekst)

    def test_pysaml2_takes_it(self):
        pad = self.bewaar(self.haal().tekst)
        r = subprocess.run(["/usr/bin/python3", "-c", PYSAML, pad], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(r.returncode, 0, r.stderr)
        entity, aantallen, post, artifact = r.stdout.splitlines()
        self.assertIn("urn:etoegang:DV:", entity)
        self.assertEqual(aantallen, "1 2")
        self.assertEqual((post, artifact), (str(("0", f"{ADRES}/saml/acs")), str(("1", f"{ADRES}/saml/acs"))))

    def test_the_next_key_is_announced_before_it_is_used(self):
        """Two certificates while we still sign with the first"""
        goed = instellingen.lees()
        self.addCleanup(instellingen.herlaad, goed)
        instellingen.herlaad(goed.replace("ondertekencertificaat = geheim/ondertekensleutel.crt\n", "ondertekencertificaat = geheim/ondertekensleutel.crt\n"
                                          "ondertekencertificaat = geheim/ontsleutelsleutel.crt\n"))
        tekst = self.haal().tekst
        self.assertEqual(tekst.count('use="signing"'), 2)
        self.assertTrue(self.ondertekend(self.bewaar(tekst), "EntityDescriptor"))


class Vraag(Documenten):
    """The AuthnRequest"""

    def vraag(self, wie):
        f = Browser().get(inloggen_bij(wie)).formulier(re.escape(EHSIM) + ".*")
        return base64.b64decode(f.naam("SAMLRequest")).decode(), f

    def keur(self, wie, verwacht):
        tekst, f = self.vraag(wie)
        pad = self.bewaar(tekst)
        goed, uit = self.volgens("saml-schema-protocol-2.0.xsd", pad)
        self.assertTrue(goed, uit)
        self.assertTrue(self.ondertekend(pad, "AuthnRequest"))
        root = ET.fromstring(tekst)
        self.assertEqual({k: root.get(k) for k in verwacht if k != "context"}, {k: v for k, v in verwacht.items() if k != "context"})
        context = root.find("samlp:RequestedAuthnContext", NS)
        self.assertEqual((context.get("Comparison"), [c.text for c in context]), verwacht["context"])
        self.assertIsNone(root.find("samlp:NameIDPolicy", NS))
        self.assertEqual(root.get("Destination"), f.actie)
        self.assertEqual(root.get("ID"), f.naam("RelayState"))
        return root.get("ID")

    def test_to_the_makelaar(self):
        instellingen.met(self, lambda t: instellingen.in_blok(t, "eherkenning", binding="post"))
        wie = mens("klantregisseur", gemeenten()[0])
        verwacht = {"Version": "2.0", "ForceAuthn": "true", "AssertionConsumerServiceIndex": "0", "AttributeConsumingServiceIndex": "0",
                    "AssertionConsumerServiceURL": None, "ProtocolBinding": None, "IsPassive": None,
                    "context": ("minimum", ["urn:etoegang:core:assurance-class:loa3"])}
        self.assertEqual(len({self.keur(wie, verwacht) for _ in range(5)}), 5, "an ID is never used again")

    def test_to_the_provider_of_an_organisation(self):
        klasse = ("exact", ["urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"])
        instellingen.met(self, lambda t: instellingen.in_blok(instellingen.in_blok(t, "duo", binding="post"), "coa", binding="artifact"))
        self.keur(mens("duo_beheerder"), {"AssertionConsumerServiceIndex": "0", "AttributeConsumingServiceIndex": "1", "context": klasse})
        self.keur(mens("coa_medewerker"), {"AssertionConsumerServiceIndex": "1", "AttributeConsumingServiceIndex": "1", "context": klasse})

    def test_the_settings_say_how(self):
        instellingen.met(self, lambda t: instellingen.in_blok(t, "eherkenning", force_authn="nee", acs_index="40", attribuut_index="41",
                                                              minimum_niveau="urn:etoegang:core:assurance-class:loa4"))
        self.keur(mens("klantregisseur", gemeenten()[0]), {"ForceAuthn": "false", "AssertionConsumerServiceIndex": "40", "AttributeConsumingServiceIndex": "41",
                                                           "context": ("minimum", ["urn:etoegang:core:assurance-class:loa4"])})
        metadata = Browser().get("/saml/metadata").tekst
        self.assertIn('index="40"', metadata)
        self.assertIn('index="41"', metadata)
