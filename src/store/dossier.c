/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "store/intern.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const char masker[] = "•••••••••";
const char *const dossier_velden_hoog[] = {"dossier.bsn", "dossier.v_nummer", NULL};

void dossier_vraag(struct store_tx *tx, const char *dossier, bool toon) {
    const struct pg_param id = PG_TEXT(uuid_of_niets(dossier));
    if (toon)
        limiet_vraag(tx, LIMIET_TONEN);
    tx_vraag(tx, VRAAG_DOSSIER, PG_Q_DOSSIER, &id, 1);
    if (toon)
        tx_vraag(tx, VRAAG_DOSSIER_HOOG, PG_Q_DOSSIER_HOOG, &id, 1);
}

/* The steps are kept as "klaar:Brede intake". */
static void lees_stappen(TALLOC_CTX *ctx, const struct pg_rows *r, int kolom, struct dossier *d) {
    const char **lijst = pg_list(ctx, r, 0, kolom);
    for (; lijst != NULL && *lijst != NULL && d->stappen_aantal < STAPPEN_MAX; lijst++) {
        const char *naam = strchr(*lijst, ':');
        if (naam == NULL)
            continue;
        size_t n = (size_t)(naam - *lijst);
        struct dossier_stap *s = &d->stappen[d->stappen_aantal++];
        *s = (struct dossier_stap){.naam = naam + 1,
                                   .klaar = strncmp(*lijst, "klaar", n) == 0,
                                   .bezig = strncmp(*lijst, "bezig", n) == 0,
                                   .nvt = strncmp(*lijst, "nvt", n) == 0};
        s->later = !s->klaar && !s->bezig && !s->nvt;
    }
}

/* The parts are kept as "behaald:2027-03-01:Lezen". */
static void lees_onderdelen(TALLOC_CTX *ctx, const struct pg_rows *r, int kolom, struct dossier *d) {
    const char **lijst = pg_list(ctx, r, 0, kolom);
    for (; lijst != NULL && *lijst != NULL && d->onderdelen_aantal < ONDERDELEN_MAX; lijst++) {
        const char *datum = strchr(*lijst, ':'), *naam = datum == NULL ? NULL : strchr(datum + 1, ':');
        if (naam == NULL)
            continue;
        struct dossier_onderdeel *o = &d->onderdelen[d->onderdelen_aantal++];
        *o = (struct dossier_onderdeel){.naam = naam + 1, .is = onderdeel_is_van(*lijst, (size_t)(datum - *lijst))};
        (void)date_parse(talloc_strndup(ctx, datum + 1, (size_t)(naam - datum) - 1), &o->datum);
    }
}

/* "Amal van der Haddad", from what is known. */
static const char *hele_naam(TALLOC_CTX *ctx, const struct dossier *d, const char *lijstnaam) {
    if (d->geslachtsnaam == NULL)
        return lijstnaam;
    return talloc_asprintf(ctx, "%s%s%s%s%s", d->voornamen != NULL ? d->voornamen : "", d->voornamen != NULL ? " " : "",
                           d->voorvoegsel != NULL ? d->voorvoegsel : "", d->voorvoegsel != NULL ? " " : "",
                           d->geslachtsnaam);
}

static bool open_kolom(TALLOC_CTX *ctx, const struct store_tx *tx, const char *kolom, int nummer, const char *id,
                       const char **ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_DOSSIER_HOOG);
    if (pg_count(r) == 0 || pg_is_null(r, 0, nummer)) {
        *ret = NULL;
        return true;
    }
    size_t len;
    const unsigned char *verzegeld = pg_bytes(ctx, r, 0, nummer, &len);
    char *tekst;
    if (!krypto_open_sealed(ctx, tx->store->krypto, "dossier", kolom, id, verzegeld, len, &tekst, err))
        return false;
    *ret = tekst;
    return true;
}

bool dossier_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct dossier *ret, struct err *err) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_DOSSIER);
    if (pg_count(r) == 0)
        return err_set(err, ERR_NOT_FOUND, "dossier", "niet gevonden");
    struct dossier d = {.id = rij_tekst(ctx, r, 0, 0),
                        .geslachtsnaam = rij_tekst(ctx, r, 0, 2),
                        .voorvoegsel = rij_tekst(ctx, r, 0, 3),
                        .voornamen = rij_tekst(ctx, r, 0, 4),
                        .geboortedatum = pg_date(r, 0, 5),
                        .geslacht = rij_tekst(ctx, r, 0, 6),
                        .nationaliteit = rij_tekst(ctx, r, 0, 7),
                        .contacttaal = rij_tekst(ctx, r, 0, 8),
                        .adres = rij_tekst(ctx, r, 0, 9),
                        .geheim = pg_bool(r, 0, 10),
                        .bsn = masker,
                        .v_nummer = pg_bool(r, 0, 11) ? masker : NULL,
                        .fase = fase_van_code(pg_text(r, 0, 12)),
                        .doelgroep = rij_tekst(ctx, r, 0, 13),
                        .leerroute = rij_tekst(ctx, r, 0, 14),
                        .gemeente = rij_tekst(ctx, r, 0, 15),
                        .gemeente_naam = rij_tekst(ctx, r, 0, 16),
                        .datum_start = pg_date(r, 0, 17),
                        .eerste_dagtekening = pg_date(r, 0, 18),
                        .termijn_aanvang = pg_date(r, 0, 19),
                        .termijn_einde = pg_date(r, 0, 20),
                        .plicht_beeindigd = pg_bool(r, 0, 21),
                        .afsluitend = pg_bool(r, 0, 23)};
    d.naam = hele_naam(ctx, &d, rij_tekst(ctx, r, 0, 1));
    lees_stappen(ctx, r, 22, &d);
    d.niet_voor = pg_list(ctx, r, 0, 24);
    lees_onderdelen(ctx, r, 25, &d);
    if (tx->nummer[VRAAG_DOSSIER_HOOG] >= 0) {
        if (!tx_mag(tx, DOEL_TONEN))
            return err_set(err, ERR_DENIED, "dossier", REDEN_HOOG);
        if (!open_kolom(ctx, tx, "bsn", 0, d.id, &d.bsn, err) ||
            !open_kolom(ctx, tx, "v_nummer", 1, d.id, &d.v_nummer, err))
            return false;
        d.getoond = true;
    }
    *ret = d;
    return true;
}

