/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Drawing: from answers to the names that templates/fields fill.
 */
#include "form/form.h"

#include "form/kind.h"

#define KNOPPEN_MAX 7

static const struct html_field keuze_fields[] = {
    HTML_FIELD_TEXT(struct form_keuze_view, id),      HTML_FIELD_TEXT(struct form_keuze_view, naam),
    HTML_FIELD_TEXT(struct form_keuze_view, code),    HTML_FIELD_TEXT(struct form_keuze_view, label),
    HTML_FIELD_BOOL(struct form_keuze_view, gekozen), {0}};

#define TEKST(f) HTML_FIELD_TEXT(struct form_veld_view, f)
#define BOOL(f) HTML_FIELD_BOOL(struct form_veld_view, f)
static const struct html_field veld_fields[] = {
    TEKST(naam),
    TEKST(id),
    TEKST(label),
    TEKST(hulp),
    TEKST(fout),
    TEKST(hulp_id),
    TEKST(fout_id),
    TEKST(beschreven_door),
    BOOL(optioneel),
    BOOL(vast),
    BOOL(is_tekst),
    BOOL(is_langetekst),
    BOOL(is_datum),
    BOOL(is_keuze),
    BOOL(is_meerkeuze),
    BOOL(is_uitklap),
    BOOL(is_document),
    TEKST(kop),
    TEKST(thema),
    TEKST(thema_stand),
    BOOL(thema_open),
    BOOL(thema_eind),
    TEKST(waarde),
    TEKST(dag),
    TEKST(maand),
    TEKST(jaar),
    TEKST(id_dag),
    TEKST(id_maand),
    TEKST(id_jaar),
    TEKST(inputmode),
    TEKST(autocomplete),
    TEKST(type),
    TEKST(breedte),
    HTML_FIELD_INT(struct form_veld_view, maxlength),
    HTML_FIELD_LIST(struct form_veld_view, keuzes, keuze_fields, sizeof(struct form_keuze_view)),
    {0}};

static const struct html_field fout_fields[] = {
    HTML_FIELD_TEXT(struct form_fout_view, doel), HTML_FIELD_TEXT(struct form_fout_view, melding), {0}};

const struct html_field form_fields[] = {
    HTML_FIELD_LIST(struct form_view, velden, veld_fields, sizeof(struct form_veld_view)),
    HTML_FIELD_LIST(struct form_view, fouten, fout_fields, sizeof(struct form_fout_view)),
    HTML_FIELD_BOOL(struct form_view, heeft_fouten),
    {0}};

bool form_uitklap(const struct veld *f) {
    size_t n = 0;
    for (const struct keuze *k = kind_keuzes(f); k != NULL && k->code != NULL; k++)
        n++;
    return f->soort == VELD_KEUZE && n > KNOPPEN_MAX;
}

static const char *getypt(const struct form_antwoord *a, const char *naam) {
    const char *waarde = fcgi_get(&a->getypt, naam);
    return waarde == NULL ? "" : waarde;
}

static bool is_gekozen(const struct form_antwoord *a, const char *code) {
    for (size_t i = 0; i < a->getypt.count; i++)
        if (strcmp(a->getypt.rows[i].value, code) == 0)
            return true;
    return false;
}

/* Without script a chosen radio button can't be taken back, and an answer can stop to fit another one: a question that
 * may stay open has a choice that says so. A list that folds out has one already. */
static bool mag_leeg(const struct veld *f) {
    return !f->verplicht && kind_van(f)->vorm == VORM_KEUZE && !form_uitklap(f);
}

