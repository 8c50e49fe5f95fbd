/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "job/demo_leven.h"

void demo_tekst(struct demo_regel *r, const char *naam, const char *waarde) {
    if (waarde == NULL)
        return;
    json_name(&r->w, naam);
    json_put_text(&r->w, waarde);
}

void demo_datum(struct demo_regel *r, const char *naam, struct date d) {
    char iso[11];
    date_iso(d, iso);
    demo_tekst(r, naam, iso);
}

void demo_getal(struct demo_regel *r, const char *naam, long n) {
    json_name(&r->w, naam);
    json_put_whole(&r->w, n);
}

void demo_janee(struct demo_regel *r, const char *naam, bool ja) {
    json_name(&r->w, naam);
    json_put_bool(&r->w, ja);
}

void demo_lijst(struct demo_regel *r, const char *naam, const char *const *codes) {
    json_name(&r->w, naam);
    json_open(&r->w, '[');
    for (; *codes != NULL; codes++)
        json_put_text(&r->w, *codes);
    json_close(&r->w, ']');
}

static void betrokkene(struct demo_regel *r, const struct demo_mens *p) {
    json_name(&r->w, "betrokkene");
    json_open(&r->w, '{');
    demo_tekst(r, "bsn", p->bsn);
    demo_tekst(r, "v_nummer", p->v_nummer);
    demo_tekst(r, "geslachtsnaam", p->geslachtsnaam);
    demo_tekst(r, "voorvoegsel", p->voorvoegsel);
    demo_tekst(r, "voornamen", p->voornamen);
    demo_tekst(r, "geboortedatum", p->geboortedatum);
    json_close(&r->w, '}');
}

void demo_begin(struct demo_regel *r, const struct leven *l, const char *dienst, const char *afzender,
                const char *ontvanger, struct date dag) {
    char kenmerk[64];
    buf_clear(r->tekst);
    r->w = json_writer(r->tekst);
    r->regels++;
    (void)snprintf(kenmerk, sizeof kenmerk, "demo-%llu-%08ld", (unsigned long long)r->zaad, r->regels);
    json_open(&r->w, '{');
    demo_tekst(r, "kenmerk", kenmerk);
    demo_tekst(r, "stelseldienst", dienst);
    demo_tekst(r, "afzender", afzender);
    demo_tekst(r, "ontvanger", ontvanger);
    demo_datum(r, "datum_gebeurtenis", dag);
    betrokkene(r, &l->mens);
    json_name(&r->w, "gegevens");
    json_open(&r->w, '{');
}

void demo_einde(struct demo_regel *r) {
    json_close(&r->w, '}');
    json_close(&r->w, '}');
    buf_add_char(r->tekst, '\n');
    (void)fwrite(r->tekst->data, 1, r->tekst->len, r->uit);
}
