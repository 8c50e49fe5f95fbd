#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""A delivery file as bad as one can be, around good lines: rommel.py maak LINES SEED GOOD.jsonl OUT.jsonl EXPECTED.tsv
and whether the report of importeer says so: rommel.py oordeel EXPECTED.tsv RUN <REPORT (RUN: 1 or 2)

Takes the good lines in their order and puts garbage of every kind between them until there are LINES. EXPECTED.tsv says for
every line: number, what must become of it in the first run (goed, bekend, geweigerd), in the second run, and the field that a
refusal must name (empty: the line as a whole; *: any). The same numbers and file give the same bytes."""
import json
import random
import re
import sys

TE_GROOT = 64 * 1024 + 1


def dicht(regel):
    return json.dumps(regel, ensure_ascii=False, separators=(",", ":")).encode()


def anders(regel, **leden):
    return dicht({**regel, **leden})


def gegevens(regel, **velden):
    return anders(regel, gegevens={**regel["gegevens"], **velden})


def wie(regel, **leden):
    return anders(regel, betrokkene={**regel["betrokkene"], **leden})


class Rommel:
    def __init__(self, zaad):
        self.r = random.Random(zaad)
        self.n = 0
        self.mensen = []  # of the good lines so far
        self.ooit = {}    # the gemeenten that each of them ever had

    def kenmerk(self):
        self.n += 1
        return f"rommel-{self.n:08d}"

    # ---- each kind: from a good line (with a kenmerk of its own) to bytes and the field that must be named -----------------
    def json_af(self, g):
        tekst = dicht(g)
        return tekst[: self.r.randrange(1, len(tekst))], ""

    def json_fout(self, g):
        tekst = dicht(g)
        return self.r.choice([
            tekst[:-1] + b",}", tekst + b"}", tekst + tekst, tekst.replace(b'"', b"'"), b"// " + tekst, tekst + b" x", b"x" + tekst,
            tekst.replace(b":", b"=", 1), b'{"kenmerk":NaN}', b'{"kenmerk":Infinity}', b'{"kenmerk":01}', b'{"kenmerk":+1}', b'{"kenmerk":.5}',
            b"undefined", b"{", b"}", b'"', b"\\", b'{"a":"\\x41"}', b'{"a":"\t"}', b'{"a":tru}', b"{a:1}", b"[" + tekst]), ""

    def geen_object(self, g):
        return self.r.choice([b"[]", b"null", b"true", b"12", b'"tekst"', b"[" + dicht(g) + b"]", b"-0", b"[[],[]]", b"1e400"]), ""

    def codering(self, g):
        tekst = dicht(g)
        plek = tekst.index(b'"betrokkene"') + 2
        stuk = self.r.choice([b"\xe9", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe2\x82", b"\x80", b"\xf0\x80\x80\xaf"])
        return self.r.choice([tekst[:plek] + stuk + tekst[plek:], b"\xef\xbb\xbf" + tekst, tekst.decode().encode("utf-16").replace(b"\n", b""),
                              tekst.replace(b"betrokkene", b"b\\ud800", 1), tekst.replace(b'"kenmerk":"', b'"kenmerk":"\xe9', 1)]), ""

    def nul(self, g):
        tekst = dicht(g)
        plek = self.r.randrange(1, len(tekst))
        return self.r.choice([tekst[:plek] + b"\0" + tekst[plek:], b"\0", b"\0" * 300, tekst + b"\0",
                              tekst.replace(b'"kenmerk":"', b'"kenmerk":"\\u0000', 1)]), ""

    def dubbel(self, g):
        tekst = dicht(g)
        return self.r.choice([b'{"kenmerk":"x",' + tekst[1:], tekst.replace(b'"gegevens":{', b'"gegevens":{"uren":1,"uren":2,', 1),
                              tekst.replace(b'"betrokkene":{', b'"betrokkene":{"bsn":"999990019","bsn":"999990019",', 1)]), ""

    def diep(self, g):
        diepte = self.r.choice([9, 100, 5000, 30000])
        kern = self.r.choice([(b"[", b"]"), (b'{"a":', b"}")])
        diepte = min(diepte, 60000 // (len(kern[0]) + 1))
        return dicht(g)[:-1] + b',"reden":' + kern[0] * diepte + b"1" + kern[1] * diepte + b"}", ""

    def lang(self, g):
        if self.r.random() < 0.8:  # they make the file big
            return self.json_fout(g)
        lengte = self.r.choice([TE_GROOT, TE_GROOT + 1, 200000])
        return self.r.choice([b"x" * lengte, dicht(g) + b" " * lengte, anders(g, reden="x" * lengte)]), ""

    def onbekend_lid(self, g):
        return self.r.choice([(anders(g, extra=1), "extra"), (anders(g, Kenmerk="x"), ""), (anders(g, **{"Jan de Vries": 1}), ""),
                              (gegevens(g, geheim_dagboek="x"), "gegevens.geheim_dagboek"), (wie(g, schoenmaat=43), "betrokkene.schoenmaat")])

    def ontbreekt(self, g):
        weg = self.r.choice(["kenmerk", "stelseldienst", "afzender", "ontvanger", "betrokkene", "gegevens"])
        return dicht({k: v for k, v in g.items() if k != weg}), weg

    def kenmerk_fout(self, g):
        return anders(g, kenmerk=self.r.choice(["", " ", "met spatie", "x" * 65, "tab\t", "é", 7, None, [], {}, True])), "kenmerk"

    def onbekende_code(self, g):
        return self.r.choice([
            (anders(g, stelseldienst="pipp"), "stelseldienst"), (anders(g, stelseldienst="PIP"), "stelseldienst"),
            (anders(g, stelseldienst="'; DROP TABLE portaal.dossier; --"), "stelseldienst"), (anders(g, stelseldienst=17), "stelseldienst"),
            (anders(g, afzender="Amsterdam"), "afzender"), (anders(g, afzender="363"), "afzender"), (anders(g, afzender="KLM"), "afzender"),
            (anders(g, ontvanger="9999"), "ontvanger"), (anders(g, ontvanger="duo"), "ontvanger"), (anders(g, ontvanger=["0363"]), "ontvanger")])

    def onmogelijke_datum(self, g):
        datum = self.r.choice(["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "0000-00-00", "03-04-2026", "2026-4-3", "20260403",
                               "2026-04-03T10:00", "vandaag", 20260403, 1.5, ["2026-04-03"], "-026-04-03", "2026-04-03 "])
        return anders(g, datum_gebeurtenis=datum), "datum_gebeurtenis"

    def bsn_fout(self, g):
        bsn = self.r.choice(["123456789", "12345678", "99999001９", "", "000000000", 999990019, None, "999990019999", "99999001a"])
        return wie(g, bsn=bsn), "betrokkene.bsn"

    def waarde_fout(self, g):
        velden = g["gegevens"]
        naam = self.r.choice(sorted(velden))
        waarde = velden[naam]
        if isinstance(waarde, bool):
            fout = self.r.choice(["ja", 1, 0, "true", []])
        elif isinstance(waarde, int):
            fout = self.r.choice(["12", 12.5, -1, 1e99, 10**12, 10**30, True, [12]])
            if fout == 10**30:  # no reader of JSON has to take such a number
                return gegevens(g, **{naam: fout}), "*"
        elif isinstance(waarde, list):
            fout = self.r.choice(["lezen", ["zwemmen"], ["lezen", "lezen,knm"], [1], [""], {}])
        else:
            fout = self.r.choice([{}, [], 7, True, "x" * 5000])
        return gegevens(g, **{naam: fout}), naam

    def verwisseld(self, g):
        """Somebody else's delivery: another BSN than in the fields, or a gemeente that does not work for this person."""
        ander = self.iemand(lambda bsn: bsn != g["betrokkene"]["bsn"])
        if "bsn" in g["gegevens"]:
            return wie(g, bsn=ander or "999990019"), "bsn"
        ander = self.iemand(lambda bsn: self.gemeente(g) not in self.ooit[bsn])
        if g["stelseldienst"] not in ("pvt", "map", "leerbaarheidstoets_uitkomst") or ander is None:
            return self.bsn_fout(g)
        return wie(g, bsn=ander), "*"

    def iemand(self, past):
        """One of the people so far who fits; None when a few tries found nobody."""
        for _ in range(20 if self.mensen else 0):
            bsn = self.r.choice(self.mensen)["bsn"]
            if past(bsn):
                return bsn
        return None

    @staticmethod
    def gemeente(g):
        return g["ontvanger"] if g["ontvanger"].isdigit() else g["afzender"]

    def onbekend_vervangt(self, g):
        return self.r.choice([(anders(g, vervangt="bestaat-niet", reden="Fout."), "vervangt"), (anders(g, vervangt=g["kenmerk"], reden="Fout."), "vervangt"),
                              (anders(g, intrekken=True, reden="Fout."), "vervangt"), (anders(g, vervangt=5), "vervangt"),
                              (anders(g, vervangt="bestaat-niet", intrekken="ja"), "intrekken")])

    SOORTEN = ["json_af", "json_fout", "geen_object", "codering", "nul", "dubbel", "diep", "lang", "onbekend_lid", "ontbreekt", "kenmerk_fout",
               "onbekende_code", "onmogelijke_datum", "bsn_fout", "waarde_fout", "verwisseld", "onbekend_vervangt"]

    # ---- good lines, written in other ways -----------------------------------------------------------------------------------
    def goed(self, g):
        tekst = dicht(g)
        return self.r.choice([tekst, tekst, tekst + b"\r", b"  " + tekst + b" \t", json.dumps(g, ensure_ascii=True).encode(),
                              json.dumps(dict(reversed(list(g.items()))), indent=None).encode()])


