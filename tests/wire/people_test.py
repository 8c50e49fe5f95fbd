# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""People and their roles: the first login, waiting, invitations, giving and taking away, the yearly review; and nobody for herself."""
import datetime
import hashlib
import re
import subprocess
import time
import unittest

from portaal import Browser, log_in, mens, mensen, saml_antwoord, sql, sql1, vergeet_sessies

VANDAAG = datetime.date.fromisoformat(sql1("SELECT vandaag()"))


def van_naam(naam):
    return next(m for m in mensen() if m.naam == naam)


def id_van(wie):
    return sql1(f"SELECT id FROM gebruiker WHERE acting_subject = '{wie.pseudoniem}' AND legal_subject = '{wie.kvk}'")


def rollen(ident):
    return [r[0] for r in sql(f"SELECT rol FROM rolgeving WHERE gebruiker = '{ident}' AND ingetrokken_op IS NULL ORDER BY rol")]


def dag(erbij):
    d = VANDAAG + datetime.timedelta(days=erbij)
    return [("laatste_dag.dag", str(d.day)), ("laatste_dag.maand", str(d.month)), ("laatste_dag.jaar", str(d.year))]


def als_sessie(browser, opdracht):
    """What the database says to a statement of that session: "" when it did it, else the message of its refusal."""
    h = hashlib.blake2b(browser.token.encode(), digest_size=32).hexdigest()
    try:
        sql(f"BEGIN; SELECT set_config('portaal.sessie', '{h}', true); SET LOCAL ROLE portaal_app; {opdracht}; ROLLBACK")
        return ""
    except subprocess.CalledProcessError as fout:
        return fout.stderr


class Mensen(unittest.TestCase):
    """Everything that a test does with people is undone behind it."""

    def setUp(self):
        self.begin = sql1("SELECT now()")
        self.addCleanup(self.herstel)
        sql("CREATE TABLE public.proef_rolgeving AS SELECT * FROM rolgeving; CREATE TABLE public.proef_gebruiker AS SELECT * FROM gebruiker")

    def herstel(self):
        vergeet_sessies()
        nieuw = f"(SELECT id FROM gebruiker WHERE gemaakt > '{self.begin}')"
        sql(f"""DELETE FROM uitnodiging_poging; DELETE FROM uitnodiging; DELETE FROM gebruiker_wijziging;
                DELETE FROM sessie WHERE gebruiker IN {nieuw}; DELETE FROM rolgeving;
                DELETE FROM gebruiker WHERE gemaakt > '{self.begin}';
                UPDATE gebruiker g SET acting_subject = p.acting_subject, naam = p.naam, email = p.email, stand = p.stand
                  FROM public.proef_gebruiker p WHERE p.id = g.id;
                INSERT INTO rolgeving SELECT * FROM public.proef_rolgeving;
                DROP TABLE public.proef_rolgeving; DROP TABLE public.proef_gebruiker""")

    def onbekend(self, naam):
        """Somebody of the demo, whom the portal does not know any more."""
        wie = van_naam(naam)
        sql(f"UPDATE gebruiker SET acting_subject = 'was ' || acting_subject WHERE acting_subject = '{wie.pseudoniem}'")
        return wie

    def meld_aan(self, naam, email="nieuw@gemeente.example", **velden):
        wie = self.onbekend(naam)
        b = log_in(wie)
        r = b.verstuur(b.get("/aanmelden").formulier("/aanmelden"), naam=naam, email=email, **velden)
        return wie, b, r

    def doe(self, b, pad, velden):
        """The three steps of an act: form, review, done."""
        f = b.get(pad)
        self.assertEqual(f.status, 200, f.woorden[:300])
        naam = {n for n, _ in velden}
        leeg = [(n, w) for n, w in f.formulier(re.escape(pad)).velden if n not in naam]
        controle = b.post(pad, leeg + velden + [("stap", "controleer")])
        self.assertEqual(controle.status, 200, controle.woorden[:400])
        self.assertNotIn("Fout:", controle.titel)
        return b.verstuur(controle.formulier(re.escape(pad)), ("stap", "bevestig"))

    def weigeringen(self):
        return int(sql1("SELECT count(*) FROM audit WHERE handeling = 'weigering'"))