static void teken_keuzes(TALLOC_CTX *ctx, const struct form_antwoord *a, struct form_veld_view *v) {
    const struct keuze *keuzes = kind_keuzes(a->veld);
    size_t n = 0;
    while (keuzes[n].code != NULL)
        n++;
    v->keuzes = talloc_zero_size(ctx, (n + 1) * sizeof *v->keuzes);
    for (size_t i = 0; i < n; i++)
        v->keuzes[i] = (struct form_keuze_view){.id = talloc_asprintf(ctx, "%s-%s", v->id, keuzes[i].code),
                                                .naam = v->naam,
                                                .code = keuzes[i].code,
                                                .label = keuzes[i].label,
                                                .gekozen = is_gekozen(a, keuzes[i].code)};
    if (mag_leeg(a->veld))
        v->keuzes[n++] = (struct form_keuze_view){.id = talloc_asprintf(ctx, "%s-", v->id),
                                                  .naam = v->naam,
                                                  .code = "",
                                                  .label = "Leeg laten",
                                                  .gekozen = is_gekozen(a, "")};
    v->keuzes_aantal = n;
}

static void teken_datum(TALLOC_CTX *ctx, const struct form_antwoord *a, struct form_veld_view *v) {
    v->dag = getypt(a, talloc_asprintf(ctx, "%s.dag", v->naam));
    v->maand = getypt(a, talloc_asprintf(ctx, "%s.maand", v->naam));
    v->jaar = getypt(a, talloc_asprintf(ctx, "%s.jaar", v->naam));
    v->id_dag = talloc_asprintf(ctx, "%s-dag", v->id);
    v->id_maand = talloc_asprintf(ctx, "%s-maand", v->id);
    v->id_jaar = talloc_asprintf(ctx, "%s-jaar", v->id);
}

static const char *beschreven_door(TALLOC_CTX *ctx, const struct form_veld_view *v) {
    if (v->hulp == NULL)
        return v->fout == NULL ? NULL : v->fout_id;
    return v->fout == NULL ? v->hulp_id : talloc_asprintf(ctx, "%s %s", v->hulp_id, v->fout_id);
}

static struct form_veld_view teken(TALLOC_CTX *ctx, const struct form_antwoord *a) {
    const struct veld *f = a->veld;
    const struct kind *k = kind_van(f);
    struct form_veld_view v = {.naam = f->naam,
                               .id = f->naam,
                               .label = f->label,
                               .hulp = f->hulp,
                               .fout = a->fout,
                               .hulp_id = talloc_asprintf(ctx, "%s-hulp", f->naam),
                               .fout_id = talloc_asprintf(ctx, "%s-fout", f->naam),
                               .optioneel = !f->verplicht && f->verplicht_als.veld == NULL,
                               .vast = f->vast && a->ingevuld && a->fout == NULL,
                               .is_tekst = k->vorm == VORM_TEKST,
                               .is_langetekst = k->vorm == VORM_LANGETEKST,
                               .is_datum = k->vorm == VORM_DATUM,
                               .is_keuze = k->vorm == VORM_KEUZE && !form_uitklap(f),
                               .is_meerkeuze = k->vorm == VORM_MEERKEUZE,
                               .is_uitklap = form_uitklap(f),
                               .is_document = k->vorm == VORM_DOCUMENT,
                               .waarde = getypt(a, f->naam),
                               .inputmode = k->inputmode,
                               .autocomplete = k->autocomplete,
                               .type = k->type,
                               .breedte = k->breedte,
                               .maxlength = kind_max(f)};
    v.beschreven_door = beschreven_door(ctx, &v);
    if (v.is_datum)
        teken_datum(ctx, a, &v);
    if (v.is_keuze || v.is_uitklap || v.is_meerkeuze)
        teken_keuzes(ctx, a, &v);
    return v;
}

static void som_fout_op(struct form_view *v, const char *doel, const char *melding) {
    v->fouten[v->fouten_aantal++] = (struct form_fout_view){.doel = doel, .melding = melding};
    v->heeft_fouten = true;
}

/* A field that does not apply is left out, unless something was typed in it or is wrong with it: that must stay in
 * sight. */
