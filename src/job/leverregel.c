/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */

#include "job/leverregel.h"

#include "domain/bsn.h"
#include "domain/pdf.h"
#include "form/form.h"
#include "krypto/krypto.h"
#include "xml/base64.h"
#include "json/json.h"

#include <stdlib.h>
#include <string.h>

#define KENMERK_MAX 64
#define REDEN_MAX 500
#define VELDNAAM_MAX 60

static const char *const leden[] = {"kenmerk",           "stelseldienst", "afzender", "ontvanger",
                                    "datum_gebeurtenis", "betrokkene",    "gegevens", "reden",
                                    "vervangt",          "intrekken",     NULL};

static bool weiger(struct invoer_regel *r, const char *veld, const char *reden) {
    r->uitkomst = INVOER_GEWEIGERD;
    r->veld = veld;
    r->reden = reden;
    return false;
}

/* A name from the line is repeated only when it looks like a name: it could be somebody's data. */
static const char *veilige_naam(TALLOC_CTX *ctx, const char *deel, const char *naam) {
    size_t len = strlen(naam);
    bool goed = len > 0 && len <= VELDNAAM_MAX && strspn(naam, "abcdefghijklmnopqrstuvwxyz_") == len;
    if (!goed)
        return deel;
    return deel == NULL ? talloc_strdup(ctx, naam) : talloc_asprintf(ctx, "%s.%s", deel, naam);
}

/* ---- one value ---- */

static const char *lijst_tekst(TALLOC_CTX *ctx, const struct json_value *lijst) {
    struct buf *b = buf_new(ctx, 64);
    for (size_t i = 0; i < json_length(lijst); i++) {
        const char *code = json_text(json_element(lijst, i));
        if (code == NULL || code[0] == '\0' || strchr(code, ',') != NULL)
            return NULL;
        buf_add(b, i > 0 ? "," : "");
        buf_add(b, code);
    }
    return b->data;
}

/* The value as text, by the JSON kind that belongs to this kind of field; NULL when it is of another. */
static const char *waarde_tekst(TALLOC_CTX *ctx, const struct veld *f, const struct json_value *v,
                                const char **ret_verwacht) {
    bool ja = false;
    long long getal = 0;
    switch (f->soort) {
    case VELD_JANEE:
        *ret_verwacht = "true of false";
        return json_bool(v, &ja) ? (ja ? "ja" : "nee") : NULL;
    case VELD_GETAL:
    case VELD_UREN:
        *ret_verwacht = "een heel getal, zonder aanhalingstekens";
        return json_whole(v, &getal) ? talloc_asprintf(ctx, "%lld", getal) : NULL;
    case VELD_BEDRAG:
        *ret_verwacht = "een bedrag als tekst, bijvoorbeeld \"340.00\"";
        return json_text(v);
    case VELD_MEERKEUZE:
        *ret_verwacht = "een lijst van codes";
        return json_kind(v) == JSON_IS_LIST ? lijst_tekst(ctx, v) : NULL;
    default:
        *ret_verwacht = "een tekst tussen aanhalingstekens";
        return json_text(v);
    }
}

/* Judges one value of one field; null is the same as absent. */
static bool lees_waarde(TALLOC_CTX *ctx, const struct veld *f, const struct json_value *v, const char **ret_waarde,
                        const char **ret_fout) {
    const char *verwacht = NULL;
    *ret_waarde = NULL;
    if (json_kind(v) == JSON_IS_NULL)
        return true;
    const char *tekst = waarde_tekst(ctx, f, v, &verwacht);
    if (tekst == NULL) {
        *ret_fout = talloc_asprintf(ctx, "Hier hoort %s.", verwacht);
        return false;
    }
    *ret_waarde = form_waarde(ctx, f, tekst, ret_fout);
    return *ret_fout == NULL;
}

/* ---- gegevens: the fields of the service ---- */

