/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "domain/bsn.h"
#include "page/gemeente/rijen.h"
#include "page/pages.h"

#include <string.h>

#define INPUT_MAX 200

/* Numbers are often copied with spaces or dots in them. */
static const char *digits_only(TALLOC_CTX *ctx, const char *text) {
    char *out = talloc_zero_array(ctx, char, (unsigned)strlen(text) + 1);
    size_t n = 0;
    for (; *text; text++)
        if (*text != ' ' && *text != '.' && *text != '-')
            out[n++] = *text;
    return out;
}

static const char *trimmed(TALLOC_CTX *ctx, const char *text) {
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1]))
        len--;
    return talloc_strndup(ctx, text, len);
}

static size_t characters(const char *utf8) {
    size_t n = 0;
    for (; *utf8; utf8++)
        n += ((unsigned char)*utf8 & 0xC0) != 0x80;
    return n;
}

static const char *typed(const struct page *p, const char *naam) {
    const char *v = fcgi_get(&p->req->body, naam);
    return v ? v : "";
}

static void mistake(struct zoeken_view *v, const char **where, const char *doel, const char *melding) {
    *where = melding;
    v->fouten[v->fouten_aantal++] = (struct deel_fout){.doel = doel, .melding = melding};
}

static void judge_number(struct zoeken_view *v, const char *value, bool good, const char **where, const char *doel,
                         const char *melding) {
    if (*value && !good)
        mistake(v, where, doel, melding);
}

/* One mistake for each field; and exactly one of the three fields is needed. */
static void judge(struct zoeken_view *v, const char *bsn, const char *v_nummer, const char *naam) {
    int filled = (*bsn != '\0') + (*v_nummer != '\0') + (*naam != '\0');
    judge_number(v, bsn, bsn_geldig(bsn), &v->bsn_fout, "bsn",
                 "Dit is geen geldig BSN. Een BSN heeft 9 cijfers. Controleer of u een cijfer verwisselde.");
    judge_number(v, v_nummer, vnummer_geldig(v_nummer), &v->v_nummer_fout, "v_nummer",
                 "Dit is geen geldig V-nummer. Een V-nummer heeft 10 cijfers. Vul ook de nullen vooraan in.");
    if (*naam && characters(naam) < ZOEK_NAAM_MIN)
        mistake(v, &v->naam_fout, "naam", "De naam is te kort. Vul ten minste 2 letters in.");
    else if (strlen(naam) > INPUT_MAX)
        mistake(v, &v->naam_fout, "naam", "De naam is te lang. Vul een deel van de achternaam in.");
    if (filled == 0)
        mistake(v, &v->bsn_fout, "bsn", "U vulde niets in. Vul een BSN, een V-nummer of een naam in.");
    else if (filled > 1 && v->fouten_aantal == 0)
        mistake(v, &v->bsn_fout, "bsn", "U vulde meer dan één veld in. Zoek met één veld tegelijk.");
}

static bool ask(struct page *p, struct zoeken_view *v, const char *bsn, const char *v_nummer, const char *naam,
                struct err *err) {
    struct store_tx *tx = page_begin(p);
    bool search = v->fouten_aantal == 0 && p->req->method == FCGI_POST;
    if (search && *bsn)
        zoek_bsn_vraag(tx, bsn);
    else if (search && *v_nummer)
        zoek_v_nummer_vraag(tx, v_nummer);
    else if (search)
        zoek_naam_vraag(tx, naam);
    const char *soort = *bsn ? "bsn" : *v_nummer ? "v_nummer" : "naam"; /* never what was searched for */
    if (!page_voer_uit(
            p, tx,
            (struct audit){.handeling = search ? AUDIT_ZOEKEN : AUDIT_INZIEN, .bijzonderheden = search ? soort : NULL},
            err))
        return false;
    if (!search)
        return true;
    struct werkvoorraad w;
    zoek_lees(p->mem, tx, &w);
    v->gezocht = true;
    v->rijen = rijen_view(p, &w);
    v->rijen_aantal = w.aantal;
    v->aantal = (long)w.aantal;
    v->te_veel = w.meer;
    return true;
}

static bool fields_good(const struct fcgi_fields *body, struct err *err) {
    static const char *const namen[] = {"csrf", "bsn", "v_nummer", "naam", NULL};
    return deel_query_goed(body, namen, err);
}

bool page_zoeken(struct page *p, struct err *err) {
    if (!fields_good(&p->req->body, err))
        return false;
    struct deel_fout fouten[4];
    struct zoeken_view view = {.pagina = {.titel = "Zoeken", .in_zoeken = true},
                               .bsn = typed(p, "bsn"),
                               .v_nummer = typed(p, "v_nummer"),
                               .naam = typed(p, "naam"),
                               .fouten = fouten};
    const char *bsn = digits_only(p->mem, view.bsn);
    const char *v_nummer = digits_only(p->mem, view.v_nummer);
    const char *naam = trimmed(p->mem, view.naam);
    if (p->req->method == FCGI_POST)
        judge(&view, bsn, v_nummer, naam);
    view.pagina.fout = view.fouten_aantal > 0;
    return ask(p, &view, bsn, v_nummer, naam, err) &&
           page_show(p, view.fouten_aantal > 0 ? 422 : 200, TPL_ZOEKEN, &view.pagina);
}
