/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Reading a form. Nothing that was typed is ever thrown away: a wrong answer keeps its text beside its mistake.
 */
#include "form/form.h"

#include "form/kind.h"

static void *meer(TALLOC_CTX *ctx, void *rows, size_t aantal, size_t grootte) {
    return talloc_realloc_size(ctx, rows, (aantal + 1) * grootte);
}

static void bewaar_getypt(TALLOC_CTX *ctx, struct form_antwoord *a, const char *naam, const char *waarde) {
    a->getypt.rows = meer(ctx, a->getypt.rows, a->getypt.count, sizeof *a->getypt.rows);
    a->getypt.rows[a->getypt.count++] =
        (struct fcgi_field){.name = talloc_strdup(ctx, naam), .value = talloc_strdup(ctx, waarde)};
}

static struct form *leeg(TALLOC_CTX *ctx, const struct veld *velden) {
    struct form *f = talloc_zero(ctx, struct form);
    while (velden[f->aantal].naam != NULL)
        f->aantal++;
    f->antwoorden = talloc_zero_size(f, f->aantal * sizeof *f->antwoorden);
    for (size_t i = 0; i < f->aantal; i++)
        f->antwoorden[i].veld = &velden[i];
    return f;
}

/* The id of the input to jump to: the first choice of a group, a box of a date, or the input itself. */
static const char *doel(TALLOC_CTX *ctx, const struct veld *v, const char *vak) {
    const struct kind *k = kind_van(v);
    if (k->vorm == VORM_DATUM)
        return talloc_asprintf(ctx, "%s-%s", v->naam, vak == NULL ? datum_vakken[0] : vak);
    bool lijst = (k->vorm == VORM_KEUZE && !form_uitklap(v)) || k->vorm == VORM_MEERKEUZE;
    return lijst ? talloc_asprintf(ctx, "%s-%s", v->naam, kind_keuzes(v)[0].code) : v->naam;
}

static void meld_antwoord(struct form *f, struct form_antwoord *a, const char *melding, const char *vak) {
    if (a->fout != NULL)
        return;
    a->fout = talloc_strdup(f, melding);
    a->fout_doel = doel(f, a->veld, vak);
    f->fouten++;
}

void form_meld(TALLOC_CTX *ctx, struct form *f, const char *veld, const char *melding) {
    (void)ctx;
    for (size_t i = 0; veld != NULL && i < f->aantal; i++)
        if (strcmp(f->antwoorden[i].veld->naam, veld) == 0) {
            meld_antwoord(f, &f->antwoorden[i], melding, NULL);
            return;
        }
    f->fout = f->fout == NULL ? talloc_strdup(f, melding) : talloc_asprintf(f, "%s %s", f->fout, melding);
    f->fouten++;
}

const char *form_gegeven(const struct form *f, const char *naam) {
    for (size_t i = 0; i < f->aantal; i++)
        if (strcmp(f->antwoorden[i].veld->naam, naam) == 0)
            return f->antwoorden[i].waarde;
    return NULL;
}

void form_vereis(TALLOC_CTX *ctx, struct form *f, size_t aantal) {
    for (size_t i = 0; i < f->aantal && i < aantal; i++) {
        const struct form_antwoord *a = &f->antwoorden[i];
        if (a->veld->verplicht && !a->waarde && !a->fout)
            form_meld(ctx, f, a->veld->naam, talloc_asprintf(ctx, "%s: vul dit in.", a->veld->label));
    }
}

const char *form_cijfers(TALLOC_CTX *ctx, const char *tekst) {
    char *uit = tekst ? talloc_strdup(ctx, tekst) : NULL;
    size_t n = 0;
    for (size_t i = 0; uit && uit[i]; i++)
        if (!strchr(" .-", uit[i]))
            uit[n++] = uit[i];
    if (uit)
        uit[n] = '\0';
    return uit && *uit ? uit : NULL;
}

void form_zet(struct form *f, const char *veld, const char *waarde) {
    for (size_t i = 0; i < f->aantal; i++) {
        struct form_antwoord *a = &f->antwoorden[i];
        if (strcmp(a->veld->naam, veld) != 0)
            continue;
        a->waarde = talloc_strdup(f, waarde);
        a->ingevuld = true;
        a->getypt = (struct fcgi_fields){0};
        bewaar_getypt(f, a, veld, waarde);
    }
}

/* ---- which field is a sent name of? ---- */

static bool naam_van(const struct veld *v, const char *naam) {
    size_t len = strlen(v->naam);
    if (kind_van(v)->vorm != VORM_DATUM)
        return strcmp(naam, v->naam) == 0;
    if (strncmp(naam, v->naam, len) != 0 || naam[len] != '.')
        return false;
    for (size_t i = 0; i < 3; i++)
        if (strcmp(naam + len + 1, datum_vakken[i]) == 0)
            return true;
    return false;
}

static struct form_antwoord *antwoord_van(struct form *f, const char *naam) {
    for (size_t i = 0; i < f->aantal; i++)
        if (naam_van(f->antwoorden[i].veld, naam))
            return &f->antwoorden[i];
    return NULL;
}

static bool is_eigen(const char *const *eigen, const char *naam) {
    for (size_t i = 0; eigen != NULL && eigen[i] != NULL; i++)
        if (strcmp(eigen[i], naam) == 0)
            return true;
    return false;
}

