# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Stands between a worker and PostgreSQL and counts round trips: how often the worker speaks after PostgreSQL did.

Usage: luister.py OUR_SOCKET POSTGRESQL_SOCKET COUNT_FILE. Every count is one byte more in the file.
"""
import os
import selectors
import socket
import sys


def main(ons, hun, tel):
    luister = socket.socket(socket.AF_UNIX)
    luister.bind(ons)
    luister.listen(8)
    kies = selectors.DefaultSelector()
    kies.register(luister, selectors.EVENT_READ, None)
    teller = os.open(tel, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    beurt = {}
    while True:
        for sleutel, _ in kies.select():
            if sleutel.data is None:
                klant, _ = luister.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(hun)
                kies.register(klant, selectors.EVENT_READ, (server, True))
                kies.register(server, selectors.EVENT_READ, (klant, False))
                continue
            van, (naar, is_klant) = sleutel.fileobj, sleutel.data
            try:
                deel = van.recv(1 << 20)
            except OSError:
                deel = b""
            if not deel:
                for s in (van, naar):
                    kies.unregister(s)
                    s.close()
                continue
            paar = frozenset((van.fileno(), naar.fileno()))
            if is_klant and beurt.get(paar) != "klant":
                os.write(teller, b".")
            beurt[paar] = "klant" if is_klant else "server"
            naar.sendall(deel)


if __name__ == "__main__":
    main(*sys.argv[1:])