/* A PDF in base64: its bytes go with the line, and the value of the field is the id that it gets. */
static bool lees_document(TALLOC_CTX *ctx, const struct json_value *v, struct invoer_regel *r, int veld,
                          const char **ret_fout) {
    const char *tekst = json_text(v);
    if (json_kind(v) == JSON_IS_NULL)
        return true;
    size_t len = 0, ruimte = tekst != NULL ? strlen(tekst) / 4 * 3 + 3 : 0;
    unsigned char *bytes = talloc_size(ctx, ruimte + 1);
    *ret_fout = "Hier hoort een PDF, in base64.";
    if (tekst == NULL || r->document != NULL || !base64_decode(tekst, bytes, ruimte, &len))
        return false;
    if (pdf_fout((const char *)bytes, len) != NULL)
        return false;
    char *id = talloc_array(ctx, char, KRYPTO_UUID_TEXT);
    krypto_uuid(id);
    r->bericht.waarden[veld] = id;
    r->document = (const char *)bytes;
    r->document_len = len;
    return true;
}

static bool lees_gegevens(TALLOC_CTX *ctx, const struct json_value *gegevens, struct invoer_regel *r) {
    const struct stelseldienst *d = r->bericht.dienst;
    const char *naam = NULL, *fout = NULL;
    const struct json_value *v;
    while (json_next(gegevens, &naam, &v)) {
        int i = stelsel_veld_index(d, naam);
        if (i < 0)
            return weiger(r, veilige_naam(ctx, "gegevens", naam), "Dit veld hoort niet bij deze stelseldienst.");
        bool goed = d->velden[i].soort == VELD_DOCUMENT
                        ? lees_document(ctx, v, r, i, &fout)
                        : lees_waarde(ctx, &d->velden[i], v, &r->bericht.waarden[i], &fout);
        if (!goed)
            return weiger(r, d->velden[i].naam, fout);
    }
    return true;
}

/* ---- betrokkene: who it is about ---- */

/* The person's fields are declared with the inburgeringsplicht; here is where each one goes. */
static const char **plek(struct invoer_betrokkene *w, const char *naam) {
    const struct {
        const char *naam;
        const char **plek;
    } plekken[] = {{"bsn", &w->bsn},
                   {"v_nummer", &w->v_nummer},
                   {"geslachtsnaam", &w->geslachtsnaam},
                   {"voorvoegsel", &w->voorvoegsel},
                   {"voornamen", &w->voornamen},
                   {"geboortedatum", &w->geboortedatum},
                   {"geslacht", &w->geslacht},
                   {"nationaliteit", &w->nationaliteit},
                   {"contacttaal", &w->contacttaal},
                   {"adres", &w->adres}};
    for (size_t i = 0; i < sizeof plekken / sizeof plekken[0]; i++)
        if (strcmp(plekken[i].naam, naam) == 0)
            return plekken[i].plek;
    return NULL;
}

static bool lees_betrokkene(TALLOC_CTX *ctx, const struct json_value *betrokkene, struct invoer_regel *r) {
    const struct stelseldienst *d = stelsel_vind("inburgeringsplicht");
    const char *naam = NULL, *fout = NULL;
    const struct json_value *v;
    while (json_next(betrokkene, &naam, &v)) {
        bool geheim = strcmp(naam, "indicatie_geheim") == 0;
        const char **waar = geheim ? NULL : plek(&r->wie, naam);
        int i = stelsel_veld_index(d, naam);
        if (i < 0 || (waar == NULL && !geheim))
            return weiger(r, veilige_naam(ctx, "betrokkene", naam), "Dit veld hoort niet bij een betrokkene.");
        const char *waarde = NULL;
        if (!lees_waarde(ctx, &d->velden[i], v, &waarde, &fout))
            return weiger(r, talloc_asprintf(ctx, "betrokkene.%s", d->velden[i].naam), fout);
        if (geheim)
            r->wie.geheim = waarde != NULL && strcmp(waarde, "ja") == 0;
        else
            *waar = waarde;
    }
    return r->wie.bsn != NULL || weiger(r, "betrokkene.bsn", "Het BSN ontbreekt.");
}

/* ---- the envelope ---- */

static bool drukbaar(const char *tekst, size_t max) {
    size_t len = strlen(tekst);
    if (len == 0 || len > max)
        return false;
    for (; *tekst != '\0'; tekst++)
        if (*tekst <= ' ' || *tekst > '~')
            return false;
    return true;
}