struct form_view *form_view(TALLOC_CTX *ctx, const struct form *f, bool (*tonen)(const struct veld *, void *),
                            void *arg) {
    struct form_view *v = talloc_zero(ctx, struct form_view);
    v->velden = talloc_zero_size(v, (f->aantal + 1) * sizeof *v->velden);
    v->fouten = talloc_zero_size(v, (f->aantal + 1) * sizeof *v->fouten);
    if (f->fout != NULL)
        som_fout_op(v, NULL, f->fout);
    for (size_t i = 0; i < f->aantal; i++) {
        const struct form_antwoord *a = &f->antwoorden[i];
        if (a->fout != NULL)
            som_fout_op(v, a->fout_doel, a->fout);
        if (tonen == NULL || tonen(a->veld, arg) || a->ingevuld || a->fout != NULL)
            v->velden[v->velden_aantal++] = teken(v, a);
    }
    return v;
}

static const struct thema *thema_van(const struct stelseldienst *d, const struct form_veld_view *v) {
    const struct veld *f = stelsel_veld(d, v->naam);
    for (size_t t = 0; f != NULL && f->thema != NULL && t < stelsel_themas(d); t++)
        if (strcmp(d->themas[t].code, f->thema) == 0)
            return &d->themas[t];
    return NULL;
}

static bool staat_iets_in(const struct form_veld_view *v) {
    bool gekozen = false;
    for (size_t i = 0; i < v->keuzes_aantal; i++)
        gekozen = gekozen || (v->keuzes[i].gekozen && v->keuzes[i].code[0] != '\0');
    const char *vakken[] = {v->waarde, v->dag, v->maand, v->jaar};
    bool getypt = false;
    for (size_t i = 0; v->keuzes_aantal == 0 && i < sizeof vakken / sizeof vakken[0]; i++)
        getypt = getypt || (vakken[i] != NULL && vakken[i][0] != '\0');
    return gekozen || getypt;
}

void form_themas(struct form_view *v, const struct stelseldienst *d) {
    struct form_veld_view *eerste = NULL;
    for (size_t i = 0; i < v->velden_aantal; i++) {
        struct form_veld_view *veld = &v->velden[i];
        const struct thema *t = thema_van(d, veld);
        if (t == NULL)
            continue;
        if (i == 0 || thema_van(d, &v->velden[i - 1]) != t) {
            eerste = veld;
            veld->thema = t->naam;
            veld->thema_stand = "Leeg";
        }
        if (staat_iets_in(veld))
            eerste->thema_stand = "Ingevuld";
        eerste->thema_open = eerste->thema_open || veld->fout != NULL;
        veld->thema_eind = i + 1 == v->velden_aantal || thema_van(d, &v->velden[i + 1]) != t;
    }
}

static void kies_gemeente(struct form_view *v, struct form_veld_view *veld, const struct keuze *gemeenten) {
    size_t n = 0;
    while (gemeenten[n].code != NULL)
        n++;
    veld->keuzes = talloc_zero_size(v, (n + 1) * sizeof *veld->keuzes);
    for (size_t i = 0; i < n; i++)
        veld->keuzes[i] = (struct form_keuze_view){.id = talloc_asprintf(v, "%s-%s", veld->id, gemeenten[i].code),
                                                   .naam = veld->naam,
                                                   .code = gemeenten[i].code,
                                                   .label = gemeenten[i].label,
                                                   .gekozen = strcmp(gemeenten[i].code, veld->waarde) == 0};
    veld->keuzes_aantal = n;
    veld->is_tekst = false;
    veld->is_uitklap = true;
    veld->breedte = "midden";
}

void form_gemeenten(struct form_view *v, const struct form *f, const struct keuze *gemeenten) {
    for (size_t i = 0; i < v->velden_aantal; i++)
        for (size_t j = 0; j < f->aantal; j++)
            if (f->antwoorden[j].veld->soort == VELD_GEMEENTE &&
                strcmp(f->antwoorden[j].veld->naam, v->velden[i].naam) == 0)
                kies_gemeente(v, &v->velden[i], gemeenten);
}
