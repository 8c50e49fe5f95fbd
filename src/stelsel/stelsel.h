/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The heart: one const struct per stelseldienst says all there is to know of a delivery. Form, review, receipt, import,
 * table row, tijdlijn line, dictionary and audit are derived from it. Pure: no request, no connection, no clock.
 *
 * Values are canonical text, NULL when absent:
 *   datum "2026-04-03" · datum_onvolledig "1990-05-00" · janee "ja"/"nee" · keuze its code · meerkeuze codes in the order of
 *   the declaration joined by "," · getal and uren a whole number without leading zeros · bedrag "340.00" · the rest UTF-8 (NFC), trimmed.
 *
 * To add a stelseldienst: src/stelsel/x.c (declaration and rules), one migration (table bericht_x), one line in register.mk, its cases in
 * tests/data/stelsel/x/. Nothing else: what it adds to the fase, the termijnen, the signalen and the steps of a dossier is in its
 * declaration too. Only the anchors of the chain (inburgeringsplicht, inburgeringstermijn, pip) are known by name elsewhere.
 */
#ifndef STELSEL_STELSEL_H
#define STELSEL_STELSEL_H

#include "base/buf.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

enum partij { PARTIJ_DUO = 1, PARTIJ_COA = 2, PARTIJ_GEMEENTE = 4, PARTIJ_IND = 8, PARTIJ_INSTELLING = 16, PARTIJ_CBS = 32 };

enum veld_soort {
    VELD_TEKST, VELD_LANGETEKST, VELD_DATUM, VELD_DATUM_ONVOLLEDIG, VELD_JANEE, VELD_KEUZE, VELD_MEERKEUZE,
    VELD_GETAL, VELD_UREN, VELD_BEDRAG, VELD_BSN, VELD_VNUMMER, VELD_EMAIL, VELD_TELEFOON, VELD_GEMEENTE,
    VELD_DOCUMENT /* a PDF: the value is the uuid of where it is kept, sealed (store/document.h) */
};
#define VELD_SOORTEN (VELD_DOCUMENT + 1)

enum biv_klasse { BIV_LAAG = 1, BIV_MIDDEN = 2, BIV_HOOG = 3 };
struct biv { enum biv_klasse b, i, v; };

struct keuze { const char *code; const char *label; }; /* lists end with {0} */

/* True when the other field has one of the codes ("a|b"), or any value ("*"). No veld: no condition. */
struct voorwaarde { const char *veld; const char *waarden; };

struct vraag;
/* What a form that is opened offers in a field, instead of what was delivered last: a value, or NULL for an empty field. Only
 * an offer. Of the bericht to come only service, sender and receiver are known. */
typedef const char *voorstel_fn(const struct vraag *v);

struct veld {
    const char *naam;   /* snake_case; column name, JSON name, form name */
    const char *label;  /* as on the form */
    const char *hulp;   /* what the receiver does with it, what to fill in; B1 */
    enum veld_soort soort;
    bool verplicht;                   /* always (when alleen_als holds) */
    struct voorwaarde verplicht_als;  /* or only then */
    struct voorwaarde alleen_als;     /* may only be filled then; otherwise a value is a mistake */
    bool alleen_als_asiel;            /* only for asielstatushouders (behandeld_als) */
    unsigned alleen_afzender;         /* enum partij bits of the senders that may fill it; 0: every sender of the service */
    const struct keuze *keuzes;       /* KEUZE, MEERKEUZE */
    long min, max;                    /* numbers: value; bedrag: whole euros; text: characters (max 0 = the kind's own) */
    struct biv biv;                   /* v == BIV_HOOG: sealed, masked, named in the audit row */
    voorstel_fn *voorstel;            /* NULL: offer what was delivered last */
    bool vast;                        /* what voorstel offers is the only right value (a rule says so): shown, not typed */
    const char *thema;                /* code of the theme (see themas) it belongs to; NULL: none. One theme's fields stand together */
    const char *ggm;                  /* name in the GGM, NULL when it has none */
    const char *bron;                 /* article or section */
};