static bool lees_partijen(const struct json_value *v, struct invoer_regel *r) {
    struct bericht *b = &r->bericht;
    r->kenmerk = json_text(json_member(v, "kenmerk"));
    if (r->kenmerk == NULL || !drukbaar(r->kenmerk, KENMERK_MAX))
        return weiger(r, "kenmerk", "Geef elk bericht een eigen kenmerk van 1 tot en met 64 tekens, zonder spaties.");
    const char *dienst = json_text(json_member(v, "stelseldienst"));
    b->dienst = dienst != NULL ? stelsel_vind(dienst) : NULL;
    if (b->dienst == NULL)
        return weiger(r, "stelseldienst", "Deze stelseldienst kent het portaal niet.");
    b->afzender = json_text(json_member(v, "afzender"));
    if (b->afzender == NULL || stelsel_partij(b->afzender) == 0)
        return weiger(r, "afzender", "De afzender is DUO, COA, IND, INS of de CBS-code van een gemeente.");
    b->ontvanger = json_text(json_member(v, "ontvanger"));
    if (b->ontvanger == NULL || stelsel_partij(b->ontvanger) == 0)
        return weiger(r, "ontvanger", "De ontvanger is DUO, COA, IND, INS of de CBS-code van een gemeente.");
    return true;
}

/* Which earlier bericht of this sender it corrects, or withdraws without saying anything else. */
static bool lees_versie(const struct json_value *v, struct invoer_regel *r) {
    const struct json_value *vervangt = json_member(v, "vervangt"), *intrekken = json_member(v, "intrekken");
    if (vervangt != NULL && json_kind(vervangt) != JSON_IS_NULL) {
        r->vervangt = json_text(vervangt);
        if (r->vervangt == NULL || !drukbaar(r->vervangt, KENMERK_MAX))
            return weiger(r, "vervangt", "Noem het kenmerk van het bericht dat dit vervangt.");
    }
    if (intrekken != NULL && json_kind(intrekken) != JSON_IS_NULL && !json_bool(intrekken, &r->bericht.intrekking))
        return weiger(r, "intrekken", "Hier hoort true of false.");
    if (r->bericht.intrekking && r->vervangt == NULL)
        return weiger(r, "vervangt", "Noem het kenmerk van het bericht dat u intrekt.");
    return true;
}

static bool lees_overig(TALLOC_CTX *ctx, const struct json_value *v, struct invoer_regel *r) {
    const struct json_value *datum = json_member(v, "datum_gebeurtenis");
    if (datum != NULL && (json_text(datum) == NULL || !date_parse(json_text(datum), &r->bericht.datum_gebeurtenis)))
        return weiger(r, "datum_gebeurtenis", "Vul een bestaande datum in, zoals 2026-04-03.");
    const struct json_value *reden = json_member(v, "reden");
    if (reden == NULL || json_kind(reden) == JSON_IS_NULL)
        return true;
    static const struct veld veld = {.naam = "reden", .label = "Reden", .soort = VELD_LANGETEKST, .max = REDEN_MAX};
    const char *fout = NULL;
    return lees_waarde(ctx, &veld, reden, &r->bericht.reden, &fout) || weiger(r, "reden", fout);
}

static bool lees_regel(TALLOC_CTX *ctx, const struct json_value *v, struct invoer_regel *r) {
    if (json_kind(v) != JSON_IS_OBJECT)
        return weiger(r, NULL, "Een regel is een JSON-object.");
    const char *onbekend = json_unknown_member(v, leden);
    if (onbekend != NULL)
        return weiger(r, veilige_naam(ctx, NULL, onbekend), "Dit onderdeel hoort niet in een bericht.");
    const struct json_value *betrokkene = json_member(v, "betrokkene"), *gegevens = json_member(v, "gegevens");
    if (!lees_partijen(v, r) || !lees_versie(v, r) || !lees_overig(ctx, v, r))
        return false;
    if (betrokkene == NULL || json_kind(betrokkene) != JSON_IS_OBJECT)
        return weiger(r, "betrokkene", "Zeg over wie dit bericht gaat, ten minste met het BSN.");
    if (r->bericht.intrekking && gegevens != NULL)
        return weiger(r, "gegevens", "Wie een bericht intrekt, geeft geen nieuwe gegevens.");
    if (!r->bericht.intrekking && (gegevens == NULL || json_kind(gegevens) != JSON_IS_OBJECT))
        return weiger(r, "gegevens", "De gegevens van het bericht ontbreken.");
    return lees_betrokkene(ctx, betrokkene, r) && (r->bericht.intrekking || lees_gegevens(ctx, gegevens, r));
}