class FirstLogin(Mensen):
    def test_who_is_unknown_says_who_she_is_and_waits(self):
        wie = self.onbekend("Joost Bakker")
        b = log_in(wie)
        for pad in ("/", "/werkvoorraad", "/zoeken", "/mensen", "/mijn-gegevens", "/gegevenswoordenboek"):
            r = b.get(pad)
            self.assertEqual((r.status, r.kop("Location")), (303, "/aanmelden"), pad)
        self.assertEqual(b.post("/zoeken", [("naam", "a"), ("csrf", b.csrf())]).status, 403)
        p = b.get("/aanmelden")
        self.assertEqual(p.status, 200)
        self.assertIn("de beheerders van uw gemeente", p.woorden)
        self.assertNotIn("Karel", p.tekst)
        fout = b.verstuur(p.formulier("/aanmelden"), naam="Joost Bakker", email="geen adres")
        self.assertEqual(fout.status, 422)
        self.assertIn("e-mailadres", fout.woorden)
        self.assertEqual(fout.formulier("/aanmelden").naam("naam"), "Joost Bakker")
        self.assertEqual(fout.formulier("/aanmelden").naam("email"), "geen adres")
        leeg = b.verstuur(p.formulier("/aanmelden"), naam="", email="")
        self.assertEqual(leeg.status, 422)
        self.assertIn("Uw naam: vul dit in.", leeg.woorden)
        r = b.verstuur(p.formulier("/aanmelden"), naam="Joost Bakker", email="joost@amsterdam.example")
        self.assertEqual((r.status, r.kop("Location")), (303, "/aanmelden"))
        self.assertIn("U wacht op toegang", b.get("/aanmelden").titel)
        rij = sql(f"SELECT stand, naam, email FROM gebruiker WHERE id = '{id_van(wie)}'")[0]
        self.assertEqual(rij, ["wacht", "Joost Bakker", "joost@amsterdam.example"])
        self.assertEqual(b.verstuur(b.get("/aanmelden").formulieren[0]).status, 303, "she can log out")
        weer = log_in(wie)
        self.assertEqual(weer.get("/").kop("Location"), "/aanmelden")
        self.assertIn("U wacht sinds", weer.get("/aanmelden").woorden)

    def test_somebody_of_a_gemeente_without_beheerder_waits_for_duo(self):
        wie, b, r = self.meld_aan("Noor el Amrani")
        self.assertEqual(r.status, 303)
        self.assertIn("DUO, want uw organisatie heeft nog geen beheerder", b.get("/aanmelden").woorden)
        duo = log_in(mens("duo_beheerder"))
        self.assertIn(f"/mensen/{id_van(wie)}", duo.get("/mensen?stand=wacht").links)
        r = self.doe(duo, f"/mensen/{id_van(wie)}/rollen", [("rollen", "gemeentebeheerder")])
        self.assertEqual(r.status, 303)
        self.assertEqual(b.get("/mensen").status, 200)

    def test_the_beheerder_admits_and_it_holds_at_the_next_request(self):
        wie, b, _ = self.meld_aan("Joost Bakker")
        karel = log_in(mens("gemeentebeheerder", "0363"))
        start = karel.get("/")
        self.assertIn("/mensen?stand=wacht", start.links)
        self.assertIn("1 mensen die wachten op toegang", start.woorden)
        lijst = karel.get("/mensen")
        eerste = next(l for l in lijst.links if re.fullmatch("/mensen/[0-9a-f-]{36}", l))
        self.assertEqual(eerste, f"/mensen/{id_van(wie)}", "who waits stands first")
        pad = f"/mensen/{id_van(wie)}/rollen"
        self.assertIn(pad, karel.get(f"/mensen/{id_van(wie)}").links)
        leeg = karel.post(pad, [("csrf", karel.csrf()), ("stap", "controleer")])
        self.assertEqual(leeg.status, 422)
        oud = karel.post(pad, [("csrf", karel.csrf()), ("stap", "controleer"), ("rollen", "raadpleger")] + dag(-1))
        self.assertEqual(oud.status, 422)
        self.assertIn("Kies een dag vanaf vandaag", oud.woorden)
        vreemd = karel.post(pad, [("csrf", karel.csrf()), ("stap", "bevestig"), ("rollen", "duo_beheerder")])
        self.assertEqual(vreemd.status, 422)
        self.assertEqual(rollen(id_van(wie)), [])
        r = self.doe(karel, pad, [("rollen", "raadpleger")] + dag(10))
        self.assertEqual(r.status, 303)
        self.assertEqual(b.get("/werkvoorraad").status, 200)
        einde = sql1(f"SELECT tot FROM rolgeving WHERE gebruiker = '{id_van(wie)}'")
        self.assertEqual(einde, str(VANDAAG + datetime.timedelta(days=11)), "the last day is a day of it")
        self.assertIn(f"/mensen/{id_van(wie)}", karel.get("/mensen?let_op=verloopt").links)
        self.assertIn("1 mensen met een rol die binnenkort verloopt", karel.get("/").woorden)
        pagina = karel.get(f"/mensen/{id_van(wie)}").woorden
        self.assertIn("Karel Dijkstra", pagina)
        self.assertIn("Kreeg een rol: Raadpleger", pagina)
        audit = sql1("SELECT bijzonderheden FROM audit WHERE handeling = 'beheer' ORDER BY nummer DESC LIMIT 1")
        self.assertRegex(audit, r"^rollen g-[0-9a-f]{12}$")


