# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""An assertion makes one session, however often and however fast it is offered."""
import http.client
import threading
import unittest

from portaal import PGBIN, VAR, Browser, als, dood, gemeenten, log_in, mens, saml_antwoord, sql1, wacht, workers

TEGELIJK = 64


class Replay(unittest.TestCase):
    def antwoord(self):
        b = Browser()
        # by a form: an artifact is handed out once, so that an assertion that came by one is not even offered twice
        return b, saml_antwoord(b, mens("klantregisseur", gemeenten()[0]), binding="post")

    def test_one_after_another(self):
        b, antwoord = self.antwoord()
        koekjes = dict(b.koekjes)
        self.assertEqual(b.verstuur(antwoord).status, 200)
        for _ in range(3):
            b.koekjes = dict(koekjes)
            r = b.verstuur(antwoord)
            self.assertEqual(r.status, 403)
            self.assertIsNone(b.token)

    def test_all_at_once(self):
        """64 posts of one answer at the same moment make one session"""
        b, antwoord = self.antwoord()
        koekjes = dict(b.koekjes)
        voor = int(sql1("SELECT count(*) FROM sessie"))
        klaar, uitslag, slot = threading.Barrier(TEGELIJK), [], threading.Lock()

        def een():
            ik = Browser()
            ik.koekjes = dict(koekjes)
            ik.get("/uitgelogd")  # the connection is there before the start
            klaar.wait()
            r = ik.verstuur(antwoord)
            with slot:
                uitslag.append((r.status, ik.token))

        draden = [threading.Thread(target=een) for _ in range(TEGELIJK)]
        for d in draden:
            d.start()
        for d in draden:
            d.join()
        self.assertEqual(len(uitslag), TEGELIJK)
        self.assertEqual(sorted({s for s, _ in uitslag}), [200, 403])
        self.assertEqual(len([t for _, t in uitslag if t]), 1)
        self.assertEqual(int(sql1("SELECT count(*) FROM sessie")), voor + 1)

    def test_after_a_crash(self):
        """What was used up stays used up when workers and database are killed right after, or in the middle"""
        b, antwoord = self.antwoord()
        koekjes = dict(b.koekjes)
        self.assertEqual(b.verstuur(antwoord).status, 200)
        self.sla_plat()
        b.koekjes = dict(koekjes)
        self.assertEqual(b.verstuur(antwoord).status, 403)
        self.assertIsNone(b.token)
        # in the middle: posts are under way while everything falls over
        b, antwoord = self.antwoord()
        voor, koekjes = int(sql1("SELECT count(*) FROM sessie")), dict(b.koekjes)

        def een():
            ik = Browser()
            ik.koekjes = dict(koekjes)
            try:
                ik.verstuur(antwoord)
            except (OSError, http.client.HTTPException):
                pass  # nginx had nobody to ask

        draden = [threading.Thread(target=een) for _ in range(8)]
        for d in draden:
            d.start()
        self.sla_plat()
        for d in draden:
            d.join()
        for _ in range(3):
            een()
        self.assertLessEqual(int(sql1("SELECT count(*) FROM sessie")), voor + 1)

    def sla_plat(self):
        for p in workers():
            dood(p)
        als(f"{PGBIN}/pg_ctl", "-D", f"{VAR}/pg", "-w", "-t", "30", "-m", "immediate", "-l", f"{VAR}/log/postgres.log", "restart")
        self.assertTrue(wacht(lambda: Browser().get("/inloggen").status == 200), "service came back by itself")

    def test_the_answer_to_another_question_of_the_same_browser(self):
        b, eerste = self.antwoord()
        b.get("/inloggen/eherkenning")
        self.assertEqual(b.verstuur(eerste).status, 403, "a newer question was asked")

    def test_after_logging_out(self):
        b, antwoord = self.antwoord()
        koekjes = dict(b.koekjes)
        b.verstuur(antwoord)
        b.post("/uitloggen", [("csrf", b.csrf())])
        b.koekjes = koekjes
        self.assertEqual(b.verstuur(antwoord).status, 403)
        self.assertEqual(log_in(mens("klantregisseur", gemeenten()[0])).get("/").status, 200)
