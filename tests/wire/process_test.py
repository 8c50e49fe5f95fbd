# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The parent: a socket from systemd, telling systemd how it is, finishing what it does before it stops, refusing a broken start."""
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest

from fastcgi import vraag
from klad import Kladportaal
from portaal import ALS, BOUW, PGBIN, PG_SUPER, SESSIE, VAR, als_mens, gemeenten, wacht


class Systemd:
    """What systemd does for a service of Type=notify with a socket: one listening descriptor, one socket to be told on."""

    def __init__(self):
        self.pad, self.ini = f"{VAR}/run/sd.sock", f"{VAR}/sd.ini"
        for p in (self.pad, f"{VAR}/run/sd-notify"):
            if os.path.exists(p):
                os.unlink(p)
        with open(f"{VAR}/portaal.ini", encoding="utf-8") as f, open(self.ini, "w", encoding="utf-8") as uit:
            uit.write(f.read().replace("socket = run/portaal.sock", "socket = run/nergens/portaal.sock"))
        self.luister = socket.socket(socket.AF_UNIX)
        self.luister.bind(self.pad)
        self.luister.listen(16)
        self.meld = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.meld.bind(f"{VAR}/run/sd-notify")
        os.chmod(f"{VAR}/run/sd-notify", 0o666)
        self.meld.settimeout(10)
        fd = self.luister.fileno()
        start = ("import os, sys; os.dup2(int(sys.argv[1]), 3); os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS='1', "
                 "NOTIFY_SOCKET=sys.argv[2]); os.execv(sys.argv[3], sys.argv[3:])")
        self.log = open(f"{VAR}/log/sd.log", "w", encoding="utf-8")
        self.proces = subprocess.Popen([*ALS, sys.executable, "-c", start, str(fd), f"{VAR}/run/sd-notify", f"{BOUW}/portaal", self.ini], cwd=VAR,
                                       pass_fds=(fd,), stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)

    def hoor(self):
        return self.meld.recv(200).decode()

    def weg(self):
        if self.proces.poll() is None:
            self.proces.terminate()
            self.proces.wait(15)
        self.luister.close()
        self.meld.close()
        self.log.close()
        os.unlink(self.ini)


class Process(unittest.TestCase):
    def test_a_socket_from_systemd_and_telling_it(self):
        """LISTEN_FDS is taken, READY is said when it serves, RELOADING and STOPPING too; the socket's file is left alone"""
        sd = Systemd()
        try:
            self.assertEqual(sd.hoor(), "READY=1")
            self.assertEqual(vraag(sd.pad, "GET", "/uitgelogd")[0], 200)
            self.assertFalse(os.path.exists(f"{VAR}/run/nergens"))
            sd.proces.send_signal(signal.SIGHUP)
            self.assertEqual([sd.hoor(), sd.hoor()], ["RELOADING=1", "READY=1"])
            self.assertEqual(vraag(sd.pad, "GET", "/uitgelogd")[0], 200)
            sd.proces.send_signal(signal.SIGTERM)
            self.assertEqual(sd.hoor(), "STOPPING=1")
            self.assertEqual(sd.proces.wait(15), 0)
            self.assertTrue(os.path.exists(sd.pad))
        finally:
            sd.weg()

    def test_stopping_finishes_the_request_it_is_on(self):
        klad = Kladportaal("stop", f"{BOUW}/portaal")
        b = als_mens("klantregisseur", gemeenten()[0])
        self.assertEqual(klad.get(b, "/werkvoorraad")[0], 200)
        slot = subprocess.Popen([*ALS, f"{PGBIN}/psql", "-X", "-q", "-d", PG_SUPER, "-c",
                                 "BEGIN; LOCK portaal.werkvoorraad IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(0.9); COMMIT"],
                                cwd=VAR, stdout=subprocess.DEVNULL)
        time.sleep(0.3)
        uit = []
        draad = threading.Thread(target=lambda: uit.append(vraag(klad.socket, "GET", "/werkvoorraad", HTTP_COOKIE=f"{SESSIE}={b.token}")[0]))
        draad.start()
        time.sleep(0.2)
        klad.proces.send_signal(signal.SIGTERM)
        draad.join(10)
        slot.wait(10)
        klad.weg()
        self.assertEqual(uit, [200])
        self.assertEqual(klad.proces.returncode, 0)
        self.assertFalse(os.path.exists(klad.socket), "its own socket is cleared away")

    def test_workers_do_not_outlive_a_killed_parent(self):
        klad = Kladportaal("wees", f"{BOUW}/portaal")
        self.assertTrue(wacht(lambda: len(self.kinderen(klad.proces.pid)) == 1), "the socket is there before the worker")
        kinderen = self.kinderen(klad.proces.pid)
        klad.proces.kill()
        klad.proces.wait()
        self.assertTrue(wacht(lambda: not os.path.exists(f"/proc/{kinderen[0]}")))
        klad.log.close()
        # the file that a killed portal left behind does not stop the next one
        opnieuw = Kladportaal("wees", f"{BOUW}/portaal")
        try:
            self.assertTrue(wacht(lambda: self.antwoordt(opnieuw.socket)))
        finally:
            opnieuw.weg()

    @staticmethod
    def kinderen(p):
        with open(f"/proc/{p}/task/{p}/children", encoding="ascii") as f:
            return [int(kind) for kind in f.read().split()]

    @staticmethod
    def antwoordt(pad):
        try:
            return vraag(pad, "GET", "/uitgelogd")[0] == 200
        except OSError:
            return False

    def start(self, inhoud):
        ini = f"{VAR}/kapot.ini"
        with open(ini, "w", encoding="utf-8") as f:
            f.write(inhoud)
        try:
            return subprocess.run([*ALS, f"{BOUW}/portaal", ini], cwd=VAR, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                  timeout=20, check=False)
        finally:
            os.unlink(ini)

    def test_a_broken_start_is_refused_with_its_reason(self):
        """Also a second portal on the same socket"""
        with open(f"{VAR}/portaal.ini", encoding="utf-8") as f:
            goed = f.read()
        for vervang, door, wat in (("workers = ", "workers = nul ", "workers"), ("[saml]", "[saml]\nonbekend = 1", "onbekend"),
                                   ("geheim/hoofdsleutel", "geheim/tls.pem", "sleutelbestand"),
                                   ("geheim/makelaar-metadata.xml", "geheim/tls.pem", "metadata"),
                                   ("", "", "portaal.socket")):
            with self.subTest(wat):
                r = self.start(goed.replace(vervang, door) if vervang else goed)
                self.assertEqual(r.returncode, 1)
                self.assertIn(wat, r.stderr)
