# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""People of a test's own, who come in as they do in real life: by a file."""
import datetime
import itertools
import json
import os
import random

from portaal import BOUW, VAR, WERK, als, sql1

VANDAAG = datetime.date.today()
teller = itertools.count(1)


def dag(verleden):
    return (VANDAAG - datetime.timedelta(days=verleden)).isoformat()


def nieuw_bsn():
    """A number of the range that is not given out, other than the demo's: it passes the elfproef."""
    while True:
        acht = f"0000{random.randrange(1, 10000):04d}"
        rest = sum(int(c) * g for c, g in zip(acht, range(9, 1, -1))) % 11
        if rest < 10:
            return f"{acht}{rest}"


def importeer(regels):
    """Lines of (service, sender, receiver, fields) about one person; her dossier."""
    bsn, nummer = nieuw_bsn(), next(teller)
    wie = {"bsn": bsn, "v_nummer": f"98{os.getpid() % 1000000:06d}{nummer:02d}", "geslachtsnaam": f"Overdracht{os.getpid()}x{nummer}", "geboortedatum": "1990-05-01"}
    pad = f"{VAR}/tmp/verhuizing-{os.getpid()}-{nummer}.jsonl" if os.path.isdir(f"{VAR}/tmp") else f"{WERK}/verhuizing-{nummer}.jsonl"
    with open(pad, "w", encoding="utf-8") as f:
        for i, (dienst, van, aan, gegevens) in enumerate(regels):
            if dienst == "inburgeringsplicht":
                gegevens = {**wie, "indicator": True, "behandeld_als": "gezinsmigrant", "datum_start": dag(200),
                            "onderdelen": ["lezen", "luisteren", "schrijven", "spreken", "knm", "pvt", "map"], **gegevens}
            f.write(json.dumps({"kenmerk": f"verhuizing-{os.getpid()}-{nummer}-{i}", "stelseldienst": dienst, "afzender": van, "ontvanger": aan,
                                "datum_gebeurtenis": dag(100), "betrokkene": wie, "gegevens": gegevens}) + "\n")
    os.chmod(pad, 0o644)
    uit = als(f"{BOUW}/portaalctl", "importeer", pad, check=False)
    assert uit.strip().endswith(f"{len(regels)} aangenomen, 0 al bekend, 0 geweigerd"), uit
    return sql1(f"SELECT id FROM dossier WHERE geslachtsnaam = '{wie['geslachtsnaam']}'"), wie["geslachtsnaam"]


def met_pip(gemeente):
    """Lines for somebody who has a PIP of this gemeente, and so an inburgeringstermijn."""
    return [("inburgeringsplicht", "DUO", gemeente, {"soort": "vastgesteld", "datum_kennisgeving": dag(190)}),
            ("pip", gemeente, "DUO", {
                "dagtekening": dag(150), "soort": "eerste", "leerroute": "b1_route", "niveau": "b1", "intensiteit_pvt": 12,
                "intensiteit_map": 40, "aantal_voortgangsgesprekken": 4, "alfabetisering": False,
                "contactpersoon": "Sanne de Wit", "email_contactpersoon": "s@gemeente.example"})]


def met_verlenging(gemeente):
    """Somebody of this gemeente with an open signaal that is closed by hand: termijn_verlengd. Her dossier."""
    return importeer(met_pip(gemeente) + [("inburgeringstermijn", "DUO", gemeente, {
        "soort": "verlengd", "datum_aanvang": dag(149), "datum_einde": dag(-1200), "reden": "ziekte"})])[0]
