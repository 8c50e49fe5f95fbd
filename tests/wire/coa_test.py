# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""COA: somebody new is coupled, the klantprofiel with a PDF, the uitstroom; and who sees of it what."""
import datetime
import random
import re
import unittest

from portaal import als_mens, gemeenten, sql, sql1

VANDAAG = datetime.date.today()
GRENS = "----wiretest"


def datum(naam, d):
    return {f"{naam}.dag": str(d.day), f"{naam}.maand": str(d.month), f"{naam}.jaar": str(d.year)}


def nieuw_bsn():
    """A number that passes the elfproef and that nobody in the demo data has; another one each time, also in a second run."""
    while True:
        c = str(random.randrange(999100000, 999900000))
        if (sum((9 - i) * int(c[i]) for i in range(8)) - int(c[8])) % 11 == 0:
            return c


volgnummer = [int(datetime.datetime.now().timestamp()) % 1000000]


def v_nummer():
    volgnummer[0] += 1
    return f"77{volgnummer[0]:08d}"


def een_pdf(erin=""):
    lijf = f"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n{erin}\n".encode()
    return lijf + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n" + str(len(lijf)).encode() + b"\n%%EOF\n"


def met_bestand(b, pad, velden, naam, inhoud, bestand="profiel.pdf"):
    """The form as a browser sends it: multipart, the file as it is."""
    deel = [f'--{GRENS}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{w}\r\n'.encode() for n, w in velden]
    deel.append(f'--{GRENS}\r\nContent-Disposition: form-data; name="{naam}"; filename="{bestand}"\r\n'
                "Content-Type: application/pdf\r\n\r\n".encode() + inhoud + b"\r\n")
    lijf = b"".join(deel) + f"--{GRENS}--\r\n".encode()
    return b.post(pad, lijf, {"Content-Type": f"multipart/form-data; boundary={GRENS}"})