def maak(regels, zaad, goede, uit, verwacht):
    maker = Rommel(zaad)
    r, nummer, te_vroeg, klaar = maker.r, 0, {}, []
    over = regels - len(goede)

    def schrijf(tekst, eerst, dan, veld=""):
        nonlocal nummer
        assert b"\n" not in tekst
        nummer += 1
        uit.write(tekst + b"\n")
        verwacht.write(f"{nummer}\t{eerst}\t{dan}\t{veld}\n")

    # Corrections that come too early: before what they correct. The second run takes them, of people who stayed where they were.
    bij = {}
    for g in goede:
        bij.setdefault(g["betrokkene"]["bsn"], set()).add(Rommel.gemeente(g))
    kandidaten = [i for i, g in enumerate(goede) if g["stelseldienst"] == "pvt" and g["gegevens"]["resultaat"] == "voldaan" and
                  sum(c.isdigit() for c in bij[g["betrokkene"]["bsn"]]) == 1]
    for i in kandidaten[:: max(1, len(kandidaten) // 40)]:
        te_vroeg.setdefault(max(0, i - r.randrange(1, 600)), []).append(i)
    for i, g in enumerate(goede):
        for j in te_vroeg.pop(i, []):
            h = goede[j]
            c = {**h, "kenmerk": "versie-" + h["kenmerk"], "vervangt": h["kenmerk"], "reden": "Verkeerd geteld.",
                 "gegevens": {**h["gegevens"], "uren": h["gegevens"]["uren"] + 30}}
            schrijf(dicht(c), "geweigerd", "goed", "vervangt")
            over -= 1
        tot = round((regels - len(goede)) * (len(goede) - i) / len(goede))  # evenly divided
        while over > tot:
            over -= 1
            if klaar and r.random() < 0.08:  # a replay, sometimes with other contents
                h = r.choice(klaar)
                schrijf(dicht(h) if r.random() < 0.7 else anders(h, reden="Nog een keer."), "bekend", "bekend")
                continue
            tekst, veld = getattr(maker, r.choice(Rommel.SOORTEN))({**g, "kenmerk": maker.kenmerk()})
            if tekst.strip(b" \t\r") == b"":
                tekst = b"?"
            schrijf(tekst.replace(b"\n", b""), "geweigerd", "geweigerd", veld)
        schrijf(maker.goed(g), "goed", "bekend")
        klaar.append(g)
        if Rommel.gemeente(g).isdigit():
            maker.mensen.append({"bsn": g["betrokkene"]["bsn"]})
            maker.ooit.setdefault(g["betrokkene"]["bsn"], set()).add(Rommel.gemeente(g))  # she may still close what is open
        if len(klaar) > 5000:
            del klaar[:2500], maker.mensen[:2000]
    while over > 1:
        over -= 1
        schrijf(dicht(klaar[-1]), "bekend", "bekend")
    nummer += 1
    uit.write(dicht(goede[0])[:-20])  # the file was cut off while it was copied
    verwacht.write(f"{nummer}\tgeweigerd\tgeweigerd\t\n")


def oordeel(verwacht, run, verslag):
    """Prints what is not as it was expected; the totals must be right as well."""
    geweigerd, totaal = {}, ""
    for regel in verslag:
        gevonden = re.match(r"regel (\d+) geweigerd: (?:([a-z0-9_.]+): )?(.+)", regel)
        if gevonden:
            geweigerd[int(gevonden[1])] = gevonden[2] or ""
        else:
            totaal = regel.strip()
    telling = {"goed": 0, "bekend": 0, "geweigerd": 0}
    for regel in verwacht:
        nummer, *uitkomsten, veld = regel.rstrip("\n").split("\t")
        uitkomst = uitkomsten[run - 1]
        telling[uitkomst] += 1
        gezegd = geweigerd.pop(int(nummer), None)
        if (gezegd is not None) != (uitkomst == "geweigerd"):
            print(f"regel {nummer}: {uitkomst} expected, the report says {'geweigerd: ' + gezegd if gezegd is not None else 'nothing'}")
        elif gezegd is not None and veld not in ("*", gezegd):
            print(f"regel {nummer}: field {veld} expected, the report says {gezegd}")
    if geweigerd:
        print(f"lines that do not exist: {sorted(geweigerd)[:5]}")
    goed = f"{telling['goed']} aangenomen, {telling['bekend']} al bekend, {telling['geweigerd']} geweigerd"
    if totaal != goed:
        print(f"expected: {goed}; the report says: {totaal}")


if __name__ == "__main__":
    if sys.argv[1] == "oordeel":
        with open(sys.argv[2], encoding="ascii") as verwacht_bestand:
            oordeel(verwacht_bestand, int(sys.argv[3]), sys.stdin)
        sys.exit()
    with open(sys.argv[4], encoding="utf-8") as bestand:
        alle_goede = [json.loads(regel) for regel in bestand]
    with open(sys.argv[5], "wb") as uit_bestand, open(sys.argv[6], "w", encoding="ascii") as verwacht_bestand:
        maak(int(sys.argv[2]), int(sys.argv[3]), alle_goede, uit_bestand, verwacht_bestand)
