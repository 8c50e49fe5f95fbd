# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Sessions as people meet them: until when, which there are, ending them, and what is kept of what was typed."""
import hashlib
import re
import unittest

from portaal import SESSIE, Browser, als_mens, gemeenten, log_in, mens, saml_antwoord, sql, sql1, vergeet_sessies

IDP_MINUTEN = 420  # sim/antwoord.c
KADER = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}


def hash_van(b):
    return hashlib.blake2b(b.token.encode(), digest_size=32).hexdigest()


def zet(b, wat):
    sql(f"UPDATE sessie SET {wat} WHERE token_hash = '\\x{hash_van(b)}'")


def veld(b, wat):
    return sql1(f"SELECT {wat} FROM sessie WHERE token_hash = '\\x{hash_van(b)}'")


def leeft(b):
    return b.get("/").status == 200


def tearDownModule():
    """Sessions that others keep were ended here."""
    vergeet_sessies()


class Klok(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.wie = mens("klantregisseur", gemeenten()[0])

    def setUp(self):
        self.b = log_in(self.wie)

    def klok(self):
        r = self.b.get("/sessie/klok", koppen=KADER)
        self.assertEqual(r.status, 200)
        return r

    def ververs(self, r):
        m = re.fullmatch(r"(\d+);url=/sessie/klok", r.kop("Refresh") or "")
        return int(m.group(1)) if m else None

    def test_every_page_of_a_session_has_it_and_says_when_to_look(self):
        r = self.b.get("/werkvoorraad")
        self.assertIn('src="/sessie/klok"', r.tekst)
        self.assertRegex(r.tekst, r'class="voorbeeld-theme pi-met-klok pi-klok-t1 pi-klok-e[23]"')
        self.assertNotIn("/sessie/klok", Browser().get("/uitgelogd").tekst)

    def test_it_has_nothing_to_ask_while_there_is_time(self):
        r = self.klok()
        self.assertIn("U bent ingelogd tot", r.woorden)
        self.assertEqual(r.formulieren, [])
        self.assertTrue(600 < self.ververs(r) < 780)

    def test_looking_at_it_is_not_activity_and_leaves_no_row(self):
        zet(self.b, "laatst = now() - interval '5 minutes'")
        voor, rijen = veld(self.b, "laatst"), sql1("SELECT count(*) FROM audit")
        self.klok()
        self.assertEqual((veld(self.b, "laatst"), sql1("SELECT count(*) FROM audit")), (voor, rijen))

    def test_it_warns_and_the_button_gives_more_time(self):
        zet(self.b, "laatst = now() - stil + interval '100 seconds'")
        r = self.klok()
        self.assertIn(f"Uw sessie eindigt om {veld(self.b, 'to_char((laatst + stil) AT TIME ZONE $$Europe/Amsterdam$$, $$HH24:MI$$)')}", r.woorden)
        self.assertLessEqual(self.ververs(r), 20)
        f = r.formulier("/sessie/klok")
        self.assertEqual(f.opschrift, "Ik ben er nog")
        na = self.b.post(f.actie, f.waarden(), KADER)
        self.assertEqual((na.status, na.kop("Location")), (303, "/sessie/klok"))
        self.assertEqual(veld(self.b, "laatst > now() - interval '1 minute'"), "t")
        self.assertIn("U bent ingelogd tot", self.klok().woorden)
        self.assertEqual(self.b.post(f.actie, [], KADER).status, 403, "its button has a key like every form")

    def test_near_the_longest_time_there_is_nothing_to_press(self):
        zet(self.b, "uiterlijk = now() + interval '90 seconds'")
        r = self.klok()
        self.assertIn("Langer kan een sessie niet duren", r.woorden)
        self.assertEqual(r.formulieren, [])
        # and what she sends until then works as usual
        self.assertEqual(self.b.post("/zoeken", [("csrf", self.b.csrf()), ("naam", "Jan")]).status, 200)

    def test_after_the_end_it_says_so_and_looks_no_more(self):
        zet(self.b, "laatst = now() - stil + interval '30 seconds'")
        f = self.klok().formulier("/sessie/klok")
        zet(self.b, "laatst = now() - stil - interval '1 second'")
        r = self.klok()
        self.assertIn("U bent uitgelogd", r.woorden)
        self.assertIsNone(self.ververs(r))
        self.assertIn("/inloggen", r.links)
        # too late for the button: the frame says that it is over
        na = self.b.post(f.actie, f.waarden(), KADER)
        self.assertEqual((na.status, na.alle("X-Frame-Options")), (403, ["SAMEORIGIN"]))
        self.assertIn("U bent uitgelogd", na.woorden)
        self.assertIn("U bent uitgelogd", Browser().get("/sessie/klok").woorden)

    def test_it_stands_in_a_frame_on_our_pages_and_nowhere_else(self):
        r = self.klok()
        self.assertIn("frame-ancestors 'self'", r.kop("Content-Security-Policy"))
        self.assertEqual(r.alle("X-Frame-Options"), ["SAMEORIGIN"])
        self.assertEqual(self.b.get("/sessie/klok", koppen={**KADER, "Sec-Fetch-Site": "cross-site"}).status, 403)
        self.assertEqual(self.b.get("/", koppen=KADER).status, 403)
        self.assertIn("frame-ancestors 'none'", self.b.get("/").kop("Content-Security-Policy"))


class Sessies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.wie = mens("klantregisseur", gemeenten()[0])

    def test_a_list_of_her_own_with_this_one_marked(self):
        a, b = log_in(self.wie), log_in(self.wie)
        ander = log_in(mens("klantregisseur", gemeenten()[1]))
        r = a.get("/sessies")
        self.assertEqual(r.status, 200)
        acties = {f.actie for f in r.formulieren}
        for br, erbij in ((a, True), (b, True), (ander, False)):
            self.assertEqual(f"/sessies/{veld(br, 'id')}/uitloggen" in acties, erbij)
        self.assertEqual(r.woorden.count("(deze sessie)"), 1)
        self.assertIn("/sessies", a.get("/").links)

    def test_ending_another_one_of_her_own(self):
        a, b = log_in(self.wie), log_in(self.wie)
        f = a.get("/sessies").formulier(f"/sessies/{veld(b, 'id')}/uitloggen")
        self.assertEqual(a.verstuur(f).kop("Location"), "/sessies")
        self.assertFalse(leeft(b))
        self.assertTrue(leeft(a))
        self.assertEqual(sql("SELECT handeling, bijzonderheden, gebruiker IS NOT NULL FROM audit WHERE route = '/sessies/{id}/uitloggen' "
                             "ORDER BY nummer DESC LIMIT 1"), [["uitloggen", "één sessie", "t"]])

    def test_ending_this_one(self):
        a = log_in(self.wie)
        r = a.verstuur(a.get("/sessies").formulier(f"/sessies/{veld(a, 'id')}/uitloggen"))
        self.assertEqual(r.kop("Location"), "/uitgelogd")
        self.assertIsNone(a.token)

    def test_nobody_ends_the_session_of_somebody_else(self):
        a, ander = log_in(self.wie), log_in(mens("klantregisseur", gemeenten()[1]))
        pad = f"/sessies/{veld(ander, 'id')}/uitloggen"
        self.assertEqual(a.post(pad, [("csrf", a.csrf())]).status, 303)
        self.assertTrue(leeft(ander))
        self.assertEqual(a.post("/sessies/onzin/uitloggen", [("csrf", a.csrf())]).status, 404)

    def test_out_everywhere(self):
        wie = mens("raadpleger", gemeenten()[0])
        alle = [log_in(wie) for _ in range(3)]
        blijft = log_in(self.wie)
        r = alle[0].verstuur(alle[0].get("/sessies").formulier("/sessies/uitloggen"))
        self.assertEqual(r.kop("Location"), "/uitgelogd")
        self.assertEqual([leeft(b) for b in alle], [False] * 3)
        self.assertTrue(leeft(blijft))

    def test_a_new_login_of_the_same_browser_ends_the_old_session(self):
        b = log_in(self.wie)
        oud = Browser()
        oud.koekjes = dict(b.koekjes)
        blijft = log_in(self.wie)
        log_in(mens("raadpleger", gemeenten()[0]), b)
        self.assertFalse(leeft(oud))
        self.assertTrue(leeft(b) and leeft(blijft), "those of other browsers go on")

    def test_also_when_the_cookie_does_not_come_along_from_the_makelaar(self):
        """SameSite=Strict: the answer comes from another site, so the session was remembered with the question"""
        b = log_in(self.wie)
        oud = b.koekjes.copy()
        antwoord = saml_antwoord(b, self.wie)
        b.koekjes.pop(SESSIE)
        self.assertEqual(b.verstuur(antwoord).status, 200)
        vorige = Browser()
        vorige.koekjes = {SESSIE: oud[SESSIE]}
        self.assertFalse(leeft(vorige))
        self.assertTrue(leeft(b))

    def test_a_session_of_somebody_else_planted_in_the_browser_is_over_after_login(self):
        """Whoever planted it looks at nothing of hers, and cannot go on with it either"""
        dader = log_in(mens("raadpleger", gemeenten()[1]))
        slachtoffer = Browser()
        slachtoffer.koekjes = dict(dader.koekjes)
        log_in(self.wie, slachtoffer)
        self.assertNotEqual(slachtoffer.token, dader.token)
        self.assertTrue(leeft(slachtoffer))
        self.assertFalse(leeft(dader))

    def test_a_session_lasts_no_longer_than_that_of_the_provider(self):
        """SessionNotOnOrAfter and SessionIndex: the provider of DUO says them, eHerkenning does not"""
        b = log_in(mens("duo_beheerder"))
        self.assertEqual(veld(b, "length(idp_sessie) > 8"), "t")
        self.assertEqual(veld(b, f"round(extract(epoch FROM uiterlijk - gestart) / 60) = {IDP_MINUTEN}"), "t", veld(b, "uiterlijk - gestart"))
        self.assertEqual(veld(self.gewoon(), "uiterlijk - gestart"), "08:00:00")

    def gewoon(self):
        return log_in(self.wie)


class Verlopen(unittest.TestCase):
    """A delivery that is sent after the session ended by itself is her concept"""
    TEKST = "Veel getypt en toen koffie"

    @classmethod
    def setUpClass(cls):
        cls.a, cls.b = gemeenten()
        cls.vrij = [r[0] for r in sql(
            f"SELECT w.dossier FROM werkvoorraad w WHERE w.organisatie = '{cls.a}' AND w.fase = 'traject' AND EXISTS (SELECT FROM bericht b "
            "JOIN bericht_inburgeringsplicht p ON p.bericht_id = b.id WHERE b.dossier = w.dossier AND p.onderdelen @> '{pvt}') "
            "AND NOT EXISTS (SELECT FROM bericht b WHERE b.dossier = w.dossier AND b.stelseldienst = 'pvt') "
            "AND NOT EXISTS (SELECT FROM concept c WHERE c.dossier = w.dossier) ORDER BY 1 LIMIT 20")]

    def setUp(self):
        self.assertTrue(self.vrij, "the demo data have nobody for a PVT")
        self.dossier = self.vrij[0]
        self.pad = f"/dossier/{self.dossier}/lever/pvt"
        self.wie = mens("klantregisseur", self.a)
        self.mens = log_in(self.wie)
        self.f = [f for f in self.mens.get(self.pad).formulieren if f.actie == self.pad][-1]
        self.addCleanup(sql, f"DELETE FROM concept WHERE dossier = '{self.dossier}'")

    def stuur(self, **anders):
        return self.mens.verstuur(self.f, ("stap", "controleer"), **{"reden_niet_voldaan": self.TEKST, "uren": "zes", **anders})

    def tel(self):
        return int(sql1(f"SELECT count(*) FROM concept WHERE dossier = '{self.dossier}'"))

    def einde(self, hoe="laatst = now() - stil - interval '1 minute'"):
        zet(self.mens, hoe)

    def test_it_is_kept_and_there_again_after_logging_in(self):
        for hoe in ("laatst = now() - stil - interval '1 minute'", "uiterlijk = now() - interval '1 second'"):
            with self.subTest(hoe):
                self.setUp()
                self.einde(hoe)
                r = self.stuur()
                self.assertEqual(r.status, 403)
                self.assertIn("als concept bewaard", r.woorden)
                self.assertNotIn(self.TEKST, r.tekst, "nobody is logged in on this page")
                self.assertEqual(self.tel(), 1)
                rij = sql(f"SELECT handeling, resultaat, bijzonderheden, gebruiker = (SELECT door FROM concept WHERE dossier = '{self.dossier}'), "
                          f"dossier FROM audit ORDER BY nummer DESC LIMIT 1")
                self.assertEqual(rij, [["weigering", "geen sessie", "concept bewaard", "t", self.dossier]])
                terug = log_in(self.wie, self.mens)
                self.assertIn(f"{self.pad}?concept=ja", terug.get("/").tekst)
                f = [f for f in terug.get(self.pad + "?concept=ja").formulieren if f.actie == self.pad][-1]
                self.assertEqual((f.naam("reden_niet_voldaan"), f.naam("uren")), (self.TEKST, "zes"))
                sql(f"DELETE FROM concept WHERE dossier = '{self.dossier}'")

    def test_who_logs_in_next_on_that_browser_sees_it_only_as_a_colleague_would(self):
        self.einde()
        self.stuur()
        for wie, status in ((mens("klantregisseur", self.b), 404), (mens("raadpleger", self.a), 403)):
            b = log_in(wie, self.mens)
            r = b.get(self.pad + "?concept=ja")
            self.assertEqual(r.status, status)
            self.assertNotIn(self.TEKST, r.tekst)
            self.assertNotIn(f"{self.pad}?concept=ja", b.get("/").tekst)
        collega = log_in(mens("klantregisseur", self.a, 1), self.mens)
        self.assertIn(self.TEKST, collega.get(self.pad + "?concept=ja").tekst)

    def test_not_after_logging_out_or_being_put_out(self):
        for hoe in ("einde = now()", "einde = now(), laatst = now() - stil - interval '1 minute'"):
            with self.subTest(hoe):
                self.einde(hoe)
                r = self.stuur()
                self.assertEqual(r.status, 403)
                self.assertNotIn("als concept bewaard", r.woorden)
                self.assertEqual(self.tel(), 0)
                sql(f"UPDATE sessie SET einde = NULL, laatst = now() WHERE token_hash = '\\x{hash_van(self.mens)}'")

    def test_not_for_who_was_blocked_or_may_no_longer_deliver(self):
        waar = f"acting_subject = '{self.wie.pseudoniem}' AND legal_subject = '{self.wie.kvk}'"
        try:
            sql(f"UPDATE gebruiker SET stand = 'geblokkeerd' WHERE {waar}")
            self.einde()
            self.assertNotIn("als concept bewaard", self.stuur().woorden)
            sql(f"UPDATE gebruiker SET stand = 'actief' WHERE {waar}; UPDATE rolgeving SET ingetrokken_op = now() WHERE gebruiker = "
                f"(SELECT id FROM gebruiker WHERE {waar}) AND ingetrokken_op IS NULL")
            self.assertNotIn("als concept bewaard", self.stuur().woorden)
            self.assertEqual(self.tel(), 0)
        finally:
            sql(f"UPDATE gebruiker SET stand = 'actief' WHERE {waar}; UPDATE rolgeving SET ingetrokken_op = NULL WHERE gebruiker = "
                f"(SELECT id FROM gebruiker WHERE {waar}) AND ingetrokken_op > now() - interval '5 minutes'")
        self.assertIn("als concept bewaard", self.stuur().woorden, "control: given back, it is kept")

    def test_not_without_a_werkrelatie_a_right_key_or_after_a_long_time(self):
        self.einde()
        ver = sql1(f"SELECT dossier FROM werkrelatie w WHERE organisatie <> '{self.a}' AND NOT EXISTS (SELECT FROM werkrelatie v "
                   f"WHERE v.dossier = w.dossier AND v.organisatie = '{self.a}') LIMIT 1")
        velden = self.f.waarden(csrf=self.mens.csrf(f"/dossier/{ver}/lever/pvt"), reden_niet_voldaan=self.TEKST) + [("stap", "controleer")]
        self.assertNotIn("als concept bewaard", self.mens.post(f"/dossier/{ver}/lever/pvt", velden).woorden)
        for csrf in ("x" * 43, self.mens.csrf("/zoeken")):
            self.assertNotIn("als concept bewaard", self.stuur(csrf=csrf).woorden)
        self.einde("laatst = now() - interval '4 days', uiterlijk = now() + interval '1 hour'")
        self.assertNotIn("als concept bewaard", self.stuur().woorden)
        self.assertEqual(sql1(f"SELECT count(*) FROM concept WHERE dossier IN ('{self.dossier}', '{ver}')"), "0")

    def test_not_over_what_a_colleague_kept_after_her_last_request(self):
        self.einde()
        collega = log_in(mens("klantregisseur", self.a, 1))
        f = [f for f in collega.get(self.pad).formulieren if f.actie == self.pad][-1]
        collega.verstuur(f, ("stap", "bewaar"), reden_niet_voldaan="Van de collega")
        r = self.stuur()
        self.assertNotIn("als concept bewaard", r.woorden)
        self.assertIn(self.TEKST, r.tekst, "then it comes back to be sent again, as on other forms")
        f = [f for f in collega.get(self.pad + "?concept=ja").formulieren if f.actie == self.pad][-1]
        self.assertEqual(f.naam("reden_niet_voldaan"), "Van de collega")


class Einde(unittest.TestCase):
    def test_all_sessions_of_a_person_at_once(self):
        """What a beheerder's page calls: at the next request nobody is asking, on whichever worker"""
        wie = mens("raadpleger", gemeenten()[1])
        alle = [log_in(wie) for _ in range(4)]
        self.assertEqual(all(leeft(b) for b in alle), True)
        aantal = sql1(f"SELECT sessie_beeindig(gebruiker) FROM sessie WHERE token_hash = '\\x{hash_van(alle[0])}'")
        self.assertGreaterEqual(int(aantal), 4)
        self.assertEqual([leeft(b) for b in alle * 3], [False] * 12)
        self.assertTrue(leeft(log_in(wie)), "she may come in again")

    def test_no_worker_may_call_it(self):
        self.assertEqual(sql1("SELECT has_function_privilege('portaal_app', 'portaal.sessie_beeindig(uuid)', 'execute')"), "f")
