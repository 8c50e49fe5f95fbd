/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Rules that several stelseldiensten have.
 */
#include "stelsel/dienst.h"

void melding_datum(struct buf *melding, struct date d) {
    TALLOC_CTX *ctx = talloc_new(NULL);
    buf_add(melding, date_nl(ctx, d));
    talloc_free(ctx);
}

static struct date gebeurtenis(const struct vraag *v) {
    return bericht_gebeurtenis(v->nieuw, (struct date){0});
}

bool regel_datum_niet_na_vandaag(const struct vraag *v, struct buf *melding) {
    if (date_is_empty(gebeurtenis(v)) || date_cmp(gebeurtenis(v), v->vandaag) <= 0)
        return true;
    buf_add(melding, "De datum ligt in de toekomst. Vul een datum in tot en met vandaag, ");
    melding_datum(melding, v->vandaag);
    buf_add(melding, ".");
    return false;
}

bool regel_datum_niet_voor_plicht(const struct vraag *v, struct buf *melding) {
    struct date start = bericht_datum(historie_laatste(v->historie, "inburgeringsplicht"), "datum_start");
    if (date_is_empty(gebeurtenis(v)) || date_is_empty(start) || date_cmp(gebeurtenis(v), start) >= 0)
        return true;
    buf_add(melding, "De inburgeringsplicht begon op ");
    melding_datum(melding, start);
    buf_add(melding, ". Vul een datum in op of na die dag.");
    return false;
}

bool regel_pip_bekend(const struct vraag *v, struct buf *melding) {
    if (historie_laatste(v->historie, "pip") != NULL)
        return true;
    buf_add(melding, "Er is nog geen PIP doorgegeven voor deze inburgeraar. Geef eerst het PIP door, of schrijf op "
                     "waarom dat niet kan.");
    return false;
}

bool regel_onderdeel_nodig(const struct vraag *v, struct buf *melding) {
    const struct onderdeel *o = v->nieuw->dienst->onderdeel;
    while (o->naam != NULL && !bericht_voldoet(v->nieuw, &o->over))
        o++;
    const struct bericht *plicht = historie_laatste(v->historie, "inburgeringsplicht");
    if (o->code == NULL || plicht == NULL || bericht_waarde(plicht, "onderdelen") == NULL)
        return true;
    enum onderdeel_is is = historie_onderdeel(v->historie, v->nieuw->dienst, o).is;
    if (bericht_waarde_is(plicht, "onderdelen", o->code) && is != ONDERDEEL_VRIJGESTELD && is != ONDERDEEL_ONTHEVEN)
        return true;
    buf_addf(melding,
             "Deze inburgeraar hoeft volgens DUO geen %s te doen. Controleer het dossier, of schrijf op waarom u dit "
             "doorgeeft.",
             o->naam);
    return false;
}

/* Compares one field of nieuw with another delivery of the same line. */
static bool loopt_op(const struct vraag *v, const struct bericht *ander, const char *veld, struct buf *melding) {
    int eerder = date_cmp(bericht_datum(ander, "peildatum"), bericht_datum(v->nieuw, "peildatum"));
    long was = bericht_getal(ander, veld), nu = bericht_getal(v->nieuw, veld);
    if (bericht_waarde(ander, veld) == NULL || bericht_waarde(v->nieuw, veld) == NULL || eerder == 0 ||
        (eerder < 0 ? nu >= was : nu <= was))
        return true;
    buf_addf(melding, "%s: op ", stelsel_veld(v->nieuw->dienst, veld)->label);
    melding_datum(melding, bericht_datum(ander, "peildatum"));
    buf_addf(melding,
             " waren het er %ld. Het totaal kan daarna niet lager zijn. Controleer de uren en de peildatum, of "
             "corrigeer het eerdere bericht.",
             was);
    return false;
}

bool uren_lopen_op(const struct vraag *v, bool (*zelfde)(const struct bericht *a, const struct bericht *b),
                   const char *const *velden, struct buf *melding) {
    if (bericht_waarde(v->nieuw, "peildatum") == NULL)
        return true;
    for (size_t i = 0; i < v->historie->aantal; i++) {
        const struct bericht *ander = &v->historie->berichten[i];
        if (ander->ingetrokken || ander->dienst != v->nieuw->dienst ||
            stelsel_partij(ander->afzender) != stelsel_partij(v->nieuw->afzender) || !zelfde(ander, v->nieuw))
            continue;
        for (const char *const *veld = velden; *veld != NULL; veld++)
            if (!loopt_op(v, ander, *veld, melding))
                return false;
    }
    return true;
}

/* A notificatie is about a boete only when it announces one. */
static bool gaat_over_boete(const struct bericht *b) {
    return strcmp(b->dienst->code, "notificatie") != 0 || bericht_waarde_is(b, "reden", "vooraankondiging_boete");
}

bool regel_geen_boete_asiel(const struct vraag *v, struct buf *melding) {
    if (!gaat_over_boete(v->nieuw) || !historie_asiel(v->historie, NULL) ||
        wet_waarde("boete_asielstatushouder", bericht_gebeurtenis(v->nieuw, v->vandaag)) > 0)
        return true;
    buf_add(melding,
            "Een asielstatushouder krijgt alleen in een uitzonderlijk geval een boete, bij aanhoudend niet willen "
            "inburgeren. Controleer of dat hier zo is.");
    return false;
}

bool regel_toets_zonder_uitkomst(const struct vraag *v, struct buf *melding) {
    const struct bericht *toets = historie_laatste(v->historie, "leerbaarheidstoets_uitkomst");
    if (bericht_waarde(toets, "uitkomst") == NULL)
        return true;
    buf_add(melding, "De leerbaarheidstoets heeft al een uitkomst, van ");
    melding_datum(melding, bericht_datum(toets, "datum_afname"));
    buf_add(melding, ". Controleer het dossier, of schrijf op waarom er nog een toets is.");
    return false;
}

bool regel_binnen_termijn(const struct vraag *v, struct buf *melding) {
    struct date einde = bericht_datum(historie_laatste(v->historie, "inburgeringstermijn"), "datum_einde");
    struct date dag = bericht_datum(v->nieuw, v->nieuw->dienst->datum_veld);
    if (date_is_empty(einde) || date_is_empty(dag) || date_cmp(dag, einde) <= 0)
        return true;
    buf_add(melding, "De inburgeringstermijn eindigde op ");
    melding_datum(melding, einde);
    buf_add(melding,
            ". DUO kan een boete opleggen als het later klaar is. Controleer de datum, of schrijf op waarom het "
            "later is.");
    return false;
}

bool regel_blijft_voldaan(const struct vraag *v, struct buf *melding) {
    const struct bericht *vorige = stelsel_vorige(v);
    if (!bericht_waarde_is(v->nieuw, "resultaat", "niet_voldaan") || !bericht_waarde_is(vorige, "resultaat", "voldaan"))
        return true;
    buf_add(melding,
            "Eerder is doorgegeven dat dit is voldaan. Was dat niet goed, corrigeer dan dat bericht, of schrijf op "
            "waarom het nu niet voldaan is.");
    return false;
}
