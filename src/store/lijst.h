/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Lists: start counts, werkvoorraad, search; and for DUO the deliveries and the audit log. A page of a list is `rijen`
 * rows; whether there is a next one is known from one row more, not from a count.
 */
#ifndef STORE_LIJST_H
#define STORE_LIJST_H

#include "stelsel/stelsel.h"
#include "store/store.h"

#define LIJST_PAGINA_MAX 1000 /* higher page numbers are cut to this */

/* ---- start ---- */
struct start_tellingen {
    bool van_gemeente; /* the counts of a list of its own (gemeente, COA); otherwise those of DUO */
    /* gemeente */
    long dossiers;
    long per_fase[FASEN];
    long te_laat;    /* next termijn has passed */
    long twee_weken; /* next termijn within 14 days, today included */
    long open_signalen;
    /* DUO */
    long leveringen_vandaag, leveringen_week;
    long weigeringen_vandaag;
    /* COA */
    long bij_coa, zonder_profiel, onvolledig;
    const char *laatste_levering; /* "2026-11-22 15:54"; NULL none */
};
void start_vraag(struct store_tx *tx, struct date vandaag);
void start_lees(const struct store_tx *tx, struct start_tellingen *ret);

/* ---- werkvoorraad of the asker's own gemeente ---- */
enum wv_termijn {
    WV_TERMIJN_ALLE,
    WV_TERMIJN_TE_LAAT,
    WV_TERMIJN_2_WEKEN,
    WV_TERMIJN_6_WEKEN,
    WV_TERMIJN_LATER,
    WV_TERMIJN_GEEN
};
enum wv_sorteer { WV_OP_TERMIJN, WV_OP_NAAM, WV_OP_FASE };

struct werkvoorraad_vraag {
    const char *fase;      /* code of a fase; NULL all */
    const char *leerroute; /* code; NULL all */
    const char *doelgroep; /* code; NULL all */
    bool alleen_signaal;   /* only with an open signaal */
    enum wv_termijn termijn;
    enum wv_sorteer sorteer;
    struct date vandaag;
    int pagina; /* from 1 */
    int rijen;  /* 1-200 */
    bool alles; /* no pages: at most UITVOER_MAX rows (store/uitvoer.h) */
};
struct werkvoorraad_rij {
    const char *dossier;
    const char *naam; /* "Haddad, Amal van der" */
    struct date geboortedatum;
    enum fase fase;
    const char *leerroute, *doelgroep; /* codes, NULL unknown */
    struct date termijn;               /* empty: none */
    const char *termijn_titel;         /* NULL none */
    long open_signalen;
    const char *opvanglocatie; /* list of COA only */
    long themas;               /* list of COA only: of the klantprofiel; -1: there is none */
    const char *gemeente_naam; /* only by searching: who has it now; NULL: nobody, or not asked */
};
struct werkvoorraad {
    struct werkvoorraad_rij *rijen;
    size_t aantal;
    bool meer; /* there is a next page */
};
void werkvoorraad_vraag(struct store_tx *tx, const struct werkvoorraad_vraag *v);
void werkvoorraad_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct werkvoorraad *ret);

/* ---- the list of COA ---- */
long coa_themas(void); /* how many themes a klantprofiel has */
/* profiel: "ontbreekt", "onvolledig", "volledig"; NULL all. */
void coa_lijst_vraag(struct store_tx *tx, const char *profiel, int pagina, int rijen);
void coa_lijst_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct werkvoorraad *ret);

/* ---- search: what the asker may see, at most ZOEK_MAX ---- */
#define ZOEK_MAX 25
#define ZOEK_NAAM_MIN 2 /* characters */
/* bsn and v_nummer: digits, already judged (elfproef by domain). Found by blind index, exact. */
void zoek_bsn_vraag(struct store_tx *tx, const char *bsn);
void zoek_v_nummer_vraag(struct store_tx *tx, const char *v_nummer);
/* Case and diacritics do not matter. A gemeente finds any part of a name; DUO, over all dossiers, the beginning of the
 * geslachtsnaam. */
void zoek_naam_vraag(struct store_tx *tx, const char *naam);
/* The rows of whichever search was asked; meer: there were more than ZOEK_MAX. */
void zoek_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct werkvoorraad *ret);

/* ---- DUO: deliveries that came in through the portal, newest first ---- */
struct leveringen_vraag {
    const char *dienst;   /* code; NULL all */
    const char *gemeente; /* CBS code; NULL all */
    struct date van, tot; /* of registration, both included; empty: no bound */
    int pagina, rijen;
};
struct levering_rij {
    const char *bericht, *dossier;
    long nummer;
    const struct stelseldienst *dienst;
    const char *gemeente, *gemeente_naam;
    const char *naam; /* of the person */
    struct date datum_gebeurtenis;
    const char *geregistreerd; /* "2026-11-22 15:54" */
    const char *tekst;         /* the line of the tijdlijn */
};
struct leveringen {
    struct levering_rij *rijen;
    size_t aantal;
    bool meer;
};
void leveringen_vraag(struct store_tx *tx, const struct leveringen_vraag *v);
void leveringen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct leveringen *ret);

/* ---- the audit log, newest first: all of it with the right `audit`, that of the own organisation with `audit_eigen`;
 * the database refuses (ERR_DENIED) whoever has neither. ---- */
struct audit_vraag {
    const char *dossier;     /* uuid; NULL all. A text that is no uuid finds nothing */
    const char *gebruiker;   /* pseudonym; NULL all */
    const char *organisatie; /* code; NULL all */
    const char *handeling;   /* code; NULL all */
    struct date van, tot;    /* both included; empty: no bound */
    int pagina, rijen;
    bool alles; /* as a file: the newest AUDIT_BESTAND_MAX, counted as a file taken away (uitvoer_voer_uit) */
};
#define AUDIT_BESTAND_MAX 20000
struct audit_rij {
    long nummer;
    const char *moment;    /* "2026-11-22 15:54:03" */
    const char *gebruiker; /* pseudonym; NULL: nobody was logged in */
    const char *naam;      /* of that person, for who reads the log of her own organisation; NULL otherwise */
    const char *rol, *organisatie, *organisatie_naam; /* NULL likewise; roles joined by + */
    const char *namens, *namens_naam;                 /* samenwerkingsverband, under a mandaat; NULL none */
    enum niveau niveau;
    enum audit_handeling handeling;
    const char *route, *dossier, *velden_hoog /* joined by ", " */, *grond, *resultaat, *herkomst, *request_id,
        *bijzonderheden; /* NULL: none */
};
struct audit_lijst {
    struct audit_rij *rijen;
    size_t aantal;
    bool meer;
};
void audit_lijst_vraag(struct store_tx *tx, const struct audit_vraag *v);
void audit_lijst_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct audit_lijst *ret);

/* Names of all gemeenten for a choice list (code, naam), ordered by name. */
struct organisatie {
    const char *code;
    const char *naam;
};
struct organisaties {
    struct organisatie *rows;
    size_t aantal;
};
void gemeenten_vraag(struct store_tx *tx);
void gemeenten_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct organisaties *ret);
/* The same in a round trip of its own, for a form that is drawn when its transaction has ended. */
bool gemeenten_alle(TALLOC_CTX *ctx, const struct store *s, struct organisaties *ret, struct err *err);

#endif
