# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Who may what, as tests/data/rechten.tsv says it; people of every role with a session; and asking as one of them.

A session is put in the database as logging in would have done: its rights are left empty, because the portal works them out at the first
request. What logging in does is for login_test.
"""
import base64
import concurrent.futures
import functools
import hashlib
import itertools
import os
import urllib.parse

from portaal import BOUW, BRON, SESSIE, VAR, Browser, als, sql, sql1

GEMEENTE = ("raadpleger", "administratief_medewerker", "klantregisseur", "gemeentebeheerder", "privacy_officer")
DUO = ("duo_medewerker", "duo_beheerder", "duo_auditor")
COA = ("coa_medewerker", "coa_beheerder")
VERBAND = "S001"
teller = itertools.count(1)


def gepind():
    """{(role, kind of organisation): purposes}"""
    uit = {}
    with open(f"{BRON}/tests/data/rechten.tsv", encoding="utf-8") as f:
        for regel in f:
            if not regel.startswith("#"):
                rol, soort, doelen = regel.rstrip("\n").split("\t")
                uit[rol, soort] = set(doelen.split(" "))
    return uit


def routes():
    """Every row of the route table: (method, pattern, purposes, kinds of organisation)"""
    regels = [r.split(",") for r in als(f"{BOUW}/portaalctl", "rechten").splitlines() if r.startswith("route,")]
    return [(m, p, set(d.split("+")), set(s.split("+")) - {""}) for _, m, p, d, s in regels]


class Wie:
    """Somebody, and what she may: rollen of an organisation, perhaps under a mandaat of a samenwerkingsverband."""

    def __init__(self, naam, organisatie=None, rollen=(), stand="actief", namens=None, tabel=None):
        self.naam, self.organisatie, self.rollen, self.stand, self.namens = naam, organisatie, rollen, stand, namens
        self.soort = self.mag = None
        if organisatie:
            self.soort = "gemeente" if organisatie[0].isdigit() else {"DUO": "duo", "COA": "coa"}.get(organisatie, "samenwerkingsverband")
            waar = "mandaat" if namens else self.soort
            self.mag = set().union(*((tabel or gepind()).get((r, waar), set()) for r in
                                     (("toegelaten", *rollen) if stand == "actief" else ("wachtend",))))
        self.token = base64.urlsafe_b64encode(os.urandom(32)).decode().rstrip("=")
        self.merk = f"muur-{os.getpid()}-{next(teller)}"
        self.pseudoniem = None

    def __repr__(self):
        return self.naam

    def browser(self):
        b = Rap()
        if self.organisatie:
            b.koekjes[SESSIE] = self.token
        return b


def laat_binnen(mensen):
    """Makes them, with their roles, and a session for each."""
    opdrachten = []
    for m in mensen:
        if not m.organisatie:
            continue
        thuis = m.namens or m.organisatie
        som = hashlib.blake2b(m.token.encode(), digest_size=32).hexdigest()
        opdrachten.append(f"INSERT INTO gebruiker (id, organisatie, legal_subject, acting_subject, naam, email, stand) VALUES "
                          f"(gen_random_uuid(), '{thuis}', '99999999', '{m.merk}', 'Muur', 'muur@example.nl', '{m.stand}')")
        opdrachten += [f"INSERT INTO rolgeving (gebruiker, organisatie, rol) SELECT id, '{thuis}', '{rol}' FROM gebruiker "
                       f"WHERE acting_subject = '{m.merk}'" for rol in m.rollen]
        namens = f"'{m.namens}'" if m.namens else "NULL"
        opdrachten.append(f"INSERT INTO sessie (token_hash, gebruiker, pseudoniem, organisatie, namens, niveau, stil, uiterlijk) "
                          f"SELECT decode('{som}', 'hex'), id, pseudoniem, '{m.organisatie}', {namens}, 30, '1 hour', now() + interval '1 hour' "
                          f"FROM gebruiker WHERE acting_subject = '{m.merk}'")
    sql("; ".join(opdrachten))
    wie = dict(sql(f"SELECT acting_subject, pseudoniem FROM gebruiker WHERE acting_subject LIKE 'muur-{os.getpid()}-%'"))
    for m in mensen:
        m.pseudoniem = wie.get(m.merk)
    return mensen


def laat_uit():
    """Their sessions end; who they were stays, because the audit log names them."""
    waar = f"acting_subject LIKE 'muur-{os.getpid()}-%'"
    sql(f"UPDATE sessie SET einde = now() WHERE einde IS NULL AND gebruiker IN (SELECT id FROM gebruiker WHERE {waar}); "
        f"UPDATE gebruiker SET stand = 'geblokkeerd' WHERE {waar}")


@functools.cache
def csrf_sleutel():
    hoofdsleutel = bytes.fromhex(als("cat", f"{VAR}/geheim/hoofdsleutel").strip())
    return hashlib.blake2b(key=hoofdsleutel, salt=(3).to_bytes(8, "little"), person=b"portaal", digest_size=32).digest()


class Rap(Browser):
    """A browser that works out its csrf itself, with a key that is read once."""

    def csrf(self, pad=None):
        som = hashlib.blake2b(f"csrf\0{self.token}\n{urllib.parse.urlsplit(pad).path}".encode(), key=csrf_sleutel(), digest_size=32)
        return base64.urlsafe_b64encode(som.digest()).decode().rstrip("=")

    def stuur(self, pad, velden):
        return self.post(pad, [*velden, ("csrf", self.csrf(pad) if self.token else "x")])


def gelijktijdig(mensen, doe):
    """doe(mens) for all of them, some at a time; what they return, joined."""
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        return [x for lijst in pool.map(doe, mensen) for x in lijst]


def vroeger(dossier, organisatie):
    """This organisation worked for that person, and does no more."""
    sql(f"INSERT INTO werkrelatie (dossier, organisatie, van, tot, reden) VALUES ('{dossier}', '{organisatie}', current_date - 9, current_date - 1, 'brp') "
        f"ON CONFLICT (dossier, organisatie, van) DO NOTHING")


def gemeente_met_mandaat():
    return sql1(f"SELECT m.gemeente FROM mandaat m JOIN werkvoorraad w ON w.organisatie = m.gemeente "
                f"WHERE m.samenwerkingsverband = '{VERBAND}' AND m.ingetrokken_op IS NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