enum fase { /* what the list and the steps on the dossier page show */
    FASE_AANGEMELD,   /* koppeling, no plicht yet */
    FASE_INTAKE,      /* plicht, no outcome of the leerbaarheidstoets yet */
    FASE_PIP,         /* outcome there, no PIP yet */
    FASE_TRAJECT,     /* PIP there, termijn runs */
    FASE_AFRONDING,   /* PVT (and MAP where due) done, exam or hours left */
    FASE_BEEINDIGD    /* plicht ended */
};
#define FASEN (FASE_BEEINDIGD + 1)

enum ernst { ERNST_FOUT, ERNST_WAARSCHUWING };

struct stelseldienst;

#define STELSEL_VELDEN_MAX 64
#define STELSEL_DIENSTEN_MAX 40

/* One delivery, as it is known. */
struct bericht {
    const struct stelseldienst *dienst;
    const char *id;                  /* uuid */
    long nummer;                     /* order of registration; 0 = not yet registered */
    struct date datum_gebeurtenis;
    struct date geregistreerd_op;
    const char *afzender;            /* "DUO", "COA", "IND", "INS", "CBS" or the CBS code of a gemeente */
    const char *ontvanger;           /* CBS code of the gemeente it concerns; "" when none */
    bool ingetrokken;                /* withdrawn, replaced by a later version, or itself a withdrawal: counts for nothing */
    bool intrekking;                 /* it withdraws `vervangt` and says nothing itself; its waarden are those of what it withdraws */
    const char *vervangt;            /* id of the bericht that this one corrects or withdraws; NULL: none */
    const char *gevolg_van;          /* id of the bericht that it follows from by law; NULL: none */
    const char *reden;               /* reason for a waarschuwing, correction or withdrawal */
    const char *waarden[STELSEL_VELDEN_MAX]; /* by the order of dienst->velden */
};

/* All that is known of one dossier, ordered by nummer. */
struct historie {
    const struct bericht *berichten;
    size_t aantal;
};

/* What a rule is asked: may `nieuw` be added to `historie` on the day `vandaag`? */
struct vraag {
    const struct historie *historie;
    const struct bericht *nieuw;
    struct date vandaag;
};

/* Returns true when the rule holds. Otherwise writes one sentence (B1: what is wrong, what to do) in melding. */
typedef bool regel_fn(const struct vraag *v, struct buf *melding);

struct regel {
    const char *code;    /* R12; the test cases are named after it */
    const char *artikel; /* "Besluit inburgering 2021, art. 3.1" */
    enum ernst ernst;
    const char *veld;    /* where the message is shown; NULL: above the form */
    regel_fn *houdt;
};

/* Who has to act on a signaal. */
enum voor {
    VOOR_GEMEENTE,         /* the one that serves the person now: when the person moves, what is open moves along */
    VOOR_VORIGE_GEMEENTE,  /* the one before the gemeente that the person has once the bericht is in; nobody when there is none */
    VOOR_COA,
    VOOR_DUO
};
#define VOOR_AANTAL (VOOR_DUO + 1)

/* What a bericht asks of somebody; what asks nothing of anybody is no signaal. Every row whose conditions hold raises one. It
 * closes by itself when what it asked for is delivered by who was asked, when a newer one of the same service asks the same (same
 * code, same delivery, or same last day), when its bericht no longer counts, and at the end of the plicht. One that is closed by
 * hand, or that asks for a delivery within werkdagen after the event, is not raised by what happened more than NIEUWS_DAGEN before the
 * portal knew the dossier (a first import), unless its last day was still to come: that is over. */
struct signaal_soort {
    const char *code;         /* unique among all services */
    const char *titel;        /* what happened */
    const char *waarom;       /* why you get this: the rule, with its article */
    const char *doen;         /* what to do */
    enum voor voor;
    const char *gesloten_door;/* codes of the stelseldiensten "a|b" of which a delivery closes it; NULL: by hand */
    bool tot_volgende;        /* the next delivery of this service (about the same, see per) closes it too: it tells how it is now */
    const char *termijn;      /* code of the termijn by when (see termijn), NULL: none */
    int werkdagen;            /* or: so many werkdagen after the event; 0: none */
    struct voorwaarde als;    /* on the fields of the bericht */
    /* On what was known when the bericht came (without it, withdrawn ones marked), and the bericht. NULL: no such condition. */
    bool (*geldt)(const struct historie *ervoor, const struct bericht *b);
};
#define NIEUWS_DAGEN 28

