/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Which signalen follow from a history, for whom, and which of them are open.
 */
#include "stelsel/dienst.h"

static const char *const namen[VOOR_AANTAL] = {[VOOR_GEMEENTE] = "de gemeente",
                                               [VOOR_VORIGE_GEMEENTE] = "de vorige gemeente",
                                               [VOOR_COA] = "COA",
                                               [VOOR_DUO] = "DUO"};

const char *voor_naam(enum voor v) {
    return namen[v];
}

const struct signaal_soort *stelsel_signaal(const char *code, const struct stelseldienst **ret_dienst) {
    for (size_t i = 0; code != NULL && stelsel_register[i] != NULL; i++)
        for (const struct signaal_soort *s = stelsel_register[i]->signaal; s != NULL && s->code != NULL; s++)
            if (strcmp(s->code, code) == 0) {
                if (ret_dienst != NULL)
                    *ret_dienst = stelsel_register[i];
                return s;
            }
    return NULL;
}

bool signaal_is_wettelijk(const struct signaal_soort *s) {
    return s->gesloten_door != NULL && (s->termijn != NULL || s->werkdagen > 0);
}

static bool gelijk(const char *a, const char *b) {
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* ---- is it raised? ---- */

/* What was known when the bericht came; of a correction: when what it corrects came. */
static struct historie ervoor(const struct historie *h, size_t i) {
    return (struct historie){.berichten = h->berichten, .aantal = historie_plaats(h, i)};
}

static bool komt(const struct historie *h, size_t i, const struct signaal_soort *soort) {
    const struct bericht *b = &h->berichten[i];
    const struct historie toen = ervoor(h, i);
    return !b->ingetrokken && bericht_voldoet(b, &soort->als) && (soort->geldt == NULL || soort->geldt(&toen, b));
}

static const char *voor_wie(const struct historie *h, size_t i, enum voor v) {
    const struct historie tot_en_met = {.berichten = h->berichten, .aantal = i + 1};
    switch (v) {
    case VOOR_GEMEENTE:
        return historie_gemeente(h);
    case VOOR_VORIGE_GEMEENTE:
        return historie_vorige_gemeente(&tot_en_met);
    case VOOR_COA:
        return "COA";
    case VOOR_DUO:
        return "DUO";
    }
    return NULL;
}

static struct date uiterlijk(const struct stand *s, const struct bericht *b, const struct signaal_soort *soort) {
    struct date gebeurd = bericht_gebeurtenis(b, b->geregistreerd_op);
    if (soort->werkdagen > 0 && !date_is_empty(gebeurd))
        return werkdagen_erbij(gebeurd, soort->werkdagen);
    for (size_t t = 0; soort->termijn != NULL && t < s->termijnen_aantal; t++)
        if (strcmp(s->termijnen[t].code, soort->termijn) == 0)
            return s->termijnen[t].datum;
    return (struct date){0};
}

/* Long past when the portal heard of this person for the first time, and its last day too. */
static bool is_oud_nieuws(const struct historie *h, const struct bericht *b, const struct signaal *sig) {
    struct date bekend = h->berichten[0].geregistreerd_op, gebeurd = bericht_gebeurtenis(b, b->geregistreerd_op);
    bool om_de_gebeurtenis = sig->soort->gesloten_door == NULL || sig->soort->werkdagen > 0;
    if (!om_de_gebeurtenis || date_is_empty(bekend) || date_is_empty(gebeurd))
        return false;
    bool loopt = !date_is_empty(sig->uiterlijk) && date_cmp(sig->uiterlijk, bekend) >= 0;
    return !loopt && date_days_between(gebeurd, bekend) > NIEUWS_DAGEN;
}

/* ---- is it closed? ---- */

/* Who may deliver it has to: the closing delivery of the previous gemeente is not the one that the new gemeente owes.
 */
static bool van_wie_het_moest(const struct historie *h, size_t j, const struct signaal *sig) {
    const struct bericht *later = &h->berichten[j];
    if ((later->dienst->afzenders & (unsigned)stelsel_partij(sig->organisatie)) == 0)
        return true;
    if (sig->soort->voor != VOOR_GEMEENTE)
        return gelijk(later->afzender, sig->organisatie);
    const struct historie toen = {.berichten = h->berichten, .aantal = j};
    const char *gemeente = historie_gemeente(&toen);
    return stelsel_partij(later->afzender) != PARTIJ_GEMEENTE || gemeente == NULL || gelijk(later->afzender, gemeente);
}

static bool is_volgende(const struct bericht *later, const struct bericht *b) {
    const char *per = b->dienst->per;
    return later->dienst == b->dienst && (per == NULL || gelijk(bericht_waarde(later, per), bericht_waarde(b, per)));
}

static bool vraagt_hetzelfde(const struct signaal_soort *nieuw, const struct signaal_soort *oud) {
    bool zelfde_levering = gelijk(nieuw->gesloten_door, oud->gesloten_door);
    bool zelfde_dag =
        nieuw->gesloten_door == NULL && oud->gesloten_door == NULL && gelijk(nieuw->termijn, oud->termijn);
    return nieuw->voor == oud->voor && (nieuw == oud || zelfde_levering || zelfde_dag);
}

static bool volgt_op(const struct historie *h, size_t j, const struct bericht *b, const struct signaal_soort *oud) {
    if (h->berichten[j].dienst != b->dienst)
        return false;
    for (const struct signaal_soort *nieuw = b->dienst->signaal; nieuw->code != NULL; nieuw++)
        if (vraagt_hetzelfde(nieuw, oud) && komt(h, j, nieuw) &&
            (oud->gesloten_door != NULL || is_volgende(&h->berichten[j], b))) /* boetes for two parts are two things */
            return true;
    return false;
}

static bool beeindigt(const struct bericht *b) {
    return b->dienst->beeindigt.veld != NULL && bericht_voldoet(b, &b->dienst->beeindigt);
}

static bool sluit(const struct historie *h, size_t j, const struct bericht *b, const struct signaal *sig) {
    const struct bericht *later = &h->berichten[j];
    if (later->ingetrokken)
        return false;
    if (sig->soort->gesloten_door != NULL && een_van(sig->soort->gesloten_door, later->dienst->code) &&
        van_wie_het_moest(h, j, sig))
        return true;
    if (sig->soort->tot_volgende && is_volgende(later, b))
        return true;
    if (beeindigt(later) && !beeindigt(b)) /* what the end itself asks is asked after the end */
        return true;
    return volgt_op(h, j, b, sig->soort);
}

static bool is_gesloten(const struct historie *h, size_t i, const struct signaal *sig) {
    size_t plaats = historie_plaats(h, i);
    for (size_t j = plaats + 1; j < h->aantal; j++)
        if (j != i && historie_plaats(h, j) > plaats && sluit(h, j, &h->berichten[i], sig))
            return true;
    return false;
}

/* ---- all of them ---- */

static void voeg_toe(const struct historie *h, size_t i, const struct signaal_soort *soort, bool gesloten,
                     struct stand *s) {
    const struct bericht *b = &h->berichten[i];
    if (s->signalen_aantal == SIGNALEN_MAX || !komt(h, i, soort))
        return;
    struct signaal sig = {.soort = soort,
                          .organisatie = voor_wie(h, i, soort->voor),
                          .bericht_id = b->id,
                          .ontstaan = b->geregistreerd_op,
                          .uiterlijk = uiterlijk(s, b, soort)};
    if (sig.organisatie == NULL || is_oud_nieuws(h, b, &sig))
        return;
    sig.gesloten = is_gesloten(h, i, &sig);
    if (sig.gesloten == gesloten)
        s->signalen[s->signalen_aantal++] = sig;
}

/* When there are more than fit: the open ones come first, and of both the newest. */
void stand_signalen(const struct historie *h, struct stand *s) {
    for (int gesloten = 0; gesloten <= 1; gesloten++)
        for (size_t i = h->aantal; i > 0; i--)
            for (const struct signaal_soort *soort = h->berichten[i - 1].dienst->signaal;
                 soort != NULL && soort->code != NULL; soort++)
                voeg_toe(h, i - 1, soort, gesloten == 1, s);
}