bool dienst_is_voor(const char *const *niet_voor, const struct stelseldienst *dienst) {
    for (const char *const *code = niet_voor; code != NULL && *code != NULL; code++)
        if (strcmp(*code, dienst->code) == 0)
            return false;
    return true;
}

void tijdlijn_vraag(struct store_tx *tx, const char *dossier) {
    tx_vraag(tx, VRAAG_TIJDLIJN, PG_Q_TIJDLIJN, (struct pg_param[]){PG_TEXT(uuid_of_niets(dossier))}, 1);
}

void tijdlijn_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct tijdlijn *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_TIJDLIJN);
    int n = pg_count(r);
    *ret = (struct tijdlijn){.regels = talloc_zero_array(ctx, struct tijdlijn_regel, (unsigned)n)};
    for (int i = 0; i < n; i++) {
        const struct stelseldienst *dienst = stelsel_vind(pg_text(r, i, 2));
        if (dienst == NULL)
            continue; /* a service that this version no longer knows */
        ret->regels[ret->aantal++] = (struct tijdlijn_regel){.bericht = rij_tekst(ctx, r, i, 0),
                                                             .nummer = (long)pg_int(r, i, 1),
                                                             .dienst = dienst,
                                                             .datum_gebeurtenis = pg_date(r, i, 3),
                                                             .geregistreerd = rij_tekst(ctx, r, i, 4),
                                                             .afzender = rij_tekst(ctx, r, i, 5),
                                                             .afzender_naam = rij_tekst(ctx, r, i, 6),
                                                             .tekst = rij_tekst(ctx, r, i, 7),
                                                             .ingetrokken = pg_bool(r, i, 8),
                                                             .reden = rij_tekst(ctx, r, i, 9),
                                                             .correctie = pg_bool(r, i, 10) && !pg_bool(r, i, 11),
                                                             .intrekking = pg_bool(r, i, 11),
                                                             .teruggenomen = pg_bool(r, i, 12)};
    }
}

void termijnen_vraag(struct store_tx *tx, const char *dossier) {
    tx_vraag(tx, VRAAG_TERMIJNEN, PG_Q_TERMIJNEN, (struct pg_param[]){PG_TEXT(uuid_of_niets(dossier))}, 1);
}

void termijnen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct termijnen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_TERMIJNEN);
    int n = pg_count(r);
    *ret = (struct termijnen){.rows = talloc_zero_array(ctx, struct termijn, (unsigned)n), .aantal = (size_t)n};
    for (int i = 0; i < n; i++)
        ret->rows[i] = (struct termijn){.code = rij_tekst(ctx, r, i, 0),
                                        .titel = rij_tekst(ctx, r, i, 1),
                                        .regel = rij_tekst(ctx, r, i, 2),
                                        .bron = rij_tekst(ctx, r, i, 3),
                                        .datum = pg_date(r, i, 4),
                                        .voldaan = pg_bool(r, i, 5)};
}

void signalen_vraag(struct store_tx *tx, const char *dossier) {
    tx_vraag(tx, VRAAG_SIGNALEN, PG_Q_SIGNALEN, (struct pg_param[]){PG_TEXT(uuid_of_niets(dossier))}, 1);
}

void signalen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct open_signalen *ret) {
    const struct pg_rows *r = tx_rijen(tx, VRAAG_SIGNALEN);
    int n = pg_count(r);
    *ret = (struct open_signalen){.rows = talloc_zero_array(ctx, struct open_signaal, (unsigned)n)};
    for (int i = 0; i < n; i++) {
        const struct signaal_soort *soort = stelsel_signaal(pg_text(r, i, 3), NULL);
        if (soort == NULL)
            continue;
        ret->rows[ret->aantal++] = (struct open_signaal){.id = rij_tekst(ctx, r, i, 0),
                                                         .dossier = rij_tekst(ctx, r, i, 1),
                                                         .bericht = rij_tekst(ctx, r, i, 2),
                                                         .soort = soort,
                                                         .ontstaan = pg_date(r, i, 4),
                                                         .uiterlijk = pg_date(r, i, 5)};
    }
}