struct stand;

/* A last day that runs for a dossier. */
struct termijn_soort {
    const char *code;
    const char *titel;
    const char *regel;   /* in words */
    const char *bron;    /* article */
    const char *voldaan_door; /* code of the stelseldienst whose first delivery meets it; NULL: a moment that passes by itself */
    bool (*voldaan)(const struct historie *h); /* is it met? NULL: by the first delivery of voldaan_door */
    bool na_plicht;      /* runs after the plicht has ended (the others stop then) */
    /* False: it does not run for this dossier. s has all but termijnen, signalen and stappen. */
    bool (*datum)(const struct historie *h, const struct stand *s, struct date *ret);
};

/* A part of the plicht of which this service reports the result (PVT, an exam). All of them done that are not aan_het_eind is
 * FASE_AFRONDING. */
struct onderdeel {
    const char *code;       /* in onderdelen of the inburgeringsplicht: then this person has to do it; NULL: the leerroute says so */
    const char *naam;
    const char *stap;       /* the step of the dossier that it belongs to; NULL: a step of its own */
    const char *niet_in;    /* leerroutes in which the law does not ask it, "a|b"; NULL: asked in all */
    const char *alleen_in;  /* the only leerroutes in which the law asks it, "a|b": none is known, none is asked; NULL: no such limit */
    bool alleen_als_asiel;  /* only asked of asielstatushouders */
    bool niet_als_asiel;    /* only asked of the others */
    bool aan_het_eind;      /* exam, hours: what the afronding is for, so it does not wait for it */
    struct voorwaarde over; /* deliveries of this service that are about this part; no veld: all */
    struct voorwaarde klaar;/* the last one of those says: done */
    bool blijft;            /* done once is done, whatever comes later (an exam that was passed) */
    bool (*telt)(const struct historie *h, const struct bericht *b); /* and it is enough for this person; NULL: it is */
};

enum onderdeel_is { ONDERDEEL_OPEN, ONDERDEEL_BEHAALD, ONDERDEEL_VRIJGESTELD, ONDERDEEL_ONTHEVEN, ONDERDEEL_NVT };

/* A decision of this service after which somebody no longer has to do some parts. */
struct wegneming {
    struct voorwaarde als;       /* such a decision */
    const char *veld;            /* the meerkeuze of codes of the parts */
    struct voorwaarde geheel;    /* or: all parts */
    struct voorwaarde tijdelijk; /* holds until the next inburgeringsplicht; no veld: never */
    enum onderdeel_is wordt;     /* VRIJGESTELD or ONTHEVEN */
};

/* A delivery of this service brings a dossier at least in this fase. */
struct bereikt { enum fase fase; struct voorwaarde als; };

/* Hours that have to reach a number of the law: the review page shows norm, delivered before, this delivery and what is left. */
struct totaal {
    const char *veld;  /* field of this service, VELD_UREN or VELD_GETAL: the total so far, not an addition to it */
    const char *label;
    const char *norm;  /* code in domain/wet.h */
    struct voorwaarde als; /* only for such a delivery; no veld: for every one */
    bool (*geldt)(const struct vraag *v); /* only then does the law ask it; NULL: always */
    /* What else the law counts: hours of other services, other fields or other deliveries of this one. NULL: nothing. */
    long (*telt_mee)(const struct vraag *v);
};

/* A subject of a delivery that has many fields: a heading on the form, and filled in as soon as one of its fields is. How many are
 * is said on the form, the tijdlijn and the dossier, because a receiver asks what is missing. */
struct thema { const char *code; const char *naam; };

/* Berichten that follow from this one by law, written in the same transaction (pip -> inburgeringstermijn). Fills ret and returns
 * true when there is one; its waarden live on ctx. */
typedef bool gevolg_fn(TALLOC_CTX *ctx, const struct vraag *v, struct bericht *ret);

/* Whom a delivery that is made through the portal is for. Of the bericht to come the values are known; NULL: nobody (a rule says why). */
typedef const char *ontvanger_fn(const struct vraag *v);

