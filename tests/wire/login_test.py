# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Logging in through the simulated makelaar, and out again."""
import base64
import re
import unittest

from portaal import LOGIN, SESSIE, Browser, gemeenten, log_in, mens, mensen, saml_antwoord, sql


class Login(unittest.TestCase):
    def test_everybody_of_the_list_can_log_in(self):
        for wie in mensen():
            with self.subTest(repr(wie)):
                b = log_in(wie)
                r = b.volg(b.get("/"))  # somebody of a samenwerkingsverband chooses first for whom she works
                self.assertEqual(r.status, 200)
                self.assertIn(wie.naam, r.woorden)

    def test_the_session_cookie_is_guarded(self):
        b = Browser()
        r = b.verstuur(saml_antwoord(b, mens("klantregisseur", gemeenten()[0])))
        koekje = next(k for k in r.alle("Set-Cookie") if k.startswith(SESSIE))
        delen = koekje.split("; ")
        self.assertEqual(sorted(delen[1:]), ["HttpOnly", "Path=/", "SameSite=Strict", "Secure"])
        self.assertRegex(delen[0], SESSIE + "=[A-Za-z0-9_-]{43}$")
        self.assertIn('<meta http-equiv="refresh" content="0;url=/">', r.tekst)
        self.assertIn('href="/"', r.tekst)
        self.assertNotIn(LOGIN, b.koekjes, "the login cookie has done its work")

    def test_the_database_knows_only_a_hash_of_the_token(self):
        b = log_in(mens("klantregisseur", gemeenten()[0]))
        uit = sql("SELECT token_hash::text, to_jsonb(s)::text FROM sessie s")
        self.assertNotIn(b.token, str(uit))
        rauw = base64.urlsafe_b64decode(b.token + "=").hex()
        self.assertNotIn(rauw, str(uit))

    def test_every_login_is_a_new_session(self):
        b = log_in(mens("klantregisseur", gemeenten()[0]))
        eerste = b.token
        log_in(mens("klantregisseur", gemeenten()[0]), b)
        self.assertNotEqual(b.token, eerste)

    def test_a_session_that_was_planted_is_not_taken_over(self):
        """A cookie that somebody set before logging in does not become the session"""
        b = Browser()
        b.koekjes[SESSIE] = "A" * 43
        b.verstuur(saml_antwoord(b, mens("klantregisseur", gemeenten()[0])))
        self.assertNotEqual(b.token, "A" * 43)
        ander = Browser()
        ander.koekjes[SESSIE] = "A" * 43
        self.assertEqual(ander.get("/").status, 303)

    def test_stopping_at_the_makelaar_gives_a_calm_page(self):
        b = Browser()
        r = b.volg(b.verstuur(saml_antwoord(b, "Annuleren")))
        self.assertEqual(r.status, 200)
        self.assertIn("geannuleerd", r.titel.lower())
        self.assertIsNone(b.token)

    def test_logging_out_ends_the_session_on_the_server(self):
        b = log_in(mens("klantregisseur", gemeenten()[0]))
        oud, csrf = b.token, b.csrf()
        r = b.volg(b.post("/uitloggen", [("csrf", csrf)]))
        self.assertIn("uitgelogd", r.titel)
        self.assertIsNone(b.token)
        b.koekjes[SESSIE] = oud
        r = b.get("/werkvoorraad")
        self.assertEqual(r.kop("Location"), "/inloggen?verlopen=1")
        self.assertIn("een tijd niets", b.volg(r).woorden)

    def test_a_session_ends_when_nothing_happens_and_at_its_longest(self):
        for zet in ("laatst = now() - stil - interval '1 second'", "uiterlijk = now() - interval '1 second'"):
            with self.subTest(zet):
                b = log_in(mens("klantregisseur", gemeenten()[0]))
                self.assertEqual(b.get("/").status, 200)
                sql(f"UPDATE sessie SET {zet} WHERE id = (SELECT id FROM sessie ORDER BY gestart DESC LIMIT 1)")
                self.assertEqual(b.get("/").kop("Location"), "/inloggen?verlopen=1")

    def test_the_limits_are_those_of_the_settings(self):
        log_in(mens("klantregisseur", gemeenten()[0]))
        self.assertEqual(sql("SELECT stil, uiterlijk - gestart FROM sessie ORDER BY gestart DESC LIMIT 1"),
                         [["00:15:00", "08:00:00"]])

    def test_logging_in_and_out_is_in_the_audit_log(self):
        wie = mens("raadpleger", gemeenten()[1])
        b = log_in(wie)
        b.post("/uitloggen", [("csrf", b.csrf())])
        rij = sql("SELECT handeling, rol, organisatie, niveau FROM audit WHERE handeling IN ('inloggen', 'uitloggen') "
                  "ORDER BY nummer DESC LIMIT 2")
        self.assertEqual(rij, [["uitloggen", "raadpleger", wie.organisatie, "30"], ["inloggen", "raadpleger", wie.organisatie, "30"]])

    def test_a_refusal_is_one_calm_page_and_an_audit_row_with_the_reason(self):
        paginas = set()
        for wat, reden in (("onzin", None), ("", None), ("PHNhbWw+", None), (base64.b64encode(b"<a/>").decode(), None)):
            b = Browser()
            b.get("/inloggen/eherkenning")
            r = b.post("/saml/acs", [("SAMLResponse", wat), ("RelayState", "x")])
            self.assertEqual(r.status, 403)
            self.assertIsNone(b.token)
            paginas.add(re.sub(r"[0-9a-f]{32}", "ID", r.tekst))
            verzoek = re.search(r"[0-9a-f]{32}", r.tekst).group(0)
            rij = sql(f"SELECT handeling, resultaat FROM audit WHERE request_id = '{verzoek}'")
            self.assertEqual(len(rij), 1)
            self.assertEqual(rij[0][0], "weigering")
            self.assertIn("saml: ", rij[0][1])
        self.assertEqual(len(paginas), 1, "the same page for every reason")

    def test_an_answer_in_another_browser_is_refused(self):
        mijn = Browser()
        antwoord = saml_antwoord(mijn, mens("klantregisseur", gemeenten()[0]))
        ander = Browser()
        ander.get("/inloggen/eherkenning")
        for b in (ander, Browser()):
            r = b.verstuur(antwoord)
            self.assertEqual(r.status, 403)
            self.assertIsNone(b.token)
        self.assertEqual(mijn.verstuur(antwoord).status, 200, "the refusals did not use it up")

    def test_an_unknown_person_is_refused(self):
        wie = mens("klantregisseur", gemeenten()[0])
        b = Browser()
        antwoord = saml_antwoord(b, wie)
        waar = f"acting_subject = '{wie.pseudoniem}' AND legal_subject = '{wie.kvk}'"
        try:
            sql(f"UPDATE gebruiker SET stand = 'geblokkeerd' WHERE {waar}")
            self.assertEqual(b.verstuur(antwoord).status, 403)
        finally:
            sql(f"UPDATE gebruiker SET stand = 'actief' WHERE {waar}")
        self.assertIsNone(b.token)

    def test_a_login_request_that_is_too_old_is_refused(self):
        b = Browser()
        antwoord = saml_antwoord(b, mens("klantregisseur", gemeenten()[0]))
        sql("UPDATE login_verzoek SET gemaakt = gemaakt - interval '61 minutes' WHERE id = "
            "(SELECT id FROM login_verzoek ORDER BY gemaakt DESC LIMIT 1)")
        self.assertEqual(b.verstuur(antwoord).status, 403)
        self.assertIsNone(b.token)