class TakingAway(Mensen):
    def setUp(self):
        super().setUp()
        self.sanne = van_naam("Sanne van den Berg")
        self.sid = id_van(self.sanne)
        self.karel = log_in(mens("gemeentebeheerder", "0363"))

    def rol_pad(self):
        return next(l for l in self.karel.get(f"/mensen/{self.sid}").links if "/rol/" in l)

    def test_a_removed_right_is_gone_at_the_next_request(self):
        b = log_in(self.sanne)
        self.assertEqual(b.get("/werkvoorraad").status, 200)
        r = self.doe(self.karel, self.rol_pad(), [("wanneer", "nu")])
        self.assertEqual(r.status, 303)
        self.assertEqual(b.get("/werkvoorraad").status, 403)
        self.assertEqual(rollen(self.sid), [])
        start = b.get("/")
        self.assertEqual(start.status, 200)
        self.assertIn("U hebt nu geen rol", start.woorden)

    def test_an_end_date_can_be_set_and_taken_back(self):
        pad = self.rol_pad()
        fout = self.karel.post(pad, [("csrf", self.karel.csrf()), ("wanneer", "datum"), ("stap", "controleer")])
        self.assertEqual(fout.status, 422)
        self.assertEqual(self.doe(self.karel, pad, [("wanneer", "datum")] + dag(0)).status, 303)
        self.assertEqual(sql1(f"SELECT tot FROM rolgeving WHERE gebruiker = '{self.sid}'"), str(VANDAAG + datetime.timedelta(days=1)))
        self.assertEqual(log_in(self.sanne).get("/werkvoorraad").status, 200, "today is the last day")
        leeg = [("laatste_dag.dag", ""), ("laatste_dag.maand", ""), ("laatste_dag.jaar", "")]
        self.assertEqual(self.doe(self.karel, pad, [("wanneer", "nooit")] + leeg).status, 303)
        self.assertEqual(sql1(f"SELECT tot FROM rolgeving WHERE gebruiker = '{self.sid}'"), "")

    def test_sessions_end_at_once_on_all_workers(self):
        open_sessies = [log_in(self.sanne) for _ in range(3)]
        for b in open_sessies:
            self.assertEqual(b.get("/werkvoorraad").status, 200)
        pad = f"/mensen/{self.sid}/sessies"
        r = self.karel.verstuur(self.karel.get(pad).formulier(re.escape(pad)), ("stap", "bevestig"))
        klaar = time.monotonic()
        self.assertEqual(r.status, 303)
        for _ in range(8): # new connections, whichever worker takes them
            for b in open_sessies:
                kopie = Browser()
                kopie.koekjes = dict(b.koekjes)
                self.assertEqual(kopie.get("/werkvoorraad").status, 303)
        self.assertLess(time.monotonic() - klaar, 5)
        self.assertEqual(sql1(f"SELECT count(*) FROM sessie WHERE gebruiker = '{self.sid}' AND einde IS NULL"), "0")
        self.assertEqual(log_in(self.sanne).get("/werkvoorraad").status, 200, "logging in again is possible")

    def test_who_is_blocked_is_out_and_gets_a_calm_page(self):
        b = log_in(self.sanne)
        pad = f"/mensen/{self.sid}/blokkeren"
        self.assertEqual(self.karel.verstuur(self.karel.get(pad).formulier(re.escape(pad)), ("stap", "bevestig")).status, 303)
        self.assertEqual(b.get("/werkvoorraad").status, 303)
        ander = Browser()
        r = ander.verstuur(saml_antwoord(ander, self.sanne))
        self.assertEqual(r.status, 403)
        self.assertIn("Uw toegang is stopgezet", r.titel)
        self.assertIsNone(ander.token)
        pad = f"/mensen/{self.sid}/deblokkeren"
        self.assertEqual(self.karel.verstuur(self.karel.get(pad).formulier(re.escape(pad)), ("stap", "bevestig")).status, 303)
        self.assertEqual(log_in(self.sanne).get("/werkvoorraad").status, 200)

    def test_the_last_beheerder_stays(self):
        """Two beheerders: who leaves soon cannot take away the other for a later day."""
        joost = van_naam("Joost Bakker")
        self.doe(self.karel, f"/mensen/{id_van(joost)}/rollen", [("rollen", "gemeentebeheerder")] + dag(10))
        b = log_in(joost)
        kid = id_van(mens("gemeentebeheerder", "0363"))
        pad = next(l for l in b.get(f"/mensen/{kid}").links if "/rol/" in l)
        r = self.doe(b, pad, [("wanneer", "datum")] + dag(30))
        self.assertEqual(r.status, 409)
        self.assertIn("enige beheerder", r.woorden)
        self.assertEqual(rollen(kid), ["gemeentebeheerder"])
        self.assertEqual(sql1(f"SELECT tot FROM rolgeving WHERE gebruiker = '{kid}'"), "")
        self.assertEqual(sql1("SELECT resultaat FROM audit WHERE handeling = 'beheer' ORDER BY nummer DESC LIMIT 1"), "laatste-beheerder")

    def test_name_and_address_can_be_put_right(self):
        pad = f"/mensen/{self.sid}/gegevens"
        self.assertEqual(self.doe(self.karel, pad, [("naam", "Sanne van den Bergh"), ("email", "sanne@amsterdam.example")]).status, 303)
        self.assertEqual(sql(f"SELECT naam, email FROM gebruiker WHERE id = '{self.sid}'")[0], ["Sanne van den Bergh", "sanne@amsterdam.example"])


