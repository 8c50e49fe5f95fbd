/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The data dictionary: all that the declarations say, as Markdown. It is printed by portaalctl and kept nowhere, so it
 * cannot differ from them.
 */
#include "stelsel/dienst.h"

static void voeg_voorwaarde_toe(struct buf *uit, const char *wat, const struct voorwaarde *v) {
    if (v->veld == NULL)
        return;
    buf_addf(uit, "%s als `%s` ", wat, v->veld);
    if (strcmp(v->waarden, "*") == 0) {
        buf_add(uit, "is ingevuld");
        return;
    }
    buf_add(uit, "is `");
    for (const char *p = v->waarden; *p != '\0'; p++)
        buf_add(uit, *p == '|' ? "` of `" : (char[]){*p, '\0'});
    buf_add(uit, "`");
}

static void voeg_verplicht_toe(struct buf *uit, const struct veld *f) {
    buf_add(uit, f->verplicht ? "ja" : f->verplicht_als.veld == NULL ? "nee" : "");
    voeg_voorwaarde_toe(uit, "ja,", &f->verplicht_als);
    voeg_voorwaarde_toe(uit, "; mag alleen", &f->alleen_als);
    buf_add(uit, f->alleen_als_asiel ? "; mag alleen bij een asielstatushouder" : "");
}

static void voeg_soort_toe(struct buf *uit, const struct veld *f) {
    buf_add(uit, veld_soort_naam(f->soort));
    if (f->soort == VELD_GETAL || f->soort == VELD_UREN)
        buf_addf(uit, ", %ld tot en met %ld", f->min, f->max);
    else if (f->soort == VELD_BEDRAG)
        buf_addf(uit, ", %ld tot en met %ld euro", f->min, f->max);
    else if (f->max > 0)
        buf_addf(uit, ", ten hoogste %ld tekens", f->max);
    for (const struct keuze *k = f->keuzes; k != NULL && k->code != NULL; k++)
        buf_addf(uit, "%s`%s` %s", k == f->keuzes ? ": " : "; ", k->code, k->label);
}

static void voeg_veld_toe(struct buf *uit, const struct veld *f) {
    buf_addf(uit, "| `%s` | **%s**. %s | ", f->naam, f->label, f->hulp);
    voeg_soort_toe(uit, f);
    buf_add(uit, " | ");
    voeg_verplicht_toe(uit, f);
    buf_addf(uit, " | %s, %s, %s | %s | %s |\n", biv_naam(f->biv.b), biv_naam(f->biv.i), biv_naam(f->biv.v),
             f->ggm == NULL ? "" : f->ggm, f->bron);
}

static void voeg_velden_toe(struct buf *uit, const struct stelseldienst *d) {
    buf_add(uit, "\n| veld | betekenis | soort | verplicht | B, I, V | GGM | bron |\n|---|---|---|---|---|---|---|\n");
    for (const struct veld *f = d->velden; f->naam != NULL; f++)
        voeg_veld_toe(uit, f);
}

static void voeg_regels_toe(struct buf *uit, const struct stelseldienst *d) {
    if (d->regels == NULL)
        return;
    buf_add(uit, "\n| regel | ernst | veld | bron |\n|---|---|---|---|\n");
    for (const struct regel *r = d->regels; r->code != NULL; r++)
        buf_addf(uit, "| `%s` | %s | %s | %s |\n", r->code, r->ernst == ERNST_FOUT ? "fout" : "waarschuwing",
                 r->veld == NULL ? "het geheel" : r->veld, r->artikel);
}

