# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The portal with other settings for the length of a test: written, reloaded, and put back afterwards."""
import os
import re
import signal

from portaal import VAR, Browser, pid, wacht, workers

PAD = f"{VAR}/portaal.ini"


def lees():
    with open(PAD, encoding="utf-8") as f:
        return f.read()


def herlaad(tekst):
    eerst = set(workers())
    with open(PAD, "w", encoding="utf-8") as f:
        f.write(tekst)
    os.kill(pid("portaal"), signal.SIGHUP)
    assert wacht(lambda: workers() and not set(workers()) & eerst), "no new workers: the settings were refused"
    assert wacht(lambda: Browser().get("/inloggen").status == 200)


def met(test, maak):
    """maak: from the settings as they are to those of this test (or test class)."""
    goed = lees()
    opruimen = getattr(test, "addCleanup", None) if not isinstance(test, type) else test.addClassCleanup
    opruimen(herlaad, goed)
    herlaad(maak(goed))


def in_blok(tekst, naam, **waarden):
    """The settings of [aanbieder naam], some of them otherwise (None: left out)."""
    voor, blok, na = re.split(rf"(?ms)(^\[aanbieder {naam}\]\n.*?)(?=^\[|\Z)", tekst, maxsplit=1)
    for sleutel, waarde in waarden.items():
        blok = re.sub(rf"(?m)^{sleutel} = .*\n", "", blok)
        if waarde is not None:
            blok = blok.rstrip("\n") + f"\n{sleutel} = {waarde}\n\n"
    return voor + blok + na