class NobodyForHerself(Mensen):
    def probeer(self, wie):
        b = log_in(wie)
        zij = id_van(wie)
        pagina = b.get(f"/mensen/{zij}")
        self.assertIn("Dit bent u zelf", pagina.woorden)
        self.assertFalse([l for l in pagina.links if l.startswith(f"/mensen/{zij}/")])
        voor, weg = sql(f"SELECT * FROM rolgeving WHERE gebruiker = '{zij}' ORDER BY id"), self.weigeringen()
        geving = sql1(f"SELECT id FROM rolgeving WHERE gebruiker = '{zij}' AND ingetrokken_op IS NULL ORDER BY rol LIMIT 1")
        rol = "duo_auditor" if wie.organisatie == "DUO" else "privacy_officer"
        posten = (("rollen", [("rollen", rol)]), (f"rol/{geving}", [("wanneer", "datum")] + dag(400)),
                  ("herzien", [("besluit", "klopt")]), ("blokkeren", []), ("deblokkeren", []), ("sessies", []),
                  ("gegevens", [("naam", "Iemand Anders"), ("email", "a@b.example")]))
        for daad, velden in posten:
            stap = [] if daad == "herzien" else [("stap", "bevestig")]
            r = b.post(f"/mensen/{zij}/{daad}", velden + stap + [("csrf", b.csrf())])
            self.assertEqual(r.status, 403, daad)
        self.assertEqual(self.weigeringen() - weg, len(posten), "each is written down")
        for opdracht in (f"mens_geef('{zij}', '{{{rol}}}', NULL, NULL)", f"mens_einde('{zij}', '{geving}', NULL)",
                         f"mens_herzien('{zij}', true)", f"mens_blokkeer('{zij}', false)", f"mens_sessies('{zij}')",
                         f"mens_gegevens('{zij}', 'x', 'x@y.example')"):
            self.assertIn("zelf", als_sessie(b, f"SELECT portaal.{opdracht}"), opdracht)
        self.assertEqual(sql(f"SELECT * FROM rolgeving WHERE gebruiker = '{zij}' ORDER BY id"), voor)
        return b

    def test_a_beheerder(self):
        self.probeer(mens("gemeentebeheerder", "0363"))

    def test_with_two_roles(self):
        self.probeer(van_naam("Sjoerd Nagel"))

    def test_duo(self):
        self.probeer(mens("duo_beheerder"))

    def test_the_same_person_under_another_number(self):
        """One pseudonym, once by KvK number and once by RSIN: still herself."""
        karel = mens("gemeentebeheerder", "0363")
        b = log_in(karel)
        sql(f"""INSERT INTO gebruiker (id, organisatie, legal_subject, acting_subject, naam, stand)
                VALUES (gen_random_uuid(), '0363', '123456782', '{karel.pseudoniem}', 'Karel Dijkstra', 'actief')""")
        ander = sql1("SELECT id FROM gebruiker WHERE legal_subject = '123456782'")
        self.assertEqual(b.post(f"/mensen/{ander}/rollen", [("rollen", "klantregisseur"), ("stap", "bevestig"), ("csrf", b.csrf())]).status, 403)
        self.assertEqual(rollen(ander), [])

    def test_the_table_refuses_as_well(self):
        zij = id_van(mens("gemeentebeheerder", "0363"))
        with self.assertRaises(subprocess.CalledProcessError):
            sql(f"INSERT INTO rolgeving (gebruiker, organisatie, rol, gegeven_door) VALUES ('{zij}', '0363', 'raadpleger', '{zij}')")


