# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A scratch portal beside the real one: another program, another database, or a listener in between."""
import os
import re
import signal
import subprocess
import urllib.parse

from fastcgi import vraag
from portaal import ALS, SESSIE, VAR, wacht


class Kladportaal:
    """A portal on its own socket, without nginx, for one test."""

    def __init__(self, naam, programma, db="portaal", host=None, anders=None):
        self.socket, self.ini = f"{VAR}/run/{naam}.sock", f"{VAR}/{naam}.ini"
        with open(f"{VAR}/portaal.ini", encoding="utf-8") as f:
            tekst = f.read()
        tekst = re.sub(r"(?m)^socket = .*", f"socket = run/{naam}.sock", tekst)
        tekst = re.sub(r"(?m)^workers = .*", "workers = 1", tekst)
        tekst = tekst.replace("dbname=portaal ", f"dbname={db} ")
        if host:
            tekst = re.sub(r"(?m)^(verbinding = )host=\S+", rf"\1host={host}", tekst)
        for regel, waarde in (anders or {}).items():  # settings that are in the file already
            tekst, aantal = re.subn(rf"(?m)^{regel} = .*", f"{regel} = {waarde}", tekst)
            assert aantal == 1, regel
        with open(self.ini, "w", encoding="utf-8") as f:
            f.write(tekst)
        self.log = open(f"{VAR}/log/{naam}.log", "w", encoding="utf-8")
        self.proces = subprocess.Popen([*ALS, programma, self.ini], cwd=VAR, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        if not wacht(lambda: os.path.exists(self.socket)):
            self.weg()
            raise AssertionError(f"{naam} did not start, see its log")

    def weg(self):
        self.proces.send_signal(signal.SIGTERM)
        self.proces.wait(15)
        self.log.close()
        os.unlink(self.ini)

    def get(self, b, pad):
        return self.stuur("GET", b, pad, b"")

    def post(self, b, pad, velden):
        return self.stuur("POST", b, pad, urllib.parse.urlencode(b.ingevuld(pad, velden) if b else velden).encode())

    def stuur(self, methode, b, pad, lijf):
        status, _, uit = vraag(self.socket, methode, pad, lijf, HTTP_COOKIE=f"{SESSIE}={b.token}" if b else None)
        return status, uit.decode()