struct stelseldienst {
    int nummer;              /* row in the list of the chain */
    const char *code;        /* snake_case; table is bericht_<code> */
    const char *naam;        /* short, as people say it: "PIP" */
    const char *omschrijving;
    const char *gebruik;     /* what the receiver does with it; one or two sentences, for the dictionary */
    unsigned afzenders;      /* enum partij bits */
    unsigned ontvangers;
    const char *grond;       /* legal ground of this exchange */
    const char *termijn;     /* delivery term, in words */
    int werkdagen;           /* delivery term in werkdagen after datum_gebeurtenis; 0: none computed */
    const char *datum_veld;  /* the field that is the datum_gebeurtenis */
    const char *per;         /* a choice or text: deliveries with another value there stand beside each other (uren: per soort), so
                              * "the last one" is the last with the same value; NULL: each follows the one before */
    regel_fn *voor_wie;      /* for whom it is: where it does not hold the service is not offered; also a rule. NULL: everybody */
    const char *tijdlijn;    /* line on the tijdlijn: text with {veld} replaced by its shown value, {themas} by how many are filled in; no V hoog field */
    const struct veld *velden; /* ends with {0} */
    const struct regel *regels; /* ends with {0}; NULL: none */
    const struct signaal_soort *signaal; /* ends with {0}; NULL: none */
    const struct termijn_soort *termijnen; /* ends with {0}; NULL: none */
    const struct onderdeel *onderdeel; /* ends with {0}; NULL: none */
    const struct wegneming *neemt_weg; /* NULL: none */
    struct voorwaarde beeindigt; /* a delivery after which there is no plicht any more; no veld: never */
    const struct totaal *totalen; /* ends with {0}; NULL: none */
    const struct thema *themas; /* ends with {0}; NULL: none */
    struct bereikt bereikt;  /* FASE_AANGEMELD: says nothing */
    gevolg_fn *gevolg;       /* NULL: none */
    ontvanger_fn *ontvanger; /* of a delivery through the portal; NULL: see stelsel_ontvanger */
    bool gebonden;   /* only the very organisation that sent or received it sees it, not the next gemeente */
    bool afsluitend; /* a gemeente that somebody moved away from still delivers it (see werkrelatie.h) */
    const char *gevolg_bron; /* article by which it follows, and stays when this bericht is withdrawn */
    const char *const *bij_de_hand; /* codes, ends with NULL: services of which the last bericht is shown above the form; NULL: none */
};

/* The register (from register.mk): NULL-terminated, ordered by nummer. */
extern const struct stelseldienst *const stelsel_register[];
const struct stelseldienst *stelsel_vind(const char *code);
const struct termijn_soort *stelsel_termijn(const char *code); /* NULL when absent */
const struct stelseldienst *stelsel_termijn_dienst(const char *code); /* that declares it; NULL when absent */
const struct veld *stelsel_veld(const struct stelseldienst *d, const char *veld); /* NULL when absent */
int stelsel_veld_index(const struct stelseldienst *d, const char *veld);  /* -1 when absent */
size_t stelsel_veld_aantal(const struct stelseldienst *d);
/* A delivery of this service by that sender always has a value of class V hoog: who may not type those cannot deliver it. */
bool stelsel_eist_hoog(const struct stelseldienst *d, enum partij afzender);
bool bericht_heeft_hoog(const struct bericht *b); /* a field of class V hoog is filled */
const char *bericht_waarde(const struct bericht *b, const char *veld);    /* NULL when absent */
/* For a single choice: it is that code. For a meerkeuze: that code is among them. */
bool bericht_waarde_is(const struct bericht *b, const char *veld, const char *code);
struct date bericht_datum(const struct bericht *b, const char *veld); /* empty when absent */
long bericht_getal(const struct bericht *b, const char *veld);        /* 0 when absent */
long bericht_centen(const struct bericht *b, const char *veld);       /* a bedrag in eurocents; 0 when absent */
bool bericht_voldoet(const struct bericht *b, const struct voorwaarde *v); /* no veld: true */
/* The value of datum_veld, or `anders` (the day of registration) when it is not filled. */
struct date bericht_gebeurtenis(const struct bericht *b, struct date anders);
/* Last day of the delivery term (werkdagen after the event); empty when the service has none. */
struct date stelsel_leveren_voor(const struct stelseldienst *d, struct date gebeurtenis);
enum partij stelsel_partij(const char *organisatie); /* "DUO" -> PARTIJ_DUO, "0363" -> PARTIJ_GEMEENTE; 0 when it is none */
/* The last bericht of that service that counts (not withdrawn); NULL when none. */
const struct bericht *historie_laatste(const struct historie *h, const char *code);
/* The gemeente that serves the person: whom the last koppeling or inburgeringsplicht went to; and the one before it. NULL: none. */
const char *historie_gemeente(const struct historie *h);
const char *historie_vorige_gemeente(const struct historie *h);
/* Is code one of "a|b"? */
bool een_van(const char *lijst, const char *code);
const struct signaal_soort *stelsel_signaal(const char *code, const struct stelseldienst **ret_dienst); /* NULL when absent; ret may be NULL */
bool signaal_is_wettelijk(const struct signaal_soort *s); /* it asks for a delivery that has a last day: nobody can switch it off */
const char *voor_naam(enum voor v); /* "de gemeente" */

