# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A client that reads slowly keeps nobody from being served: nginx takes a whole page off a worker, whoever reads it how."""
import socket
import struct
import time
import unittest

from portaal import POORT, Browser, tls, workers

# The page that says a session has ended gives back all that was typed; a quote is six bytes of HTML.
VELD = b"naam=" + b'"' * 255_000
GRENS = 3.0
DATA, HEADERS, SETTINGS, WINDOW_UPDATE = 0, 1, 4, 8
END_STREAM, END_HEADERS, INITIAL_WINDOW = 1, 4, 4


def frame(soort, vlaggen, stroom, inhoud):
    return struct.pack("!I", len(inhoud))[1:] + bytes([soort, vlaggen]) + struct.pack("!I", stroom) + inhoud


def kop(naam, waarde):
    """A header in HPACK, literally: nothing indexed, nothing compressed."""
    n, w = naam.encode(), waarde.encode()
    return bytes([0, len(n)]) + n + bytes([len(w)]) + w


def wacht_op_ruimte(s):
    """Reads until nginx says that the whole body may come."""
    def precies(n):
        uit = b""
        while len(uit) < n:
            deel = s.recv(n - len(uit))
            if not deel:
                raise ConnectionError("nginx hung up")
            uit += deel
        return uit
    soort = stroom = None
    while (soort, stroom) != (WINDOW_UPDATE, 1):
        hoofd = precies(9)
        soort, stroom = hoofd[3], int.from_bytes(hoofd[5:], "big")
        precies(int.from_bytes(hoofd[:3], "big"))


def traag():
    """Asks over HTTP/2 for the largest page there is, and lets not one byte of it come (a window of 0)."""
    tls_h2 = tls()
    tls_h2.set_alpn_protocols(["h2"])
    s = tls_h2.wrap_socket(socket.create_connection(("127.0.0.1", POORT), 10), server_hostname="127.0.0.1")
    koppen = b"".join(kop(n, w) for n, w in {
        ":method": "POST", ":scheme": "https", ":path": "/zoeken", ":authority": "127.0.0.1",
        "content-type": "application/x-www-form-urlencoded", "content-length": str(len(VELD))}.items())
    s.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(SETTINGS, 0, 0, struct.pack("!HI", INITIAL_WINDOW, 0))
              + frame(HEADERS, END_HEADERS, 1, koppen))
    wacht_op_ruimte(s)
    delen = [VELD[i:i + 16000] for i in range(0, len(VELD), 16000)]
    for deel in delen:
        s.sendall(frame(DATA, END_STREAM if deel is delen[-1] else 0, 1, deel))
    return s


class Slow(unittest.TestCase):
    def test_slow_readers_do_not_keep_the_workers(self):
        """Twice as many clients as there are workers read nothing of the largest page: the next one is served at once"""
        lezers = [traag() for _ in range(2 * len(workers()))]
        try:
            begin = time.monotonic()
            self.assertEqual(Browser().get("/uitgelogd").status, 200)
            self.assertLess(time.monotonic() - begin, GRENS)
        finally:
            for s in lezers:
                s.close()