class Walls(Mensen):
    def test_another_gemeente_does_not_exist(self):
        karel = log_in(mens("gemeentebeheerder", "0363"))
        ander = id_van(van_naam("Tjeerd Visser"))
        self.assertEqual(karel.get(f"/mensen/{ander}").status, 404)
        self.assertNotIn("Tjeerd", karel.get("/mensen").tekst)
        for daad, velden in (("rollen", [("rollen", "raadpleger")]), ("blokkeren", []), ("sessies", []), ("herzien", [("besluit", "weg")])):
            r = karel.post(f"/mensen/{ander}/{daad}", velden + [("stap", "bevestig"), ("csrf", karel.csrf())])
            self.assertEqual(r.status, 404, daad)
        self.assertIn("mens", als_sessie(karel, f"SELECT portaal.mens_blokkeer('{ander}', true)"))
        self.assertEqual(rollen(ander), ["raadpleger"])
        self.assertEqual(karel.get("/mensen/geen-uuid").status, 404)
        self.assertEqual(karel.get(f"/mensen/{id_van(van_naam('Joost Bakker'))}/verzonnen").status, 404)

    def test_a_role_of_another_kind_of_organisation_is_not_hers_to_give(self):
        karel = log_in(mens("gemeentebeheerder", "0363"))
        joost = id_van(van_naam("Joost Bakker"))
        for rol in ("duo_beheerder", "coa_beheerder", "toegelaten", "wachtend", "verzonnen"):
            self.assertIn("rol", als_sessie(karel, f"SELECT portaal.mens_geef('{joost}', '{{{rol}}}', NULL, NULL)"), rol)
        self.assertEqual(als_sessie(karel, f"SELECT portaal.mens_geef('{joost}', '{{privacy_officer}}', NULL, NULL)"), "")

    def test_duo_manages_its_own_and_the_beheerders_and_no_more(self):
        duo = log_in(mens("duo_beheerder"))
        sjoerd, tjeerd = id_van(van_naam("Sjoerd Nagel")), id_van(van_naam("Tjeerd Visser"))
        lijst = duo.get("/mensen?organisatie=0060")
        self.assertIn(f"/mensen/{sjoerd}", lijst.links)
        self.assertNotIn("Tjeerd", lijst.tekst)
        self.assertEqual(duo.get(f"/mensen/{tjeerd}").status, 404)
        pagina = duo.get(f"/mensen/{sjoerd}").woorden
        self.assertIn("Gemeentebeheerder", pagina)
        self.assertNotIn("Klantregisseur", pagina, "her other roles are the gemeente's business")
        self.assertIn("rol", als_sessie(duo, f"SELECT portaal.mens_geef('{sjoerd}', '{{raadpleger}}', NULL, NULL)"))
        klant = sql1(f"SELECT id FROM rolgeving WHERE gebruiker = '{sjoerd}' AND rol = 'klantregisseur'")
        self.assertEqual(duo.get(f"/mensen/{sjoerd}/rol/{klant}").status, 404)
        self.assertIn("rolgeving", als_sessie(duo, f"SELECT portaal.mens_einde('{sjoerd}', '{klant}', current_date)"))
        self.assertIn(f"/mensen/{id_van(mens('duo_auditor'))}", duo.get("/mensen?organisatie=DUO").links)
        self.assertIn(f"/mensen/{id_van(mens('coa_beheerder'))}", duo.get("/mensen?organisatie=COA").links)
        self.assertNotIn("Lotte", duo.get("/mensen?organisatie=COA").tekst)

    def test_duo_may_leave_a_gemeente_without_beheerder(self):
        duo = log_in(mens("duo_beheerder"))
        sjoerd = id_van(van_naam("Sjoerd Nagel"))
        pad = next(l for l in duo.get(f"/mensen/{sjoerd}").links if "/rol/" in l)
        self.assertEqual(self.doe(duo, pad, [("wanneer", "nu")]).status, 303)
        self.assertEqual(rollen(sjoerd), ["klantregisseur"])

    def test_who_manages_nobody_gets_nowhere(self):
        iemand = id_van(van_naam("Joost Bakker"))
        for rol in ("klantregisseur", "raadpleger", "privacy_officer", "duo_medewerker", "duo_auditor", "coa_medewerker"):
            b = log_in(mens(rol))
            for pad in ("/mensen", "/mensen/herzien", f"/mensen/{iemand}", f"/mensen/{iemand}/rollen", "/duo/uitnodigingen"):
                self.assertEqual(b.get(pad).status, 403, (rol, pad))
            self.assertNotIn("/mensen", b.get("/").links, rol)
            self.assertIn("rol", als_sessie(b, f"SELECT portaal.mens_blokkeer('{iemand}', true)"))
            self.assertIn("rol", als_sessie(b, "SELECT * FROM portaal.mensen_lijst(NULL, NULL, NULL, NULL, 30, 365, 0, 10)"))

    def test_the_tables_are_shut(self):
        karel = log_in(mens("gemeentebeheerder", "0363"))
        for tabel in ("gebruiker", "rolgeving", "gebruiker_wijziging", "uitnodiging", "uitnodiging_poging"):
            self.assertIn("permission denied", als_sessie(karel, f"SELECT * FROM portaal.{tabel}"), tabel)
        for functie in ("mensen_sessie()", "uitnodiging_sessie()"):
            self.assertIn("permission denied", als_sessie(karel, f"SELECT portaal.{functie}"), functie)


