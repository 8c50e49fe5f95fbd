# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Logging in end to end through the simulated makelaar in every variant that it knows, by POST and by artifact: what must come in comes in,
what must not is one calm page with its reason in the audit log."""
import itertools
import unittest

from portaal import Browser, als_mens, gemeenten, mens, saml_antwoord, sql, sql1
from saml_test import reden

EH = "urn:etoegang:core:assurance-class:"
NIEMAND = "Iemand die het portaal nog niet kent"
RUSTIG = {"annuleren": "geannuleerd", "authnfailed": "geannuleerd", "noauthncontext": "niveau-te-laag", "requestdenied": "geen-bevoegdheid",
          "nopassive": "makelaar-storing", "unknownprincipal": "makelaar-storing", "requestunsupported": "makelaar-storing",
          "requester": "makelaar-storing", "versionmismatch": "makelaar-storing", "responder": "makelaar-storing"}


class Varianten(unittest.TestCase):
    def setUp(self):
        self.wie = mens("klantregisseur", gemeenten()[0])

    def meld(self, wie=None, **keuzes):
        b = Browser()
        return b, b.volg(b.verstuur(saml_antwoord(b, wie or self.wie, **keuzes)))

    def binnen(self, **keuzes):
        with self.subTest(str(keuzes)):
            b, r = self.meld(**keuzes)
            self.assertEqual(r.status, 200, r.woorden[:200])
            self.assertIn(self.wie.naam, b.get("/").woorden)

    def buiten(self, waarom, status=403, **keuzes):
        with self.subTest(str(keuzes)):
            b, r = self.meld(**keuzes)
            self.assertEqual((r.status, reden(r)), (status, "saml: " + waarom))
            self.assertIsNone(b.token)

    def test_whatever_is_signed_by_a_key_of_the_metadata(self):
        for wat, sleutel in itertools.product(("assertie", "response", "beide"), ("huidig", "volgend")):
            self.binnen(binding="post", ondertekend=wat, sleutel=sleutel)
        for wat, sleutel in itertools.product(("assertie", "response", "beide", "artifactresponse"), ("huidig", "volgend")):
            self.binnen(binding="artifact", ondertekend=wat, sleutel=sleutel)

    def test_whatever_is_encrypted_to_a_certificate_of_ours(self):
        for wat, voor in itertools.product(("cbc", "gcm"), ("huidig", "volgend")):
            self.binnen(versleuteld=wat, ontcijfer=voor, rechtspersoon="beide", advies="ja")
        self.binnen(versleuteld="nee")

    def test_whatever_the_layout(self):
        for binding in ("post", "artifact"):
            self.binnen(binding=binding, advies="ja")
            self.binnen(binding=binding, advies="ja", ondertekend="beide", versleuteld="nee")
        self.binnen(namen="plat")
        self.binnen(namen="gdi")
        self.binnen(rechtspersoon="beide")
        self.binnen(namen="plat", rechtspersoon="beide", advies="ja")
        self.binnen(niveau=EH + "loa4")
        self.binnen(traag="1", binding="artifact")

    def test_an_organisation_by_its_rsin(self):
        """Not known by the number in the answer: not known. Known by it: the same organisation, but nobody of the list"""
        self.buiten("organisatie-onbekend", rechtspersoon="rsin")

    def test_what_must_not_come_in(self):
        for binding in ("post", "artifact"):
            self.buiten("handtekening-onjuist", binding=binding, sleutel="vreemd")
            self.buiten("handtekening-onjuist", binding=binding, sleutel="vreemd", ondertekend="response")
            self.buiten("handtekening-onjuist", binding=binding, kapot="handtekening")
            self.buiten("uitgiftemoment", binding=binding, kapot="verlopen")
            self.buiten("uitgiftemoment", binding=binding, kapot="te-vroeg")
            self.buiten("xml-ongeldig", binding=binding, kapot="afgekapt")
        self.buiten("handtekening-onjuist", binding="artifact", sleutel="vreemd", ondertekend="artifactresponse")
        self.buiten("handtekening-ontbreekt", binding="post", ondertekend="artifactresponse")
        self.buiten("wortelelement-onbekend", binding="post", ondertekend="kaal")
        self.buiten("betrouwbaarheidsniveau", niveau=EH + "loa2")
        self.buiten("betrouwbaarheidsniveau", niveau=EH + "loa2plus")
        self.buiten("vestiging-beperkt", vestiging="000012345678")
        self.buiten("tussenpersoon", tussenpersoon="12345678")

    def test_every_status_is_a_calm_page(self):
        for (uitkomst, waarom), binding in itertools.product(RUSTIG.items(), ("post", "artifact")):
            with self.subTest(f"{uitkomst} {binding}"):
                b, r = self.meld(uitkomst=uitkomst, binding=binding)
                self.assertIn(r.status, (200, 403, 503))
                self.assertIsNone(b.token)
                self.assertIn("/inloggen", " ".join(r.links))
                self.assertEqual(sql1("SELECT resultaat || ' ' || coalesce(bijzonderheden::text, '') LIKE '%" + waarom + "%' FROM audit "
                                      "WHERE handeling IN ('weigering', 'geannuleerd') ORDER BY nummer DESC LIMIT 1"), "t")

    def test_a_makelaar_that_does_not_answer(self):
        self.buiten("artifact-antwoord", 503, binding="artifact", kapot="500")
        self.buiten("artifact-te-traag", 503, binding="artifact", traag="7")
        self.buiten("xml-ongeldig", binding="artifact", kapot="leeg")

    def test_an_artifact_is_worth_one_answer(self):
        b = Browser()
        formulier = saml_antwoord(b, self.wie, binding="artifact")
        koekjes = dict(b.koekjes)
        self.assertEqual(b.verstuur(formulier).status, 200)
        opnieuw = Browser()
        opnieuw.koekjes = koekjes
        self.assertEqual(opnieuw.verstuur(formulier).status, 403)
        self.assertIsNone(opnieuw.token)

    def test_somebody_whom_the_portal_does_not_know_yet(self):
        """Comes in far enough to say who she is, and no further"""
        b, r = self.meld(NIEMAND)
        self.assertEqual(r.status, 200, r.woorden[:200])
        self.assertIsNotNone(b.token)
        self.assertEqual(sql1("SELECT stand FROM gebruiker ORDER BY gemaakt DESC LIMIT 1"), "nieuw")
        self.assertIn(b.get("/werkvoorraad").status, (303, 403))

    def test_the_same_seed_is_the_same_person(self):
        voor = int(sql1("SELECT count(*) FROM gebruiker"))
        for _ in range(2):
            self.meld(NIEMAND, zaad="variant-test")
        self.assertLessEqual(int(sql1("SELECT count(*) FROM gebruiker")) - voor, 1)


class AndereAanbieders(unittest.TestCase):
    def test_duo_and_coa_log_in_with_their_own(self):
        for rol, code in (("duo_medewerker", "DUO"), ("duo_auditor", "DUO"), ("coa_medewerker", "COA"), ("coa_beheerder", "COA")):
            with self.subTest(rol):
                als_mens(rol)
                wie = mens(rol)
                self.assertEqual(sql(f"SELECT s.organisatie, s.rollen, s.aanbieder FROM sessie s JOIN gebruiker g ON g.id = s.gebruiker WHERE "
                                     f"g.acting_subject = '{wie.pseudoniem}' ORDER BY gestart DESC LIMIT 1"),
                                 [[code, "{" + rol + "}", code.lower()]])