const struct bericht *historie_bericht(const struct historie *h, const char *id); /* NULL when absent, also for NULL */
/* The version of that bericht that counts now: itself, its last correction, or NULL when it was withdrawn. */
const struct bericht *historie_geldende(const struct historie *h, const struct bericht *b);
/* The history as if that bericht (NULL: none) counts no more. */
struct historie historie_zonder(TALLOC_CTX *ctx, const struct historie *h, const char *id);
/* The history as it will be when nieuw is there, and gevolg (NULL: none) behind it: what nieuw replaces counts no more. */
struct historie historie_met(TALLOC_CTX *ctx, const struct historie *h, const struct bericht *nieuw, const struct bericht *gevolg);

/* Judging. A bevinding is one mistake or warning about one field (or the whole, veld NULL). */
struct bevinding {
    enum ernst ernst;
    const char *veld;
    const char *code;    /* rule code, or "veld" for a check of the field itself */
    const char *artikel; /* NULL for a check of the field itself */
    const char *melding;
};
struct bevindingen {
    struct bevinding *rows;
    size_t aantal;
    size_t fouten;
    size_t waarschuwingen;
};
/* Checks presence (verplicht, verplicht_als, alleen_als, asiel) and all rules. The values themselves are already canonical (form or import judged them).
 * A correction (vervangt) and a withdrawal (intrekking) need a reason and replace an own bericht of the same service that still
 * stands; of a withdrawal nothing else is asked. */
struct bevindingen *stelsel_oordeel(TALLOC_CTX *ctx, const struct vraag *v);
/* True when the field may be filled for this person, given the other answers. */
bool stelsel_veld_van_toepassing(const struct veld *f, const struct bericht *b, const struct historie *h);
/* Whom a bericht is for, when its sender does not say so: the gemeente that it names in a field, DUO when DUO receives it, else the
 * gemeente that serves the person. NULL: nobody yet. */
const char *stelsel_ontvanger(const struct vraag *v);
/* How many themes the service has, and of how many something is filled in. */
size_t stelsel_themas(const struct stelseldienst *d);
size_t stelsel_themas_ingevuld(const struct bericht *b);
bool stelsel_thema_ingevuld(const struct bericht *b, const char *thema);
/* What nieuw follows on: the last one of this service, from the same kind of party, with the same value in `per`. NULL: none. */
const struct bericht *stelsel_vorige(const struct vraag *v);
/* Equal to that one, value by value (14.2.2 "only what changed"). */
bool stelsel_ongewijzigd(const struct vraag *v);
/* The bericht that follows by law from v->nieuw, as dienst->gevolg makes it; false: none. Nothing follows from a withdrawal. */
bool stelsel_gevolg(TALLOC_CTX *ctx, const struct vraag *v, struct bericht *ret);
/* Is this service about such a person (voor_wie)? Then her dossier offers it. */
bool stelsel_is_voor(const struct stelseldienst *d, const struct historie *h);

