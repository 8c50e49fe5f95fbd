# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""What the wire tests share: the environment they run in, a browser without script, logging in, and a look in the database."""
import base64
import hashlib
import html
import http.client
import os
import re
import shlex
import signal
import ssl
import subprocess
import time
import urllib.parse
from html.parser import HTMLParser

BRON = os.environ["PORTAAL_BRON"]
BOUW = os.environ["PORTAAL_BOUW"]
VAR = os.environ["PORTAAL_VAR"]
ADRES = os.environ["PORTAAL_ADRES"]
EHSIM = os.environ["PORTAAL_EHSIM"]
POORT = int(os.environ["PORTAAL_POORT"])
CERT = os.environ["PORTAAL_CERT"]
PG_SUPER = os.environ["PORTAAL_PG_SUPER"]
PGBIN = os.environ["PORTAAL_PGBIN"]
ALS = shlex.split(os.environ.get("PORTAAL_ALS", ""))
WERK = os.environ.get("PORTAAL_WERK") or VAR

SESSIE = "__Host-portaal"
LOGIN = "__Host-login"


# ---- the machine -------------------------------------------------------------------------------------------------

def als(*opdracht, **kwargs):
    """Runs a command as the serving user; its standard output."""
    kwargs.setdefault("check", True)
    klaar = subprocess.run([*ALS, *opdracht], cwd=VAR, env={**os.environ, "HOME": VAR}, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, text=True, **kwargs)
    return klaar.stdout


def sql(tekst, db=None):
    """Rows of a query, as the superuser of the private cluster: lists of texts."""
    waar = PG_SUPER if db is None else re.sub(r"dbname=\S+", f"dbname={db}", PG_SUPER)
    uit = als(f"{PGBIN}/psql", "-X", "-q", "-At", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", "-d", waar,
              "-c", "SET search_path TO portaal, public; " + tekst)
    return [r.split("\x1f") for r in uit.splitlines()]


def sql1(tekst, db=None):
    rijen = sql(tekst, db)
    return rijen[0][0] if rijen else None


def pid(naam):
    """The process that scripts/lib/basis.sh started under that name."""
    with open(f"{VAR}/pid/{naam}", encoding="ascii") as f:
        return int(f.read().split()[0])


def workers():
    ouder = pid("portaal")
    with open(f"/proc/{ouder}/task/{ouder}/children", encoding="ascii") as f:
        kinderen = [int(p) for p in f.read().split()]
    return [p for p in kinderen if comm(p) == "portaal"]


def comm(p):
    try:
        with open(f"/proc/{p}/comm", encoding="ascii") as f:
            return f.read().strip()
    except FileNotFoundError:
        return None


def dood(p, hoe=signal.SIGKILL):
    os.kill(p, hoe)


def wacht(tot, seconden=15, stap=0.05):
    """Waits until tot() is true; False when it never was."""
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        if tot():
            return True
        time.sleep(stap)
    return False


# ---- a browser without script --------------------------------------------------------------------------------------

class Formulier:
    def __init__(self, actie, methode):
        self.actie, self.methode = actie, methode
        self.velden, self.knoppen, self.opschrift = [], [], ""

    def waarden(self, **anders):
        """The fields as a browser would send them, with some filled in differently (None: left out)."""
        uit = [(n, w) for n, w in self.velden if n not in anders]
        return uit + [(n, w) for n, w in anders.items() if w is not None]

    def naam(self, naam):
        return next((w for n, w in self.velden if n == naam), None)