static void verdeel(struct form *f, const struct fcgi_fields *sent, const char *const *eigen) {
    bool onbekend = false, dubbel = false;
    for (size_t i = 0; i < sent->count; i++) {
        const char *naam = sent->rows[i].name;
        struct form_antwoord *a = antwoord_van(f, naam);
        if (a == NULL) {
            onbekend = onbekend || !is_eigen(eigen, naam);
            dubbel = dubbel || fcgi_times(sent, naam) > 1;
            continue;
        }
        dubbel = dubbel || (kind_van(a->veld)->vorm != VORM_MEERKEUZE && fcgi_times(&a->getypt, naam) > 0);
        bewaar_getypt(f, a, naam, sent->rows[i].value);
    }
    if (onbekend)
        form_meld(f, f, NULL, "Het formulier heeft een veld dat het portaal niet kent. Laad de pagina opnieuw.");
    if (dubbel)
        form_meld(f, f, NULL, "Een veld is 2 keer verstuurd. Controleer alle antwoorden en verstuur opnieuw.");
}

/* ---- from what was typed to a value ---- */

static const char *vak_getypt(const struct form_antwoord *a, const char *vak) {
    size_t len = strlen(a->veld->naam);
    for (size_t i = 0; i < a->getypt.count; i++)
        if (strcmp(a->getypt.rows[i].name + len + 1, vak) == 0)
            return a->getypt.rows[i].value;
    return "";
}

static void lees_datum(struct form *f, struct form_antwoord *a) {
    const char *vakken[3], *fout = NULL, *vak = NULL;
    for (size_t i = 0; i < 3; i++) {
        vakken[i] = tekst_schoon(f, vak_getypt(a, datum_vakken[i]), false, &fout);
        vakken[i] = vakken[i] == NULL ? "?" : vakken[i];
        a->ingevuld = a->ingevuld || vakken[i][0] != '\0';
    }
    if (!a->ingevuld)
        return;
    fout = NULL;
    const char *tekst = datum_uit_vakken(f, a->veld, vakken, &vak, &fout);
    if (tekst == NULL)
        fout = talloc_asprintf(f, "%s: %s", a->veld->label, fout);
    else
        a->waarde = form_waarde(f, a->veld, tekst, &fout);
    if (fout != NULL)
        meld_antwoord(f, a, fout, vak);
}

static const char *samen(struct form *f, const struct form_antwoord *a) {
    struct buf *uit = buf_new(f, 64);
    for (size_t i = 0; i < a->getypt.count; i++) {
        if (a->getypt.rows[i].value[0] == '\0')
            continue;
        buf_add(uit, uit->len > 0 ? "," : "");
        buf_add(uit, a->getypt.rows[i].value);
    }
    return uit->data;
}

static void lees_antwoord(struct form *f, struct form_antwoord *a) {
    const char *fout = NULL, *spaties = NULL;
    enum kind_vorm vorm = kind_van(a->veld)->vorm;
    if (a->getypt.count == 0)
        return;
    if (vorm == VORM_DATUM) {
        lees_datum(f, a);
        return;
    }
    const char *tekst = vorm == VORM_MEERKEUZE ? samen(f, a) : a->getypt.rows[0].value;
    const char *schoon = tekst_schoon(f, tekst, true, &spaties);
    a->ingevuld = schoon == NULL || schoon[0] != '\0';
    a->waarde = form_waarde(f, a->veld, tekst, &fout);
    if (fout != NULL)
        meld_antwoord(f, a, fout, NULL);
}

struct form *form_lees(TALLOC_CTX *ctx, const struct veld *velden, const struct fcgi_fields *sent,
                       const char *const *eigen) {
    struct form *f = leeg(ctx, velden);
    verdeel(f, sent, eigen);
    for (size_t i = 0; i < f->aantal; i++)
        lees_antwoord(f, &f->antwoorden[i]);
    return f;
}

/* ---- a form filled with what is known ---- */

/* "00" is a box left empty: that is how an unknown day or month is typed. */
static void vul_datum(struct form *f, struct form_antwoord *a, const char *waarde) {
    static const size_t begin[3] = {8, 5, 0}, lengte[3] = {2, 2, 4};
    if (strlen(waarde) != 10)
        return;
    for (size_t i = 0; i < 3; i++) {
        const char *deel = talloc_strndup(f, waarde + begin[i], lengte[i]);
        const char *naam = talloc_asprintf(f, "%s.%s", a->veld->naam, datum_vakken[i]);
        deel += i < 2 && deel[0] == '0' ? 1 : 0;
        bewaar_getypt(f, a, naam, strcmp(deel, "0") == 0 ? "" : deel);
    }
}

static void vul_meerkeuze(struct form *f, struct form_antwoord *a, const char *waarde) {
    for (const char *p = waarde; p != NULL; p = strchr(p, ',')) {
        p += *p == ',' ? 1 : 0;
        bewaar_getypt(f, a, a->veld->naam, talloc_strndup(f, p, strcspn(p, ",")));
    }
}

/* "340.00" as people type it. */
static const char *met_komma(struct form *f, const char *bedrag) {
    char *tekst = talloc_strdup(f, bedrag), *punt = strchr(tekst, '.');
    if (punt != NULL)
        *punt = ',';
    return tekst;
}

struct form *form_vul(TALLOC_CTX *ctx, const struct veld *velden, const char *const *waarden) {
    struct form *f = leeg(ctx, velden);
    for (size_t i = 0; waarden != NULL && i < f->aantal; i++) {
        struct form_antwoord *a = &f->antwoorden[i];
        if (waarden[i] == NULL)
            continue;
        a->waarde = talloc_strdup(f, waarden[i]);
        a->ingevuld = true;
        switch (kind_van(a->veld)->vorm) {
        case VORM_DATUM:
            vul_datum(f, a, a->waarde);
            break;
        case VORM_MEERKEUZE:
            vul_meerkeuze(f, a, a->waarde);
            break;
        default:
            bewaar_getypt(f, a, a->veld->naam, a->veld->soort == VELD_BEDRAG ? met_komma(f, a->waarde) : a->waarde);
        }
    }
    return f;
}