class Coa(unittest.TestCase):
    def setUp(self):
        self.a, self.c = gemeenten()
        self.b = als_mens("coa_medewerker")

    def antwoorden(self, **anders):
        return {"bsn": nieuw_bsn(), "v_nummer": v_nummer(), "geslachtsnaam": "Tesfay", "voornamen": "Hana", "geslacht": "vrouw",
                "nationaliteit": "Eritrese", "contacttaal": "Tigrinya",
                **datum("geboortedatum", datetime.date(1994, 5, 2)), "gemeente": self.a,
                **datum("datum_koppeling", VANDAAG - datetime.timedelta(days=3)), "opvanglocatie": "azc Utrecht",
                "contactpersoon_coa": "Noor Bakker", "telefoon": "0887157000", "betrokkenheid": "na_vestiging", **anders}

    def controle(self, **anders):
        f = self.b.get("/coa/nieuw").formulier("/coa/nieuw")
        return self.b.verstuur(f, ("stap", "controleer"), **anders)

    def koppel(self, **anders):
        r = self.controle(**self.antwoorden(**anders))
        self.assertEqual(r.status, 200, r.woorden[:900])
        r = self.b.verstuur(r.formulier("/coa/nieuw"), ("stap", "bevestig"))
        self.assertEqual(r.status, 303, r.woorden[:900])
        return re.match(r"/dossier/([^/]+)/ontvangst/", r.kop("Location")).group(1)

    def aantal(self):
        return int(sql1("SELECT count(*) FROM dossier"))

    def test_somebody_new_from_form_to_receipt(self):
        voor = self.aantal()
        r = self.controle(**self.antwoorden())
        self.assertEqual(r.status, 200, r.woorden[:900])
        self.assertEqual(self.aantal(), voor, "the review page writes nobody down")
        f = r.formulier("/coa/nieuw")
        een = self.b.verstuur(f, ("stap", "bevestig"))
        twee = self.b.verstuur(f, ("stap", "bevestig"))
        self.assertEqual((een.status, een.kop("Location")), (303, twee.kop("Location")), "a double click")
        self.assertEqual(self.aantal(), voor + 1)
        self.assertIn("Ontvangen: Koppeling", self.b.volg(een).woorden)
        dossier = een.kop("Location").split("/")[2]
        self.assertEqual(sql(f"SELECT organisatie, reden FROM werkrelatie WHERE dossier = '{dossier}' AND tot IS NULL ORDER BY 1"),
                         [[self.a, "coa_koppeling"], ["COA", "coa_koppeling"]])
        self.assertEqual(sql(f"SELECT stelseldienst, afzender, ontvanger, kanaal FROM bericht WHERE dossier = '{dossier}'"),
                         [["koppeling", "COA", self.a, "portaal"]])
        self.assertEqual(als_mens("klantregisseur", self.a).get(f"/dossier/{dossier}").status, 200, "the gemeente sees her at once")
        self.assertEqual(als_mens("klantregisseur", self.c).get(f"/dossier/{dossier}").status, 404)
        self.assertEqual(als_mens("duo_beheerder").get(f"/dossier/{dossier}").status, 200)
        self.assertEqual(sql1(f"SELECT themas IS NULL FROM werkvoorraad WHERE organisatie = 'COA' AND dossier = '{dossier}'"), "t")

    def test_a_person_must_be_whole(self):
        r = self.controle(**self.antwoorden(bsn="", geslachtsnaam="", gemeente=""))
        self.assertEqual(r.status, 422)
        for doel in ("#bsn", "#geslachtsnaam", "#gemeente"):
            self.assertIn(f'href="{doel}"', r.tekst)
        self.assertEqual(self.controle(**self.antwoorden(bsn="999990018")).status, 422, "elfproef")

    def test_who_is_known_is_not_begun_twice(self):
        bsn, v = nieuw_bsn(), v_nummer()
        self.koppel(bsn=bsn, v_nummer=v)
        voor = self.aantal()
        r = self.controle(**self.antwoorden(bsn=bsn, v_nummer=v))
        self.assertEqual(r.status, 422)
        self.assertIn("al bekend bij COA", r.woorden)
        r = self.controle(**self.antwoorden(v_nummer=v))
        self.assertEqual(r.status, 422)
        self.assertIn("hoort bij iemand anders", r.woorden)
        r = self.controle(**self.antwoorden(bsn=bsn, v_nummer=v, **datum("geboortedatum", datetime.date(1994, 5, 3))))
        self.assertEqual(r.status, 422)
        self.assertEqual(self.aantal(), voor)
        # the numbers are nowhere but in the body
        self.assertNotIn(bsn, str(sql("SELECT route, bijzonderheden FROM audit ORDER BY nummer DESC LIMIT 20")))

    def test_who_only_duo_spoke_of(self):
        """DUO told of the plicht, COA couples: the same dossier; with another date of birth it is not that person"""
        rij = sql(f"SELECT d.id, d.geboortedatum FROM dossier d WHERE d.doelgroep = 'asielstatushouder' AND NOT d.plicht_beeindigd AND "
                  "d.geboortedatum !~ '-00' AND NOT EXISTS (SELECT FROM werkrelatie w WHERE w.dossier = d.id AND w.organisatie = 'COA') "
                  f"AND EXISTS (SELECT FROM werkrelatie w WHERE w.dossier = d.id AND w.organisatie = '{self.a}' AND w.tot IS NULL) LIMIT 1")
        self.assertTrue(rij, "the demo data have nobody like that")
        dossier, geboren = rij[0]
        kr = als_mens("klantregisseur", self.a)
        getoond = kr.post(f"/dossier/{dossier}/toon", [("csrf", kr.csrf())]).tekst
        bsn = re.search(r'pi-code">(\d{9})<', getoond).group(1)
        v = re.search(r'pi-code">(\d{10})<', getoond)
        dag = datetime.date.fromisoformat(geboren)
        self.assertEqual(self.b.get(f"/dossier/{dossier}").status, 404, "not of COA yet")
        wie = {"bsn": bsn, "v_nummer": v.group(1) if v else v_nummer()}
        r = self.controle(**self.antwoorden(**wie, **datum("geboortedatum", dag + datetime.timedelta(days=1))))
        self.assertEqual(r.status, 422)
        self.assertIn("een andere geboortedatum", r.woorden)
        self.assertEqual(self.b.get(f"/dossier/{dossier}").status, 404, "a wrong guess opens nothing")
        r = self.controle(**self.antwoorden(**wie, **datum("geboortedatum", dag)))
        self.assertEqual(r.status, 200, r.woorden[:900])
        self.assertEqual(self.b.get(f"/dossier/{dossier}").status, 404, "the review page opens nothing")
        extra = {"reden": "De gemeente vroeg om deze koppeling."} if 'name="reden"' in r.tekst else {}
        r = self.b.verstuur(r.formulier("/coa/nieuw"), ("stap", "bevestig"), **extra)
        self.assertEqual((r.status, r.kop("Location").split("/")[2]), (303, dossier), r.woorden[:600])
        self.assertEqual(self.b.get(f"/dossier/{dossier}").status, 200)

    def klantprofiel(self, dossier, pdf=None, stap="controleer", **anders):
        pad = f"/dossier/{dossier}/lever/klantprofiel"
        f = self.b.get(pad).formulier(re.escape(pad))
        velden = f.waarden(**{"moment": "koppeling", **datum("datum", VANDAAG), "gezin_samenstelling": "alleenstaand",
                              "contactpersoon_coa": "Noor Bakker", "bijzonderheden": "Slaapt slecht sinds de reis", **anders})
        velden = [(n, w) for n, w in velden if n != "document.bestand"] + [("stap", stap)]
        return met_bestand(self.b, pad, velden, "document.bestand", pdf if pdf is not None else een_pdf()), pad

    def lever_klantprofiel(self, dossier, **anders):
        r, pad = self.klantprofiel(dossier, **anders)
        self.assertEqual(r.status, 200, r.woorden[:1200])
        r = self.b.verstuur(r.formulier(re.escape(pad)), ("stap", "bevestig"))
        self.assertEqual(r.status, 303, r.woorden[:900])
        return sql(f"SELECT b.id, k.document FROM bericht b JOIN bericht_klantprofiel k ON k.bericht_id = b.id WHERE b.dossier = '{dossier}' "
                   "ORDER BY b.nummer DESC LIMIT 1")[0]

    def test_a_klantprofiel_with_its_pdf(self):
        dossier = self.koppel()
        bericht, document = self.lever_klantprofiel(dossier)
        self.assertEqual(sql(f"SELECT bericht, organisatie FROM document WHERE id = '{document}'"), [[bericht, "COA"]])
        self.assertNotIn("%PDF", sql1(f"SELECT encode(inhoud, 'escape') FROM document WHERE id = '{document}'"))
        kr = als_mens("klantregisseur", self.a)
        pagina = kr.get(f"/dossier/{dossier}/bericht/{bericht}")
        self.assertIn(f"/dossier/{dossier}/document/{document}", pagina.links)
        self.assertNotIn("Slaapt slecht", pagina.tekst)
        r = kr.get(f"/dossier/{dossier}/document/{document}")
        self.assertEqual((r.status, r.lijf), (200, een_pdf()))
        self.assertEqual(r.kop("Content-Type"), "application/pdf")
        self.assertTrue(r.kop("Content-Disposition").startswith("attachment"))
        self.assertEqual(r.kop("X-Content-Type-Options"), "nosniff")
        self.assertEqual(sql("SELECT handeling, velden_hoog, organisatie, dossier FROM audit ORDER BY nummer DESC LIMIT 1"),
                         [["document", "{document.inhoud}", self.a, dossier]])
        self.assertIn("Klantprofiel bij de koppeling aan de gemeente: 3 van 10 onderwerpen ingevuld", kr.get(f"/dossier/{dossier}").woorden)
        self.assertTrue(sql(f"SELECT 1 FROM signaal WHERE dossier = '{dossier}' AND organisatie = '{self.a}' AND soort = 'klantprofiel_koppeling'"))
        getoond = kr.post(f"/dossier/{dossier}/bericht/{bericht}/toon", [("csrf", kr.csrf()), ("dienst", "klantprofiel")])
        self.assertIn("Slaapt slecht", getoond.tekst)
        self.assertEqual(sql("SELECT handeling, velden_hoog FROM audit ORDER BY nummer DESC LIMIT 1"),
                         [["tonen", "{bericht_klantprofiel.bijzonderheden}"]])
        self.assertEqual(kr.post(f"/dossier/{dossier}/bericht/{bericht}/toon", [("csrf", kr.csrf()), ("dienst", "pip")]).status, 404)

    def test_who_may_not_have_the_pdf(self):
        dossier = self.koppel()
        bericht, document = self.lever_klantprofiel(dossier)
        pad = f"/dossier/{dossier}/document/{document}"
        self.assertEqual(als_mens("klantregisseur", self.c).get(pad).status, 404)
        self.assertEqual(als_mens("raadpleger", self.a).get(pad).status, 403)
        self.assertEqual(als_mens("duo_beheerder").get(pad).status, 403)
        self.assertEqual(als_mens("duo_beheerder").get(f"/dossier/{dossier}/bericht/{bericht}").status, 404, "DUO does not receive it")
        ander = self.koppel()
        self.assertEqual(self.b.get(f"/dossier/{ander}/document/{document}").status, 404, "of another dossier")

    def test_the_next_gemeente_does_not_get_the_klantprofiel_of_this_one(self):
        dossier = self.koppel()
        bericht, document = self.lever_klantprofiel(dossier)
        pad = f"/dossier/{dossier}/lever/koppeling"
        f = self.b.get(pad).formulier(re.escape(pad))
        r = self.b.verstuur(f, ("stap", "controleer"), gemeente=self.c, **datum("datum_koppeling", VANDAAG))
        self.assertEqual(r.status, 200, r.woorden[:900])
        self.assertEqual(self.b.verstuur(r.formulier(re.escape(pad)), ("stap", "bevestig")).status, 303)
        nieuw = als_mens("klantregisseur", self.c)
        self.assertEqual(nieuw.get(f"/dossier/{dossier}").status, 200)
        self.assertEqual(nieuw.get(f"/dossier/{dossier}/bericht/{bericht}").status, 404)
        self.assertEqual(nieuw.get(f"/dossier/{dossier}/document/{document}").status, 404)

    def test_what_is_no_pdf_is_refused(self):
        dossier = self.koppel()
        voor = sql1("SELECT count(*) FROM document")
        for inhoud, woord in ((b"<html><script>alert(1)</script></html>", "geen PDF"), (een_pdf()[:-20], "niet heel"),
                              (een_pdf("2 0 obj <</S /Java#53cript /JS (x)>> endobj"), "uit zichzelf"), (een_pdf("/Encrypt 9 0 R"), "beveiliging")):
            with self.subTest(woord):
                r, _ = self.klantprofiel(dossier, inhoud)
                self.assertEqual(r.status, 422)
                self.assertIn(woord, r.woorden)
        self.assertEqual(sql1("SELECT count(*) FROM document"), voor)

    def test_a_pdf_is_kept_when_something_else_is_wrong(self):
        dossier = self.koppel()
        r, pad = self.klantprofiel(dossier, moment="")
        self.assertEqual(r.status, 422)
        f = r.formulier(re.escape(pad))
        self.assertIn("Het bestand is ontvangen", r.woorden)
        document = f.naam("document")
        velden = [(n, w) for n, w in f.waarden(moment="koppeling") if n != "document.bestand"] + [("stap", "controleer")]
        r = self.b.post(pad, velden)
        self.assertEqual(r.status, 200, r.woorden[:900])
        r = self.b.verstuur(r.formulier(re.escape(pad)), ("stap", "bevestig"))
        self.assertEqual(r.status, 303)
        self.assertEqual(sql1(f"SELECT bericht IS NOT NULL FROM document WHERE id = '{document}'"), "t")
        # one of another dossier is not taken
        ander = self.koppel()
        velden = [(n, document if n == "document" else w) for n, w in velden]
        csrf = self.b.csrf()
        r = self.b.post(f"/dossier/{ander}/lever/klantprofiel", [(n, csrf if n == "csrf" else "0" if n == "gezien" else
                                                                    "ander-dossier-01" if n == "sleutel" else w) for n, w in velden])
        self.assertEqual(r.status, 422)
        self.assertIn("niet meer", r.woorden)

    def test_uitstroom_ends_the_work_of_coa(self):
        dossier = self.koppel()
        pad = f"/dossier/{dossier}/lever/uitstroom"
        f = self.b.get(pad).formulier(re.escape(pad))
        r = self.b.verstuur(f, ("stap", "controleer"), gemeente=self.a, adres="Kerkstraat 1, 1017 GA", **datum("datum", VANDAAG))
        self.assertEqual(r.status, 200, r.woorden[:900])
        r = self.b.verstuur(r.formulier(re.escape(pad)), ("stap", "bevestig"))
        self.assertEqual(r.status, 303, r.woorden[:600])
        self.assertEqual(sql1(f"SELECT tot IS NOT NULL FROM werkrelatie WHERE dossier = '{dossier}' AND organisatie = 'COA'"), "t")
        self.assertEqual(self.b.get(f"/dossier/{dossier}").status, 404)
        self.assertEqual(sql(f"SELECT 1 FROM werkvoorraad WHERE organisatie = 'COA' AND dossier = '{dossier}'"), [])
        self.assertTrue(sql(f"SELECT 1 FROM signaal WHERE dossier = '{dossier}' AND organisatie = '{self.a}' AND soort = 'uitgestroomd'"))

    def test_coa_types_only_what_coa_delivers(self):
        dossier = self.koppel()
        self.assertEqual(self.b.get(f"/dossier/{dossier}/lever/pip").status, 404)
        kr = als_mens("klantregisseur", self.a)
        for dienst in ("koppeling", "klantprofiel", "uitstroom"):
            self.assertEqual(kr.get(f"/dossier/{dossier}/lever/{dienst}").status, 404)