class Lezer(HTMLParser):
    def __init__(self):
        super().__init__()
        self.formulieren, self.links, self.tekst = [], [], []
        self.nu = self.select = self.textarea = None
        self.in_knop = False

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.nu = Formulier(a.get("action", ""), a.get("method", "get").lower())
            self.formulieren.append(self.nu)
        elif tag == "a" and "href" in a:
            self.links.append(a["href"])
        elif self.nu and tag == "input":
            self.invoer(a)
        elif self.nu and tag == "button":
            self.in_knop = True
            if "name" in a:
                self.nu.knoppen.append((a["name"], a.get("value", "")))
        elif self.nu and tag == "textarea":
            self.textarea = [a.get("name"), ""]
        elif self.nu and tag == "select":
            self.select = [a.get("name"), None, None]
        elif self.select and tag == "option":
            waarde = a.get("value", "")
            self.select[1] = waarde if self.select[1] is None else self.select[1]
            if "selected" in a:
                self.select[2] = waarde

    def invoer(self, a):
        soort = a.get("type", "text")
        if soort in ("checkbox", "radio") and "checked" not in a:
            return
        if soort == "submit":
            self.nu.knoppen.append((a.get("name", ""), a.get("value", "")))
        elif a.get("name"):
            self.nu.velden.append((a["name"], a.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self.nu = None
        elif tag == "button":
            self.in_knop = False
        elif tag == "textarea" and self.textarea:
            self.nu.velden.append(tuple(self.textarea))
            self.textarea = None
        elif tag == "select" and self.select:
            naam, eerste, gekozen = self.select
            self.nu.velden.append((naam, gekozen if gekozen is not None else eerste or ""))
            self.select = None

    def handle_data(self, data):
        if self.textarea:
            self.textarea[1] += data
        if self.nu and self.in_knop:
            self.nu.opschrift += data
        self.tekst.append(data)


class Antwoord:
    def __init__(self, status, koppen, lijf):
        self.status, self.koppen, self.lijf = status, koppen, lijf
        self._gelezen = None

    def kop(self, naam):
        return next((w for n, w in self.koppen if n.lower() == naam.lower()), None)

    def alle(self, naam):
        return [w for n, w in self.koppen if n.lower() == naam.lower()]

    @property
    def tekst(self):
        return self.lijf.decode("utf-8", "replace")

    @property
    def gelezen(self):
        if self._gelezen is None:
            self._gelezen = Lezer()
            self._gelezen.feed(self.tekst)
        return self._gelezen

    @property
    def woorden(self):
        return " ".join(" ".join(self.gelezen.tekst).split())

    @property
    def formulieren(self):
        return self.gelezen.formulieren

    @property
    def links(self):
        return self.gelezen.links

    def formulier(self, actie):
        for f in self.formulieren:
            if re.fullmatch(actie, f.actie):
                return f
        raise AssertionError(f"no form for {actie!r} on a page with status {self.status}: {self.woorden[:300]}")

    @property
    def titel(self):
        m = re.search(r"<title>(.*?)</title>", self.tekst, re.S)
        return html.unescape(m.group(1)) if m else ""


def tls():
    ctx = ssl.create_default_context(cafile=CERT)
    return ctx


def csrf(token, pad):
    """The hidden field csrf of the form that this session would send to that path (src/session/session.h), for a test that posts
    without having opened the form; csrf_test reads it from the forms themselves."""
    hoofdsleutel = bytes.fromhex(als("cat", f"{VAR}/geheim/hoofdsleutel").strip())
    sleutel = hashlib.blake2b(key=hoofdsleutel, salt=(3).to_bytes(8, "little"), person=b"portaal", digest_size=32).digest()
    som = hashlib.blake2b(f"csrf\0{token}\n{pad}".encode(), key=sleutel, digest_size=32).digest()
    return base64.urlsafe_b64encode(som).decode().rstrip("=")


class EigenCsrf(str):
    """Stands for the right csrf of whatever path it is posted to."""


class Browser:
    """One person at one browser: cookies, and a connection that is kept."""

    def __init__(self, adres=ADRES):
        self.adres = adres
        self.koekjes = {}
        self.verbinding = {}
        self.tls = tls()

    def _verbind(self, waar):
        if waar not in self.verbinding:
            self.verbinding[waar] = http.client.HTTPSConnection(waar, timeout=20, context=self.tls)
        return self.verbinding[waar]

    def vraag(self, methode, url, lijf=None, koppen=None, koekjes=True):
        delen = urllib.parse.urlsplit(urllib.parse.urljoin(self.adres, url))
        alles = {"User-Agent": "wire-test"}
        if koekjes and self.koekjes:
            alles["Cookie"] = "; ".join(f"{n}={w}" for n, w in self.koekjes.items())
        alles.update(koppen or {})
        pad = (delen.path or "/") + (f"?{delen.query}" if delen.query else "")
        for poging in (1, 2):
            v = self._verbind(delen.netloc)
            try:
                v.request(methode, pad, lijf, alles)
                r = v.getresponse()
                antwoord = Antwoord(r.status, r.getheaders(), r.read())
                break
            except (OSError, http.client.HTTPException) as fout:
                self.verbinding.pop(delen.netloc).close()
                # a kept connection that nginx had closed in the meantime: once more on a new one
                if poging == 2 or not isinstance(fout, (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError)):
                    raise
        self.onthoud(antwoord)
        return antwoord

    def onthoud(self, antwoord):
        for kop in antwoord.alle("Set-Cookie"):
            naam, _, rest = kop.partition("=")
            waarde, _, eigenschappen = rest.partition(";")
            if not waarde or "max-age=0" in eigenschappen.lower().replace(" ", ""):
                self.koekjes.pop(naam, None)
            else:
                self.koekjes[naam] = waarde

    def get(self, url, **kwargs):
        return self.vraag("GET", url, **kwargs)

    def post(self, url, velden, koppen=None, **kwargs):
        lijf = velden if isinstance(velden, (bytes, str)) else urllib.parse.urlencode(self.ingevuld(url, velden))
        return self.vraag("POST", url, lijf, {"Content-Type": "application/x-www-form-urlencoded", **(koppen or {})}, **kwargs)

    def verstuur(self, formulier, knop=None, **anders):
        velden = formulier.waarden(**anders) + ([knop] if knop else [])
        if formulier.methode == "get":
            return self.get(formulier.actie + "?" + urllib.parse.urlencode(velden))
        return self.post(formulier.actie, velden)

    def volg(self, antwoord):
        for _ in range(5):
            if antwoord.status not in (301, 302, 303):
                break
            antwoord = self.get(antwoord.kop("Location"))
        return antwoord

    def csrf(self, pad=None):
        """The csrf of this session for a form sent to pad; without pad: for the path that it is posted to."""
        return EigenCsrf("") if pad is None else csrf(self.token, urllib.parse.urlsplit(pad).path)

    def ingevuld(self, pad, velden):
        """The fields, with an EigenCsrf worked out for that path."""
        return [(n, self.csrf(pad) if isinstance(w, EigenCsrf) else w) for n, w in velden]

    @property
    def token(self):
        return self.koekjes.get(SESSIE)


# ---- people --------------------------------------------------------------------------------------------------------

class Mens:
    def __init__(self, regel):
        self.organisatie, self.kvk, self.pseudoniem, self.naam, self.rol = regel[:5]

    def __repr__(self):
        return f"{self.rol} {self.organisatie}"


def mensen():
    with open(f"{BRON}/scripts/demo-data/inloggers.tsv", encoding="utf-8") as f:
        regels = [r.rstrip("\n").split("\t") for r in f if r.strip() and not r.startswith("#")]
    return [Mens(r) for r in regels if len(r) >= 5]


def mens(rol, organisatie=None, nummer=0):
    keuze = [m for m in mensen() if m.rol == rol and organisatie in (None, m.organisatie)]
    return keuze[nummer]


def gemeenten():
    """Two gemeenten that have dossiers, a klantregisseur and a raadpleger: the larger first."""
    codes = [r[0] for r in sql("SELECT organisatie FROM werkvoorraad GROUP BY 1 ORDER BY count(*) DESC")]
    volledig = [c for c in codes if {m.rol for m in mensen() if m.organisatie == c} >= {"klantregisseur", "raadpleger"}]
    return volledig[:2]


def inloggen_bij(wie="eherkenning"):
    """Where somebody begins to log in: at the provider of her organisation."""
    code = wie.organisatie if isinstance(wie, Mens) else ""
    return "/inloggen/" + {"DUO": "duo", "COA": "coa"}.get(code, "eherkenning")


def saml_antwoord(browser, wie, **keuzes):
    """From /inloggen through the makelaar's page to the form that brings the answer about wie (or "Annuleren", "Iemand die …") back to us.
    keuzes: what the makelaar does otherwise than usual, by the names of sim/keuzes.c."""
    start = browser.get(inloggen_bij(wie))
    assert start.status == 200, start.status
    pagina = browser.verstuur(start.formulier(re.escape(EHSIM) + ".*"))
    if keuzes:
        anders = pagina.formulier(r"/[a-z]+/sso")
        anders.actie = EHSIM + anders.actie
        pagina = browser.verstuur(anders, **keuzes)
    opschrift = wie if isinstance(wie, str) else wie.naam
    for f in pagina.formulieren:
        if f.opschrift.strip() == opschrift:
            return f
    raise AssertionError(f"the makelaar does not offer {opschrift}: {pagina.woorden[:200]}")


def log_in(wie, browser=None):
    """A browser in which wie is logged in."""
    browser = browser or Browser()
    welkom = browser.verstuur(saml_antwoord(browser, wie))
    assert welkom.status == 200 and browser.token, (welkom.status, welkom.woorden[:200])
    return browser


_ingelogd = {}


def als_mens(rol, organisatie=None, nummer=0):
    """The same, kept for tests that do not end the session."""
    wie = mens(rol, organisatie, nummer)
    sleutel = (wie.pseudoniem, wie.kvk)
    if sleutel not in _ingelogd:
        _ingelogd[sleutel] = log_in(wie)
    kopie = Browser()
    kopie.koekjes = dict(_ingelogd[sleutel].koekjes)
    return kopie


def vergeet_sessies():
    """After a test that ended sessions of people whom als_mens keeps logged in."""
    _ingelogd.clear()


# ---- dossiers ------------------------------------------------------------------------------------------------------

def dossiers(organisatie, fase=None, aantal=1):
    """Ids of dossiers in the werkvoorraad of an organisation."""
    waar = f"AND fase = '{fase}'" if fase else ""
    rijen = sql(f"SELECT dossier FROM werkvoorraad WHERE organisatie = '{organisatie}' {waar} ORDER BY dossier LIMIT {aantal}")
    return [r[0] for r in rijen]