class Invitation(Mensen):
    def setUp(self):
        super().setUp()
        self.duo = log_in(mens("duo_beheerder"))

    def nodig_uit(self, organisatie, rol="gemeentebeheerder"):
        pad = "/duo/uitnodigingen/nieuw"
        csrf = ("csrf", self.duo.csrf())
        velden = [("organisatie", organisatie)] + [("rollen", r) for r in rol.split("+")]
        controle = self.duo.post(pad, velden + [csrf, ("stap", "controleer")])
        self.assertEqual(controle.status, 200, controle.woorden[:300])
        self.formulier = controle.formulier(pad)
        r = self.duo.verstuur(self.formulier, ("stap", "bevestig"))
        self.assertEqual(r.status, 200, r.woorden[:300])
        return re.search(r"\b([0-9A-Z]{4}(?:-[0-9A-Z]{4}){6})\b", r.tekst).group(1)

    def test_it_brings_in_the_first_beheerder_of_a_gemeente(self):
        code = self.nodig_uit("0599", "gemeentebeheerder+klantregisseur")
        dump = sql("SELECT * FROM uitnodiging")[0]
        self.assertFalse([k for k in dump if code in k or code.replace("-", "") in k], "only a hash is kept")
        self.assertNotIn(code, "".join("".join(r) for r in sql("SELECT bijzonderheden FROM audit WHERE bijzonderheden IS NOT NULL")))
        self.assertNotIn(code, self.duo.get("/duo/uitnodigingen").tekst, "it is shown once")
        wie = self.onbekend("Noor el Amrani")
        b = log_in(wie)
        f = b.get("/aanmelden").formulier("/aanmelden")
        fout = b.verstuur(f, naam="Noor el Amrani", email="noor@rotterdam.example", code="ABCD-1234")
        self.assertEqual(fout.status, 422)
        self.assertIn("7 groepjes", fout.woorden)
        fout = b.verstuur(f, naam="Noor el Amrani", email="noor@rotterdam.example", code="0" * 28)
        self.assertEqual(fout.status, 422)
        self.assertEqual(fout.formulier("/aanmelden").naam("naam"), "Noor el Amrani")
        self.assertEqual(sql1(f"SELECT stand FROM gebruiker WHERE id = '{id_van(wie)}'"), "nieuw", "nothing is kept of it")
        goed = b.verstuur(f, naam="Noor el Amrani", email="noor@rotterdam.example", code=code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))
        self.assertEqual((goed.status, goed.kop("Location")), (303, "/"))
        self.assertEqual(b.get("/mensen").status, 200)
        self.assertEqual(b.get("/werkvoorraad").status, 200)
        self.assertEqual(rollen(id_van(wie)), ["gemeentebeheerder", "klantregisseur"])
        gegeven = sql1(f"SELECT DISTINCT gegeven_door FROM rolgeving WHERE gebruiker = '{id_van(wie)}'")
        self.assertEqual(gegeven, id_van(mens("duo_beheerder")))
        self.assertIn("Gebruikt op", self.duo.get("/duo/uitnodigingen").woorden)
        _, tweede, r = self.meld_aan("Joost Bakker", code=code)
        self.assertEqual(r.status, 422, "once is once")

    def test_of_another_organisation_it_is_worth_nothing(self):
        code = self.nodig_uit("0599")
        wie, b, r = self.meld_aan("Tjeerd Visser", code=code)
        self.assertEqual(r.status, 422)
        self.assertEqual(sql1("SELECT pogingen FROM uitnodiging"), "1")
        self.assertEqual(rollen(id_van(wie)), [])
        for _ in range(4):
            b.verstuur(b.get("/aanmelden").formulier("/aanmelden"), naam="Tjeerd", email="t@ameland.example", code=code)
        r = b.verstuur(b.get("/aanmelden").formulier("/aanmelden"), naam="Tjeerd", email="t@ameland.example", code=code)
        self.assertIn("te vaak", r.woorden)
        sql("DELETE FROM uitnodiging_poging; UPDATE uitnodiging SET pogingen = 5")
        _, _, r = self.meld_aan("Noor el Amrani", code=code)
        self.assertEqual(r.status, 422, "a code that was tried too often is dead")

    def test_it_ends(self):
        code = self.nodig_uit("0599")
        sql("UPDATE uitnodiging SET geldig_tot = now() - interval '1 second'")
        wie, b, r = self.meld_aan("Noor el Amrani", code=code)
        self.assertEqual(r.status, 422)
        code = self.nodig_uit("0599")
        f = self.duo.get("/duo/uitnodigingen").formulier("/duo/uitnodigingen/.*/intrekken")
        self.assertEqual(self.duo.verstuur(f).status, 303)
        self.assertEqual(self.duo.verstuur(f).status, 409)
        r = b.verstuur(b.get("/aanmelden").formulier("/aanmelden"), naam="Noor el Amrani", email="n@r.example", code=code)
        self.assertEqual(r.status, 422)
        self.assertEqual(rollen(id_van(wie)), [])

    def test_it_ends_with_the_rights_of_who_gave_it(self):
        """Blocked, or no beheerder of DUO any more: what she gave out and was not used yet is worth nothing"""
        code, duo = self.nodig_uit("0599"), id_van(mens("duo_beheerder"))
        wie = self.onbekend("Noor el Amrani")
        b = log_in(wie)
        f = b.get("/aanmelden").formulier("/aanmelden")
        for weg, terug in ((f"UPDATE gebruiker SET stand = 'geblokkeerd' WHERE id = '{duo}'", f"UPDATE gebruiker SET stand = 'actief' WHERE id = '{duo}'"),
                           (f"UPDATE rolgeving SET ingetrokken_op = now() WHERE gebruiker = '{duo}'",
                            f"UPDATE rolgeving SET ingetrokken_op = NULL WHERE gebruiker = '{duo}'")):
            with self.subTest(weg):
                sql(weg)
                self.assertEqual(b.verstuur(f, naam="Noor el Amrani", email="n@r.example", code=code).status, 422)
                self.assertEqual(rollen(id_van(wie)), [])
                sql(terug)
        self.assertEqual(b.verstuur(f, naam="Noor el Amrani", email="n@r.example", code=code).status, 303)

    def test_sent_twice_it_is_one(self):
        self.nodig_uit("0599")
        self.assertEqual(self.duo.verstuur(self.formulier, ("stap", "bevestig")).status, 409)
        self.assertEqual(sql1("SELECT count(*) FROM uitnodiging"), "1")

    def test_roles_must_fit(self):
        pad = "/duo/uitnodigingen/nieuw"
        for velden in ([("organisatie", "0599"), ("rollen", "klantregisseur")], [("organisatie", "0599"), ("rollen", "coa_beheerder")],
                       [("organisatie", "COA"), ("rollen", "gemeentebeheerder")], [("organisatie", "0599")], [("rollen", "gemeentebeheerder")],
                       [("organisatie", "DUO"), ("rollen", "duo_beheerder")]):
            r = self.duo.post(pad, velden + [("csrf", self.duo.csrf()), ("stap", "bevestig"), ("id", "018f0000-0000-7000-8000-000000000001")])
            self.assertEqual(r.status, 422, velden)
        maak = "SELECT portaal.uitnodiging_maak('018f0000-0000-7000-8000-000000000001', '{}', '{{{}}}', decode(repeat('ab', 32), 'hex'), 14)"
        for organisatie, rol in (("DUO", "duo_beheerder"), ("0599", "klantregisseur"), ("0599", "gemeentebeheerder,duo_beheerder"),
                                 ("COA", "gemeentebeheerder"), ("IND", "gemeentebeheerder")):
            self.assertIn("rol", als_sessie(self.duo, maak.format(organisatie, rol)), (organisatie, rol))
        self.assertEqual(als_sessie(self.duo, maak.format("COA", "coa_beheerder")), "")
        karel = log_in(mens("gemeentebeheerder", "0363"))
        self.assertEqual(karel.get(pad).status, 403)
        self.assertIn("rol", als_sessie(karel, maak.format("0363", "gemeentebeheerder")))

    def test_who_is_in_already_can_use_one(self):
        code = self.nodig_uit("0599")
        noor = van_naam("Noor el Amrani")
        b = log_in(noor)
        f = b.get("/mijn-gegevens").formulier("/mijn-gegevens/code")
        self.assertEqual(b.verstuur(f, code="").status, 422)
        self.assertEqual(b.verstuur(f, code=code).status, 303)
        self.assertEqual(b.get("/mensen").status, 200)
        self.assertEqual(rollen(id_van(noor)), ["gemeentebeheerder", "klantregisseur"])


