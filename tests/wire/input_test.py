# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Wrong, missing, repeated, oversized, short and unknown input: refused or explained, and nothing is written."""
import re
import socket
import ssl
import unittest
import urllib.parse

from portaal import CERT, POORT, SESSIE, Browser, als_mens, dossiers, gemeenten, sql1


def ruw(tekst, seconden=12):
    """Sends bytes over TLS as they are; all that comes back."""
    ctx = ssl.create_default_context(cafile=CERT)
    with socket.create_connection(("127.0.0.1", POORT), timeout=seconden) as s, ctx.wrap_socket(s, server_hostname="127.0.0.1") as t:
        t.sendall(tekst)
        t.settimeout(seconden)
        uit = b""
        while True:
            try:
                deel = t.recv(65536)
            except (TimeoutError, ssl.SSLError, ConnectionError):
                break
            if not deel:
                break
            uit += deel
    return uit


def kop(methode, pad, extra, lijf=b""):
    return (f"{methode} {pad} HTTP/1.1\r\nHost: 127.0.0.1:{POORT}\r\n" + "".join(f"{n}: {w}\r\n" for n, w in extra)
            + "Connection: close\r\n\r\n").encode() + lijf


class Input(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gemeente = gemeenten()[0]
        cls.b = als_mens("klantregisseur", cls.gemeente)
        cls.csrf = cls.b.csrf()
        cls.dossier = dossiers(cls.gemeente)[0]
        cls.pad = f"/dossier/{cls.dossier}/lever/pvt"

    def geen_bericht(self):
        return int(sql1("SELECT count(*) FROM bericht"))

    def formulier(self):
        return self.b.get(self.pad).formulier(re.escape(self.pad))

    def test_short_body_is_refused(self):
        """A body shorter than its Content-Length writes nothing"""
        voor = self.geen_bericht()
        f = self.formulier()
        lijf = urllib.parse.urlencode(f.waarden(stap="bevestig")).encode()
        extra = [("Cookie", f"{SESSIE}={self.b.token}"), ("Content-Type", "application/x-www-form-urlencoded"),
                 ("Content-Length", str(len(lijf) + 50))]
        uit = ruw(kop("POST", self.pad, extra, lijf))
        self.assertFalse(uit.startswith(b"HTTP/1.1 2") or uit.startswith(b"HTTP/1.1 3"), uit[:60])
        self.assertEqual(self.geen_bericht(), voor)

    def test_oversized_body_is_413(self):
        r = self.b.post("/zoeken", [("csrf", self.csrf), ("naam", "x" * 300_000)])
        self.assertEqual(r.status, 413)
        self.assertIn("Dit is te veel", r.tekst)

    def test_too_many_fields_is_413(self):
        self.assertEqual(self.b.post("/zoeken", [("csrf", self.csrf)] + [(f"a{i}", "1") for i in range(400)]).status, 413)

    def test_other_content_types_are_415(self):
        for soort in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
            with self.subTest(soort):
                r = self.b.vraag("POST", "/zoeken", "csrf=x", {"Content-Type": soort})
                self.assertEqual(r.status, 415)

    def test_nul_and_bad_utf8_are_400(self):
        for lijf in ("csrf=x&naam=a%00b", "csrf=x&naam=%C3%28", "naam=%zz", "naam=%ff"):
            with self.subTest(lijf):
                self.assertEqual(self.b.post("/zoeken", lijf).status, 400)

    def test_long_and_strange_addresses(self):
        self.assertIn(self.b.get("/dossier/" + "a" * 3000).status, (400, 404, 413, 414))
        for pad in ("/dossier/%2e%2e/", "/dossier/..%2f..%2fetc", "/dossier/%00", "/%2e%2e/", "/dossier/" + "%20" * 10):
            with self.subTest(pad):
                self.assertIn(self.b.get(pad).status, (400, 404))

    def test_a_dossier_id_that_is_none_is_not_found(self):
        for wat in ("1", "x" * 60, "' OR 1=1--", "00000000-0000-0000-0000-000000000000", "%F0%9F%98%80"):
            with self.subTest(wat):
                self.assertEqual(self.b.get("/dossier/" + urllib.parse.quote(wat, safe="%")).status, 404)

    def test_unknown_filters_are_refused(self):
        for vraag in ("fase=onzin", "fase=pip&fase=pip", "zomaar=1", "sorteer=bsn", "termijn=morgen", "leerroute=' OR 1=1"):
            with self.subTest(vraag):
                self.assertEqual(self.b.get("/werkvoorraad?" + urllib.parse.quote(vraag, safe="=&")).status, 400)

    def test_page_numbers_that_are_none_or_beyond_the_end_give_the_first(self):
        for n in ("0", "-1", "abc", ""):
            with self.subTest(n):
                self.assertEqual(self.b.get(f"/werkvoorraad?pagina={n}").status, 200)
        r = self.b.get("/werkvoorraad?sorteer=naam&pagina=99999")
        self.assertEqual((r.status, r.kop("Location")), (303, "/werkvoorraad?sorteer=naam"))

    def test_searching_for_nothing_or_for_nonsense_says_what_to_do(self):
        for velden, wat in ((dict(), "U vulde niets in"), (dict(bsn="123456789"), "geen geldig BSN"),
                            (dict(v_nummer="12"), "geen geldig V-nummer"), (dict(naam="a"), "te kort"),
                            (dict(bsn="999990019", naam="Jan"), "meer dan één veld"), (dict(naam="x" * 500), "te lang")):
            with self.subTest(wat):
                r = self.b.post("/zoeken", [("csrf", self.csrf), *velden.items()])
                self.assertEqual(r.status, 422)
                self.assertIn(wat, r.woorden)
                for waarde in velden.values():
                    self.assertIn(f'value="{waarde}"', r.tekst)

    def test_what_was_typed_is_shown_as_text(self):
        """Typed markup comes back as text, never as markup"""
        r = self.b.post("/zoeken", [("csrf", self.csrf), ("bsn", "\"><script>alert('x')</script>")])
        self.assertEqual(r.status, 422)
        self.assertNotIn("<script", r.tekst)
        self.assertIn("&lt;script&gt;", r.tekst)

    def test_wrong_fields_of_a_form_come_back_with_what_was_typed(self):
        f = self.formulier()
        r = self.b.verstuur(f, ("stap", "controleer"), uren="heel veel", resultaat="voldaan", **{"datum_ondertekening.dag": "31",
                            "datum_ondertekening.maand": "2", "datum_ondertekening.jaar": "2026"})
        self.assertEqual(r.status, 422)
        self.assertIn('value="heel veel"', r.tekst)
        g = r.formulier(re.escape(self.pad))
        self.assertEqual(g.naam("datum_ondertekening.dag"), "31")
        self.assertEqual(g.naam("resultaat"), "voldaan")
        doelen = re.findall(r'href="#([^"]+)"', r.tekst)
        for doel in doelen:
            self.assertIn(f'id="{doel}"', r.tekst)
        self.assertGreaterEqual(len(set(doelen) - {"inhoud"}), 3)

    def test_unknown_and_repeated_fields_of_a_form_are_refused(self):
        voor = self.geen_bericht()
        f = self.formulier()
        for extra in ([("vreemd", "1")], [("uren", "12"), ("uren", "13")], [("resultaat", "voldaan"), ("resultaat", "niet_voldaan")]):
            with self.subTest(extra):
                namen = {n for n, _ in extra}
                velden = [(n, w) for n, w in f.velden if n not in namen] + extra + [("stap", "controleer")]
                self.assertEqual(self.b.post(self.pad, velden).status, 422)
        for naam in ("sleutel", "gezien", "stap"):
            with self.subTest(naam):
                velden = [(n, w) for n, w in f.velden + [("stap", "bevestig")] if n != naam]
                self.assertEqual(self.b.post(self.pad, velden).status, 400)
                dubbel = f.velden + [("stap", "bevestig"), (naam, "1")]
                self.assertEqual(self.b.post(self.pad, dubbel).status, 400)
        self.assertEqual(self.geen_bericht(), voor)

    def test_a_choice_that_is_not_offered_is_refused(self):
        r = self.b.verstuur(self.formulier(), ("stap", "controleer"), resultaat="misschien")
        self.assertEqual(r.status, 422)

    def test_duplicate_headers_that_matter_are_refused(self):
        """Two cookies with the session's name count for nothing; nginx or the worker refuses doubled lengths and hosts"""
        uit = ruw(kop("GET", "/werkvoorraad", [("Cookie", f"{SESSIE}={self.b.token}; {SESSIE}=ander")]))
        self.assertIn(b"303", uit[:20])
        for extra in ([("Content-Length", "5"), ("Content-Length", "6")], [("Host", "ander.example")]):
            uit = ruw(kop("POST", "/zoeken", extra + [("Content-Type", "application/x-www-form-urlencoded")], b"a=bcd"))
            self.assertIn(b"400", uit[:20], extra)

    def test_bytes_that_are_no_http(self):
        for tekst in (b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"):
            uit = ruw(tekst, 5)
            self.assertFalse(uit.startswith(b"HTTP/1.1 200"))
        self.assertEqual(Browser().get("/uitgelogd").status, 200)