bool leverregel_lees(TALLOC_CTX *ctx, const char *tekst, size_t len, struct invoer_regel *ret) {
    struct err err = {0};
    *ret = (struct invoer_regel){.kenmerk = NULL};
    if (len > JSON_BYTES_MAX)
        return weiger(ret, NULL, "Deze regel is te lang.");
    const struct json_value *v = json_parse(ctx, tekst, len, &err);
    if (v == NULL)
        return weiger(ret, NULL, talloc_asprintf(ctx, "Deze regel is geen geldige JSON (%s).", err.reason));
    return lees_regel(ctx, v, ret);
}

/* ---- explaining ---- */

static const char *soort_uitleg(enum veld_soort soort) {
    static const char *const uitleg[VELD_SOORTEN] = {[VELD_TEKST] = "tekst",
                                                     [VELD_LANGETEKST] = "tekst, meer regels",
                                                     [VELD_DATUM] = "\"2026-04-03\"",
                                                     [VELD_DATUM_ONVOLLEDIG] = "\"1990-05-00\" (00: niet bekend)",
                                                     [VELD_JANEE] = "true of false",
                                                     [VELD_KEUZE] = "een van deze codes",
                                                     [VELD_MEERKEUZE] = "lijst van deze codes",
                                                     [VELD_GETAL] = "heel getal",
                                                     [VELD_UREN] = "heel getal (uren)",
                                                     [VELD_BEDRAG] = "bedrag in euro, \"340.00\"",
                                                     [VELD_BSN] = "\"999990019\"",
                                                     [VELD_VNUMMER] = "\"0123456789\"",
                                                     [VELD_EMAIL] = "e-mailadres",
                                                     [VELD_TELEFOON] = "telefoonnummer",
                                                     [VELD_GEMEENTE] = "CBS-code, \"0363\"",
                                                     [VELD_DOCUMENT] = "de PDF zelf, base64"};
    return uitleg[soort];
}

static void voorwaarde_uitleg(struct buf *uit, const char *wat, const struct voorwaarde *w) {
    if (w->veld != NULL)
        buf_addf(uit, "; %s als %s = %s", wat, w->veld, strcmp(w->waarden, "*") == 0 ? "gevuld" : w->waarden);
}

static void veld_uitleg(struct buf *uit, const struct veld *f) {
    buf_addf(uit, "  %-28s %s", f->naam, soort_uitleg(f->soort));
    if (f->keuzes != NULL)
        for (const struct keuze *k = f->keuzes; k->code != NULL; k++)
            buf_addf(uit, "%s%s", k == f->keuzes ? ": " : ", ", k->code);
    buf_add(uit, f->verplicht ? "; verplicht" : "");
    voorwaarde_uitleg(uit, "verplicht", &f->verplicht_als);
    voorwaarde_uitleg(uit, "alleen", &f->alleen_als);
    buf_add(uit, f->alleen_als_asiel ? "; alleen bij een asielstatushouder\n" : "\n");
}

void leverregel_uitleg(struct buf *uit) {
    static const struct {
        enum partij partij;
        const char *naam;
    } partijen[] = {{PARTIJ_DUO, "DUO"},
                    {PARTIJ_COA, "COA"},
                    {PARTIJ_IND, "IND"},
                    {PARTIJ_INSTELLING, "INS"},
                    {PARTIJ_GEMEENTE, "gemeente"}};
    for (size_t i = 0; stelsel_register[i] != NULL; i++) {
        const struct stelseldienst *d = stelsel_register[i];
        buf_addf(uit, "%s%s (%s), van", i > 0 ? "\n" : "", d->code, d->naam);
        for (size_t p = 0; p < sizeof partijen / sizeof partijen[0]; p++)
            if ((d->afzenders & partijen[p].partij) != 0)
                buf_addf(uit, " %s", partijen[p].naam);
        buf_add(uit, "\n");
        for (const struct veld *f = d->velden; f->naam != NULL; f++)
            veld_uitleg(uit, f);
    }
}