class FromTheProvider(Mensen):
    """DUO's own provider says at every login which roles somebody has: here she can be blocked, and no more."""

    def test_roles_are_shown_and_not_given(self):
        fatima = mens("duo_medewerker")
        log_in(fatima)
        zij = id_van(fatima)
        self.assertEqual(sql1(f"SELECT aanbieder FROM gebruiker WHERE id = '{zij}'"), "duo")
        duo = log_in(mens("duo_beheerder"))
        pagina = duo.get(f"/mensen/{zij}")
        self.assertIn("De inlogdienst van de organisatie bepaalt", pagina.woorden)
        self.assertFalse([l for l in pagina.links if "/rol" in l])
        self.assertIn(f"/mensen/{zij}/blokkeren", pagina.links)
        geving = sql1(f"SELECT id FROM rolgeving WHERE gebruiker = '{zij}' AND ingetrokken_op IS NULL")
        for daad, velden in (("rollen", [("rollen", "duo_auditor")]), (f"rol/{geving}", [("wanneer", "nu")])):
            r = duo.post(f"/mensen/{zij}/{daad}", velden + [("stap", "bevestig"), ("csrf", duo.csrf())])
            self.assertEqual(r.status, 409, daad)
            self.assertIn("inlogdienst", r.woorden)
        r = duo.post(f"/mensen/{zij}/herzien", [("besluit", "weg"), ("csrf", duo.csrf())])
        self.assertEqual((r.status, r.kop("Location")), (303, f"/mensen/{zij}/blokkeren"))
        self.assertEqual(rollen(zij), ["duo_medewerker"])


