/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Field kinds and forms: reads a request into typed answers and a list of mistakes, and draws a form from field rows.
 * A kind knows how to parse what was typed (form) or sent (JSON text), check it, and draw it; one file per kind in kinds/.
 * Dates are typed in three boxes: name.dag, name.maand, name.jaar. What was typed is always kept and shown again.
 */
#ifndef FORM_FORM_H
#define FORM_FORM_H

#include "fcgi/fcgi.h"
#include "html/html.h"
#include "stelsel/stelsel.h"

/* One field as it stands on a form: what was typed, the canonical value when it is good, the mistake when not. */
struct form_antwoord {
    const struct veld *veld;
    const char *waarde;     /* canonical; NULL when empty or wrong */
    bool ingevuld;          /* something was typed */
    const char *fout;       /* sentence; NULL when good */
    const char *fout_doel;  /* id of the input to jump to */
    struct fcgi_fields getypt; /* the raw fields of this answer, in order */
};

struct form {
    struct form_antwoord *antwoorden;
    size_t aantal;
    const char *fout;       /* about the whole form (unknown field, repeated field), NULL none */
    size_t fouten;
};

/* Reads the fields of `velden` from what was sent. `eigen` lists further names that may be there (csrf, sleutel, …), NULL-terminated; any
 * other name, and a repeated single field, is a mistake about the whole form. */
struct form *form_lees(TALLOC_CTX *ctx, const struct veld *velden, const struct fcgi_fields *sent,
                       const char *const *eigen);
/* A form filled with canonical values (the last delivery, a concept); NULL values: empty. */
struct form *form_vul(TALLOC_CTX *ctx, const struct veld *velden, const char *const *waarden);
const char *form_gegeven(const struct form *f, const char *naam); /* canonical; NULL when empty or wrong */
/* Of the first `aantal` fields: each that is required and was left empty gets a mistake. For forms that are no delivery,
 * which the rules of its service judge. */
void form_vereis(TALLOC_CTX *ctx, struct form *f, size_t aantal);
#define FORM_ALLES SIZE_MAX
/* A number as people write it: without its spaces, dots and dashes; NULL when nothing is left. */
const char *form_cijfers(TALLOC_CTX *ctx, const char *tekst);
/* Gives a field a value that did not come as text: the document that was taken in. */
void form_zet(struct form *f, const char *veld, const char *waarde);
/* Puts a finding of the rules with its field (or the whole form). */
void form_meld(TALLOC_CTX *ctx, struct form *f, const char *veld, const char *melding);

/* One value outside a form (JSON import, CSV): parse text to canonical. Returns NULL and a sentence in *ret_fout when wrong. */
const char *form_waarde(TALLOC_CTX *ctx, const struct veld *f, const char *tekst, const char **ret_fout);

/* ---- drawing: the view that templates/fields fill ---- */
struct form_keuze_view { const char *id; const char *naam; const char *code; const char *label; bool gekozen; };
struct form_veld_view {
    const char *naam, *id, *label, *hulp, *fout, *hulp_id, *fout_id;
    const char *beschreven_door; /* value of aria-describedby, NULL none */
    bool optioneel, vast, is_tekst, is_langetekst, is_datum, is_keuze, is_meerkeuze, is_uitklap, is_document; /* uitklap: <select> for long lists */
    const char *kop;             /* heading above this field; NULL none */
    const char *thema;           /* name of the theme that begins with this field, to be folded out; NULL none */
    const char *thema_stand;     /* "Ingevuld" or "Leeg" */
    bool thema_open, thema_eind; /* something in it is wrong; the theme ends behind this field */
    const char *waarde;          /* as typed */
    const char *dag, *maand, *jaar, *id_dag, *id_maand, *id_jaar;
    const char *inputmode, *autocomplete, *type, *breedte; /* breedte: CSS width class "kort", "midden", "lang" */
    long maxlength;
    struct form_keuze_view *keuzes; size_t keuzes_aantal;
};
struct form_fout_view { const char *doel; const char *melding; };
struct form_view {
    struct form_veld_view *velden; size_t velden_aantal;
    struct form_fout_view *fouten; size_t fouten_aantal; bool heeft_fouten;
};
extern const struct html_field form_fields[]; /* rows of struct form_view */
/* tonen(veld) decides which fields are drawn (not applicable ones are left out); NULL: all. */
struct form_view *form_view(TALLOC_CTX *ctx, const struct form *f, bool (*tonen)(const struct veld *, void *), void *arg);
/* Draws each VELD_GEMEENTE as a choice by name; gemeenten ends with {0}. */
void form_gemeenten(struct form_view *v, const struct form *f, const struct keuze *gemeenten);
/* Says of each theme of the service where it begins and ends, whether something is filled in, and whether something is wrong. */
void form_themas(struct form_view *v, const struct stelseldienst *d);

#endif
