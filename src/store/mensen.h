/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * People who use the portal, for who manages them, and everybody's own name. Who may see and do what is decided by the
 * functions of the database (the migration that begins with "Managing people"); nobody does anything about herself.
 *
 * An act that is not allowed fails with ERR_DENIED ("zelf", "rol"), of somebody she does not manage with ERR_NOT_FOUND,
 * one that cannot be done now with ERR_CONFLICT and one of the reasons MENS_... as err->reason.
 */
#ifndef STORE_MENSEN_H
#define STORE_MENSEN_H

#include "store/lijst.h"

#define MENS_LAATSTE "laatste-beheerder" /* nobody else would manage the people of her organisation */
#define MENS_HEEFT_AL "heeft-al"         /* has that role already, on some of those days */
#define MENS_VOORBIJ "voorbij"           /* that role has ended already */
#define MENS_NIEUW "nieuw"               /* has not said who she is */
#define MENS_GEBLOKKEERD "geblokkeerd"

/* ---- the list ---- */
struct mensen_vraag {
    const char *organisatie, *stand, *rol, *let_op; /* codes; NULL all. let_op: "verloopt", "herzien", "geen_rol" */
    int verloopt, herzien;                          /* days: ends within; not reviewed for */
    int pagina, rijen;
};
struct mens_rij {
    const char *id, *naam, *email, *stand, *organisatie, *organisatie_naam; /* naam, email NULL: not known yet */
    const char *gemaakt, *laatst;                                           /* moments; laatst NULL: never */
    const char **rollen;                                                    /* codes, of today */
    struct date einde;                                                      /* first end of one of these; empty: none */
    bool herzien, zelf;                                                     /* a review is due; the asker herself */
};
struct mensen {
    struct mens_rij *rijen;
    size_t aantal;
    bool meer;
};
void mensen_vraag(struct store_tx *tx, const struct mensen_vraag *v);
void mensen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mensen *ret);

/* What waits for the asker; all 0 for who manages nobody. */
struct mensen_telling {
    bool beheert;
    long wachten, verloopt, herzien, mensen, uitnodigingen;
};
void mensen_tel_vraag(struct store_tx *tx, int verloopt, int herzien);
void mensen_tel_lees(const struct store_tx *tx, struct mensen_telling *ret);

/* ---- one person ---- */
struct mens {
    const char *id, *pseudoniem, *naam, *email, *stand, *aanbieder, *organisatie, *organisatie_naam, *gemaakt, *laatst;
    long sessies;          /* open now */
    const char **te_geven; /* codes of roles that the asker may give her */
    bool zelf, eigen;      /* the asker herself; of the asker's organisation */
    bool laatste_beheerder, herzien;
};
struct mens_rol {
    const char *id, *rol;
    struct date van, tot; /* tot: first day on which it no longer holds; empty: no end */
    const char *gegeven_op, *gegeven_door, *ingetrokken_op, *ingetrokken_door; /* door NULL: nobody of the portal */
    struct date herzien_op;
    bool nu, straks, beheerrol;
};
struct mens_rollen {
    struct mens_rol *rijen;
    size_t aantal;
};
struct mens_wijziging {
    const char *moment, *wat, *rol, *door;
    struct date per;
};
struct mens_wijzigingen {
    struct mens_wijziging *rijen;
    size_t aantal;
};
/* id is no uuid: ERR_NOT_FOUND, as for somebody she does not manage. */
void mens_vraag(struct store_tx *tx, const char *id, int herzien);
bool mens_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mens *ret, struct err *err);
void mens_rollen_vraag(struct store_tx *tx, const char *id);
void mens_rollen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mens_rollen *ret);
void mens_wijzigingen_vraag(struct store_tx *tx, const char *id);
void mens_wijzigingen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct mens_wijzigingen *ret);

/* ---- acts; one in a transaction ---- */
/* van empty: today. Admits who waits. rollen: NULL-terminated. */
void mens_geef_vraag(struct store_tx *tx, const char *id, const char *const *rollen, struct date van, struct date tot);
void mens_einde_vraag(struct store_tx *tx, const char *id, const char *rolgeving, struct date tot); /* empty: no end */
void mens_blokkeer_vraag(struct store_tx *tx, const char *id, bool blokkeer);
void mens_sessies_vraag(struct store_tx *tx, const char *id);
void mens_gegevens_vraag(struct store_tx *tx, const char *id, const char *naam, const char *email);
void mens_herzien_vraag(struct store_tx *tx, const char *id, bool klopt);

/* ---- oneself ---- */
struct eigen {
    const char *naam, *email, *stand, *aangemeld, *organisatie, *organisatie_naam, *soort;
    bool heeft_beheerder; /* somebody else manages the people of her organisation */
    const char **rollen;
    struct date einde;
};
void eigen_vraag(struct store_tx *tx);
void eigen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct eigen *ret);
void eigen_zet_vraag(struct store_tx *tx, const char *naam, const char *email);

/* ---- invitations ---- */
#define UITNODIGING_CODE_TEKENS 28 /* of 5 bits each */
#define UITNODIGING_CODE_TEKST (UITNODIGING_CODE_TEKENS + UITNODIGING_CODE_TEKENS / 4)
void uitnodiging_nieuwe_code(char ret[static UITNODIGING_CODE_TEKST]); /* "K7TP-4QWX-…", and the NUL */
/* As it is hashed: without spaces and hyphens, O as 0, I and L as 1. NULL when it cannot be a code. */
const char *uitnodiging_code_schoon(TALLOC_CTX *ctx, const char *getypt);

enum aanmeld_uitkomst { AANMELD_GOED, AANMELD_ONJUIST, AANMELD_TE_VEEL };
/* code: clean, or NULL. naam and email count only for who has not said them yet. */
void aanmelden_vraag(struct store_tx *tx, const char *naam, const char *email, const char *code);
enum aanmeld_uitkomst aanmelden_lees(const struct store_tx *tx);

struct uitnodiging {
    const char *id, *organisatie, *organisatie_naam, *gemaakt_op, *gemaakt_door, *geldig_tot, *gebruikt_op,
        *gebruikt_door /* uuid */, *ingetrokken_op;
    const char **rollen;
    bool open;
};
struct uitnodigingen {
    struct uitnodiging *rijen;
    size_t aantal;
};
void uitnodigingen_vraag(struct store_tx *tx);
void uitnodigingen_lees(TALLOC_CTX *ctx, const struct store_tx *tx, struct uitnodigingen *ret);
/* id: of the form, so that sending it twice makes one (ERR_CONFLICT). code: clean. */
void uitnodiging_maak_vraag(struct store_tx *tx, const char *id, const char *organisatie, const char *const *rollen,
                            const char *code, int dagen);
void uitnodiging_trek_in_vraag(struct store_tx *tx, const char *id);

#endif