static void voeg_signaal_toe(struct buf *uit, const struct signaal_soort *s) {
    buf_addf(uit, "| `%s` %s | %s | %s | %s | ", s->code, s->titel, voor_naam(s->voor), s->waarom, s->doen);
    if (s->termijn != NULL)
        buf_addf(uit, "`%s`", s->termijn);
    else if (s->werkdagen > 0)
        buf_addf(uit, "%d werkdagen na de gebeurtenis", s->werkdagen);
    buf_add(uit, " | ");
    for (const char *p = s->gesloten_door == NULL ? "afhandelen" : s->gesloten_door; *p != '\0'; p++)
        buf_add(uit, *p == '|' ? " of " : (char[]){*p, '\0'});
    buf_add(uit, " |\n");
}

static void voeg_signalen_toe(struct buf *uit, const struct stelseldienst *d) {
    if (d->signaal == NULL)
        return;
    buf_add(uit,
            "\n| signaal | voor | waarom | wat te doen | uiterlijk | gaat dicht door |\n|---|---|---|---|---|---|\n");
    for (const struct signaal_soort *s = d->signaal; s->code != NULL; s++)
        voeg_signaal_toe(uit, s);
}

static void voeg_termijnen_toe(struct buf *uit, const struct stelseldienst *d) {
    if (d->termijnen == NULL)
        return;
    buf_add(uit, "\n| termijn | wat | regel | bron |\n|---|---|---|---|\n");
    for (const struct termijn_soort *t = d->termijnen; t->code != NULL; t++)
        buf_addf(uit, "| `%s` | %s | %s | %s |\n", t->code, t->titel, t->regel, t->bron);
}

static void voeg_dienst_toe(struct buf *uit, const struct stelseldienst *d) {
    buf_addf(uit, "\n## %d. %s (`%s`)\n\n%s\n\n", d->nummer, d->naam, d->code, d->omschrijving);
    buf_add(uit, "Van ");
    partij_namen(uit, d->afzenders);
    buf_add(uit, " aan ");
    partij_namen(uit, d->ontvangers);
    buf_addf(uit, ". Grond: %s. Termijn: %s. Datum van de gebeurtenis: `%s`.\n", d->grond, d->termijn, d->datum_veld);
    voeg_velden_toe(uit, d);
    voeg_regels_toe(uit, d);
    voeg_signalen_toe(uit, d);
    voeg_termijnen_toe(uit, d);
}

static const char *dag(struct date d, char iso[11]) {
    date_iso(d, iso);
    return date_is_empty(d) ? "" : iso;
}

static void voeg_wet_toe(struct buf *uit) {
    char van[11], tot[11];
    buf_add(uit,
            "\n## Getallen uit de wet\n\nEen regel geldt vanaf de eerste dag, tot de tweede (leeg: nog steeds). Een "
            "datum van voor de eerste regel telt als die eerste dag.\n\n"
            "| code | vanaf | tot | waarde | bron |\n|---|---|---|---|---|\n");
    for (const struct wet_regel *w = wet_tabel; w->code != NULL; w++)
        buf_addf(uit, "| `%s` | %s | %s | %ld %s | %s |\n", w->code, dag(w->van, van), dag(w->tot, tot), w->waarde,
                 w->eenheid, w->artikel);
}

void stelsel_beschrijf(struct buf *uit) {
    buf_add(
        uit,
        "# Gegevenswoordenboek\n\n"
        "Wat het portaal per stelseldienst vastlegt, zoals de declaraties in `src/stelsel` het zeggen.\n\n"
        "Voor elk veld: de naam (ook in de import en in de database), wat het betekent, welke waarden kunnen, of het "
        "verplicht is, de klassen voor\nbeschikbaarheid, integriteit en vertrouwelijkheid (B, I, V), de naam in het "
        "Gemeentelijk Gegevensmodel (GGM) en waar het op berust.\n"
        "Een veld met vertrouwelijkheid hoog is versleuteld opgeslagen. Een fout houdt de levering tegen; bij een "
        "waarschuwing legt de afzender uit waarom het klopt.\n");
    for (size_t i = 0; stelsel_register[i] != NULL; i++)
        voeg_dienst_toe(uit, stelsel_register[i]);
    voeg_wet_toe(uit);
}