class Review(Mensen):
    def test_everybody_once_a_year_with_one_click(self):
        sql("UPDATE rolgeving SET herzien_op = current_date - 366 WHERE organisatie = '0363'")
        karel = log_in(mens("gemeentebeheerder", "0363"))
        p = karel.get("/mensen/herzien")
        self.assertEqual(p.status, 200)
        self.assertRegex(p.woorden, r"0 van de \d+ mensen zijn gecontroleerd")
        self.assertIn("/mensen/herzien", karel.get("/").links)
        sanne, joost, kid = (id_van(van_naam(n)) for n in ("Sanne van den Berg", "Joost Bakker", "Karel Dijkstra"))
        self.assertFalse([f for f in p.formulieren if kid in f.actie], "not her own")
        self.assertIn("Een andere beheerder controleert uw rollen", p.woorden)
        r = karel.verstuur(p.formulier(f"/mensen/{sanne}/herzien"), ("besluit", "klopt"))
        self.assertEqual((r.status, r.kop("Location")), (303, "/mensen/herzien?gedaan=klopt"))
        b = log_in(van_naam("Joost Bakker"))
        self.assertEqual(b.get("/werkvoorraad").status, 200)
        r = karel.verstuur(p.formulier(f"/mensen/{joost}/herzien"), ("besluit", "weg"))
        self.assertEqual(r.status, 303)
        self.assertEqual(b.get("/werkvoorraad").status, 403)
        self.assertEqual(sql1(f"SELECT herzien_op FROM rolgeving WHERE gebruiker = '{sanne}'"), str(VANDAAG))
        self.assertEqual(rollen(joost), [])
        p = karel.get("/mensen/herzien")
        self.assertRegex(p.woorden, r"1 van de \d+ mensen zijn gecontroleerd")
        self.assertNotIn("Sanne van den Berg", p.tekst)
        audit = [r[0] for r in sql("SELECT bijzonderheden FROM audit WHERE route = '/mensen/{id}/herzien' AND handeling = 'beheer' ORDER BY nummer DESC LIMIT 2")]
        self.assertEqual(audit, [f"herzien g-{joost[-12:]}: weg", f"herzien g-{sanne[-12:]}: klopt"])
        self.assertEqual(karel.post(f"/mensen/{sanne}/herzien", [("besluit", "iets"), ("csrf", karel.csrf())]).status, 400)

    def test_never_reviewed_is_due_and_a_decision_of_today_is_not(self):
        sql("UPDATE rolgeving SET herzien_op = NULL WHERE organisatie = '0363'")
        karel = log_in(mens("gemeentebeheerder", "0363"))
        sanne = id_van(van_naam("Sanne van den Berg"))
        self.assertIn(f"/mensen/{sanne}", karel.get("/mensen?let_op=herzien").links)
        wie, _, _ = self.meld_aan("Joost Bakker")
        self.doe(karel, f"/mensen/{id_van(wie)}/rollen", [("rollen", "raadpleger")])
        self.assertNotIn(f"/mensen/{id_van(wie)}", karel.get("/mensen?let_op=herzien").links)


class Own(Mensen):
    def test_everybody_can_put_her_own_name_right(self):
        joost = van_naam("Joost Bakker")
        b = log_in(joost)
        self.assertIn("/mijn-gegevens", b.get("/").links)
        p = b.get("/mijn-gegevens")
        f = p.formulier("/mijn-gegevens")
        self.assertEqual(f.naam("naam"), "Joost Bakker")
        fout = b.verstuur(f, email="onzin")
        self.assertEqual(fout.status, 422)
        self.assertEqual(fout.formulier("/mijn-gegevens").naam("email"), "onzin")
        self.assertEqual(b.verstuur(f, naam="Joost de Bakker", email="joost@amsterdam.example").status, 303)
        self.assertIn("Joost de Bakker", b.get("/mijn-gegevens?gedaan=ja").woorden)
        self.assertEqual(sql1(f"SELECT email FROM gebruiker WHERE id = '{id_van(joost)}'"), "joost@amsterdam.example")

    def test_start_pages_of_who_has_no_dossiers_lead_somewhere(self):
        for rol, link in (("gemeentebeheerder", "/mensen"), ("coa_beheerder", "/mensen"), ("duo_auditor", "/duo/audit")):
            b = log_in(mens(rol))
            start = b.get("/")
            self.assertEqual(start.status, 200)
            self.assertIn(link, start.links, rol)
            self.assertEqual(b.get(link).status, 200)
            for niet in ("/werkvoorraad", "/zoeken", "/signalen", "/duo/leveringen"):
                self.assertNotIn(niet, start.links, rol)
