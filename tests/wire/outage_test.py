# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""PostgreSQL or a worker goes away: a calm page in time, and service by itself when it is back."""
import os
import signal
import time
import unittest

from portaal import PGBIN, VAR, Browser, als, als_mens, gemeenten, pid, sql, wacht, workers

GRENS = 2.0


def pg_ctl(*wat):
    als(f"{PGBIN}/pg_ctl", "-D", f"{VAR}/pg", "-w", "-t", "30", *wat)


def backends():
    return [int(r[0]) for r in sql("SELECT pid FROM pg_stat_activity WHERE usename = 'portaal_app'")]


class Outage(unittest.TestCase):
    def setUp(self):
        self.b = als_mens("klantregisseur", gemeenten()[0])
        self.assertEqual(self.b.get("/").status, 200)

    def keur_503(self, pad, b=None):
        begin = time.monotonic()
        r = (b or self.b).get(pad)
        duur = time.monotonic() - begin
        self.assertEqual(r.status, 503, pad)
        self.assertLess(duur, GRENS, pad)
        self.assertIn("Het portaal is even niet bereikbaar", r.tekst)
        self.assertEqual(r.kop("Retry-After"), "30")
        self.assertEqual(r.kop("Cache-Control"), "no-store")

    def test_stopped_database(self):
        """503 within 2 s on every page, and service by itself when it is back"""
        pg_ctl("-m", "fast", "stop")
        try:
            for _ in range(2):
                for pad in ("/", "/werkvoorraad", "/dossier/00000000-0000-0000-0000-000000000000",
                            "/inloggen/eherkenning"):
                    self.keur_503(pad)
            self.assertEqual(Browser().get("/uitgelogd").status, 200, "what needs no database goes on")
            self.assertEqual(Browser().get("/bestaat-niet").status, 404)
        finally:
            pg_ctl("-l", f"{VAR}/log/postgres.log", "start")
        self.assertTrue(wacht(lambda: self.b.get("/").status == 200), "service came back by itself")
        for _ in range(30):
            self.assertEqual(self.b.get("/werkvoorraad").status, 200)

    def test_restarted_database(self):
        """Connections that broke are made anew: no worker keeps failing"""
        pg_ctl("-m", "immediate", "-l", f"{VAR}/log/postgres.log", "restart")
        wacht(lambda: self.b.get("/").status == 200)
        self.assertEqual({self.b.get("/").status for _ in range(60)}, {200})

    def test_hanging_database(self):
        """A database that holds still is a 503 within 2 s too"""
        for _ in range(12):
            self.b.get("/werkvoorraad")
        stil = backends()
        self.assertTrue(stil)
        for p in stil:
            os.kill(p, signal.SIGSTOP)
        try:
            self.keur_503("/werkvoorraad")
        finally:
            for p in stil:
                try:
                    os.kill(p, signal.SIGCONT)
                except ProcessLookupError:
                    pass
        self.assertTrue(wacht(lambda: self.b.get("/werkvoorraad").status == 200))

    def test_killed_workers(self):
        """A worker that is killed is replaced; the others go on"""
        eerst = workers()
        os.kill(eerst[0], signal.SIGKILL)
        self.assertTrue(wacht(lambda: len(workers()) == len(eerst) and eerst[0] not in workers()))
        self.assertEqual({self.b.get("/").status for _ in range(20)}, {200})
        for p in workers():
            os.kill(p, signal.SIGKILL)
        self.assertTrue(wacht(lambda: len(workers()) == len(eerst)), "all at once")
        self.assertTrue(wacht(lambda: self.b.get("/").status == 200))

    def test_reload_loses_no_request(self):
        """HUP: new workers, the same socket, and every request is answered"""
        eerst = set(workers())
        os.kill(pid("portaal"), signal.SIGHUP)
        statussen = set()
        einde = time.monotonic() + 10
        while time.monotonic() < einde and set(workers()) & eerst:
            statussen.add(self.b.get("/").status)
        self.assertFalse(set(workers()) & eerst, "the old workers are gone")
        self.assertEqual(statussen | {self.b.get("/").status}, {200})

    def test_reload_with_a_mistake_keeps_the_old(self):
        """Settings that are wrong are refused, and the portal goes on with those it had"""
        pad = f"{VAR}/portaal.ini"
        with open(pad, encoding="utf-8") as f:
            goed = f.read()
        eerst = set(workers())
        try:
            with open(pad, "w", encoding="utf-8") as f:
                f.write(goed.replace("[portaal]", "[portaal]\nonbekend = 1"))
            os.kill(pid("portaal"), signal.SIGHUP)
            self.assertTrue(wacht(lambda: "herladen_geweigerd" in log()[-3000:]))
        finally:
            with open(pad, "w", encoding="utf-8") as f:
                f.write(goed)
        self.assertEqual(set(workers()), eerst)
        self.assertEqual(self.b.get("/").status, 200)

    def test_a_hostile_record_does_not_stop_the_service(self):
        """Rubbish on the workers' socket: whoever falls over is replaced"""
        import socket
        for rommel in (b"\x00" * 64, b"\x01\x09\xff\xff\xff\xff\xff\x00" * 20, os.urandom(4096), b"\x01\x04\x00\x01\xff\xff\x00\x00abc"):
            with socket.socket(socket.AF_UNIX) as s:
                s.settimeout(2)
                try:
                    s.connect(f"{VAR}/run/portaal.sock")
                    s.sendall(rommel)
                    s.shutdown(socket.SHUT_WR)
                    s.recv(100)
                except OSError:
                    pass
        self.assertTrue(wacht(lambda: self.b.get("/").status == 200))
        self.assertTrue(wacht(lambda: {self.b.get("/").status for _ in range(10)} == {200}))

    def test_the_socket_is_for_its_own_group_only(self):
        self.assertEqual(os.stat(f"{VAR}/run/portaal.sock").st_mode & 0o777, 0o660)


def log():
    with open(f"{VAR}/log/portaal.log", encoding="utf-8") as f:
        return f.read()