struct totaal_stand { long norm, eerder, nu, telt_mee, over; };
/* False when this row does not hold for this delivery. */
bool stelsel_totaal(const struct totaal *t, const struct vraag *v, struct totaal_stand *ret);
/* Line on the tijdlijn, values shown in Dutch. */
const char *stelsel_tijdlijn(TALLOC_CTX *ctx, const struct bericht *b);
/* Value as people read it: "3 april 2026", "Ja", the label of a choice. */
const char *veld_toon(TALLOC_CTX *ctx, const struct veld *f, const char *waarde);

/* ---- the state of a dossier: a pure function of its history ---- */

const char *fase_code(enum fase f);  /* "intake" */
const char *fase_label(enum fase f); /* "Brede intake" */

struct termijn {
    const char *code;   /* "pip_10_weken" */
    const char *titel;  /* "PIP vaststellen" */
    const char *regel;  /* "binnen 10 weken na de kennisgeving" */
    const char *bron;   /* article */
    struct date datum;  /* last day on which it is in time */
    bool voldaan;       /* done, no longer counts down */
};
#define TERMIJNEN_MAX 40

struct signaal {
    const struct signaal_soort *soort;
    const char *organisatie; /* who has to act; lives as long as the history */
    const char *bericht_id; /* what raised it */
    struct date ontstaan;
    struct date uiterlijk;  /* empty: none */
    bool gesloten;          /* by itself */
};
#define SIGNALEN_MAX 64

struct stand_onderdeel {
    const struct onderdeel *onderdeel;
    enum onderdeel_is is;
    const char *bericht_id; /* what says so; NULL for open and nvt */
    struct date datum;      /* when */
};
#define ONDERDELEN_MAX 16
const char *onderdeel_is_code(enum onderdeel_is is);  /* "behaald" */
/* As it may be shown to who looks at the dossier: that somebody is ontheven says something of her health, so it is nvt there. */
enum onderdeel_is onderdeel_is_getoond(enum onderdeel_is is);
enum onderdeel_is onderdeel_is_van(const char *code, size_t len); /* of its code; NVT for another */
const char *onderdeel_is_label(enum onderdeel_is is); /* "Behaald" */

enum stap_stand { STAP_KLAAR, STAP_BEZIG, STAP_LATER, STAP_NVT };
struct stap { const char *naam; enum stap_stand stand; };
#define STAPPEN_MAX 12

struct stand {
    enum fase fase;
    const char *doelgroep;   /* behandeld_als code, NULL unknown; lives as long as the history */
    const char *leerroute;   /* code, NULL unknown */
    struct date datum_start; /* of the plicht */
    struct date eerste_dagtekening;
    struct date termijn_aanvang, termijn_einde;
    bool plicht_beeindigd;
    struct termijn termijnen[TERMIJNEN_MAX];
    size_t termijnen_aantal;
    const struct termijn *volgende; /* nearest not voldaan, points into termijnen; NULL none (so: do not copy a stand) */
    struct signaal signalen[SIGNALEN_MAX];
    size_t signalen_aantal;
    struct stand_onderdeel onderdelen[ONDERDELEN_MAX]; /* in the order of the register */
    size_t onderdelen_aantal;
    struct stap stappen[STAPPEN_MAX];
    size_t stappen_aantal;
    const struct stelseldienst *niet_voor[STELSEL_DIENSTEN_MAX]; /* services that are not for this person (stelsel_is_voor); ends with NULL */
};
void stelsel_stand(const struct historie *h, struct date vandaag, struct stand *ret);
/* Stand op datum: the berichten that were registered by bekend_op, of what had happened by geldig_op (both days included); what a
 * later one that was known already replaced or took back, counts for nothing. stelsel_stand(&toen, geldig_op, ret) is then the
 * state of that day as it was known. */
struct historie historie_op(TALLOC_CTX *ctx, const struct historie *h, struct date bekend_op, struct date geldig_op);
/* What changes in the state of a dossier when its history becomes `na`: sentences (B1), NULL-terminated, most important first. */
const char **stelsel_verschil(TALLOC_CTX *ctx, const struct historie *voor, const struct historie *na, struct date vandaag);

/* Every declaration is whole: called at start and by the tests. */
bool stelsel_keur(const struct stelseldienst *d, struct buf *waarom);
/* The data dictionary of all services, Markdown in Dutch (portaalctl gegevenswoordenboek). */
void stelsel_beschrijf(struct buf *uit);

#endif
