/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Every screen: one handler each. What each needs to be allowed stands in the route table, src/app/routes.c.
 */
#ifndef PAGE_PAGES_H
#define PAGE_PAGES_H

#include "page/page.h"

/* algemeen/ */
page_handler page_start;             /* GET / : the counts of a gemeente, or of DUO */
page_handler page_inloggen;          /* GET /inloggen */
page_handler page_inloggen_bij;      /* GET /inloggen/{aanbieder} */
page_handler page_acs;               /* POST /saml/acs */
page_handler page_acs_artifact;      /* GET /saml/acs?SAMLart=&RelayState= */
page_handler page_metadata;          /* GET /saml/metadata */
page_handler page_proxy;             /* GET /inloggen/proxy */
page_handler page_uitloggen;         /* POST /uitloggen */
page_handler page_uitgelogd;         /* GET /uitgelogd */
page_handler page_geannuleerd;       /* GET /geannuleerd */
page_handler page_klok;              /* GET /sessie/klok: in a frame on every page, also when the session has ended */
page_handler page_klok_verleng;      /* POST the same: she is still there */
page_handler page_sessies;           /* GET /sessies: her own */
page_handler page_sessie_uitloggen;  /* POST /sessies/{id}/uitloggen */
page_handler page_sessies_uitloggen; /* POST /sessies/uitloggen: all of them */
/* What the frame says when the session of its button is over. */
void page_klok_over(struct page *p);
/* The session of this request has been ended: its cookie goes, and the page says so. */
bool page_vergeet_sessie(struct page *p);
/* A POST after the session ended. bewaar: what was typed comes back; never what another site sent. concept: it was kept
 * as a concept, and need not come back. */
void page_verlopen(struct page *p, bool bewaar, bool concept);
struct limiet;
/* The 429 of a limit: what happened, when it goes on, who was told. soort: kind of her organisation. */
void page_limiet(struct page *p, const struct limiet *l, const char *soort);

/* gemeente/ */
page_handler page_werkvoorraad;   /* GET /werkvoorraad */
page_handler page_zoeken;         /* GET and POST /zoeken */
page_handler page_dossier;        /* GET /dossier/{id} */
page_handler page_toon;           /* POST /dossier/{id}/toon */
page_handler page_bericht_toon;   /* POST /dossier/{id}/bericht/{bid}/toon: with what is sealed */
page_handler page_bericht;        /* GET /dossier/{id}/bericht/{bid} */
page_handler page_lever_open;     /* GET /dossier/{id}/lever/{dienst} */
page_handler page_lever_stap;     /* POST the same: controleer, wijzig, bevestig */
page_bewaarder page_lever_bewaar; /* POST the same, after the session ended */
page_handler page_ontvangst;      /* GET /dossier/{id}/ontvangst/{bid} */
page_handler page_corrigeer_open; /* GET /dossier/{id}/bericht/{bid}/corrigeer */
page_handler page_corrigeer_stap; /* POST the same: controleer, wijzig, bevestig */
page_handler page_overdracht;     /* GET /dossier/{id}/overdracht */
page_handler page_stand;          /* GET /dossier/{id}/stand?bekend=&geldig= */
page_handler page_versies;        /* GET /dossier/{id}/bericht/{bid}/versies */
page_handler page_intrekken_open; /* GET /dossier/{id}/bericht/{bid}/intrekken: what it does, and why */
page_handler page_intrekken;      /* POST the same */
page_handler page_document;       /* GET /dossier/{id}/document/{did}: a PDF, to save */
page_handler page_afhandelen;     /* POST /signaal/{id}/afhandelen */

/* algemeen/aanmelden.c: who is not admitted yet, and everybody's own name */
page_handler page_aanmelden;         /* GET /aanmelden: who are you, or: you are waiting */
page_handler page_aanmelden_stuur;   /* POST the same */
page_handler page_mijn_gegevens;     /* GET /mijn-gegevens */
page_handler page_mijn_gegevens_zet; /* POST the same */
page_handler page_mijn_code;         /* POST /mijn-gegevens/code: an invitation */

/* beheer/: people and their roles */
page_handler page_mensen;             /* GET /mensen */
page_handler page_herzien;            /* GET /mensen/herzien: the yearly review */
page_handler page_mens;               /* GET /mensen/{id} */
page_handler page_mens_herzien;       /* POST /mensen/{id}/herzien */
page_handler page_mens_rollen;        /* GET /mensen/{id}/rollen: admit, or give a role */
page_handler page_mens_rollen_stap;   /* POST the same: controleer, wijzig, bevestig; likewise below */
page_handler page_mens_rol;           /* GET /mensen/{id}/rol/{rid}: when it ends */
page_handler page_mens_rol_stap;      /* POST the same */
page_handler page_mens_gegevens;      /* GET /mensen/{id}/gegevens: name and e-mail address */
page_handler page_mens_gegevens_stap; /* POST the same */
page_handler page_mens_daad;          /* GET /mensen/{id}/{daad}: blokkeren, deblokkeren, sessies */
page_handler page_mens_daad_stap;     /* POST the same */

/* algemeen/, the data dictionary */
page_handler page_woordenboek;      /* GET /gegevenswoordenboek */
page_handler page_woorden;          /* GET /gegevenswoordenboek/{dienst} */
page_handler page_woordenboek_csv;  /* GET /gegevenswoordenboek.csv */
page_handler page_woordenboek_json; /* GET /gegevenswoordenboek.json */

/* reconciliation: duo/aansluiting.c and gemeente/aansluiting.c */
page_handler page_aansluiting;      /* GET /duo/aansluiting */
page_handler page_aansluiting_csv;  /* GET /duo/aansluiting.csv */
page_handler page_niet_geopend;     /* GET /duo/niet-geopend */
page_handler page_niet_geopend_csv; /* GET /duo/niet-geopend.csv */
page_handler page_bekend;           /* GET /aansluiting */
page_handler page_bekend_bestand;   /* POST /aansluiting/bestand */

/* gemeente/, for who has to act */
page_handler page_signalen;            /* GET /signalen */
page_handler page_signalen_afhandelen; /* POST /signalen/afhandelen */
page_handler page_voorkeuren;          /* GET /signalen/voorkeuren */
page_handler page_voorkeuren_zet;      /* POST the same */

/* coa/ */
page_handler page_inburgeraars;   /* GET /coa/inburgeraars : who lives at COA, and how whole the klantprofiel is */
page_handler page_coa_nieuw;      /* GET /coa/nieuw : somebody COA did not deliver on before */
page_handler page_coa_nieuw_stap; /* POST the same: controleer, wijzig, bevestig */

/* gemeente/, many deliveries in one file */
page_handler page_bulk;                 /* GET /bulk: files with many deliveries */
page_handler page_bulk_stuur;           /* POST /bulk: a file */
page_handler page_bulk_sjabloon;        /* GET /bulk/sjabloon/{dienst} */
page_handler page_bulk_upload;          /* GET /bulk/{id} */
page_handler page_bulk_besluit;         /* POST /bulk/{id}/besluit */
page_handler page_bulk_fouten;          /* GET /bulk/{id}/fouten */
page_handler page_uitvoer;              /* GET /bulk/uitvoer/{dienst} */
page_handler page_werkvoorraad_uitvoer; /* GET /werkvoorraad/uitvoer, with the filters of the list */

/* duo/, organisations and herindeling */
page_handler page_organisaties;         /* GET /duo/organisaties */
page_handler page_organisatie_nieuw;    /* GET /duo/organisaties/nieuw */
page_handler page_organisatie_maak;     /* POST the same */
page_handler page_organisatie;          /* GET /duo/organisaties/{code} */
page_handler page_organisatie_bewaar;   /* POST the same */
page_handler page_herindelingen;        /* GET /duo/herindelingen */
page_handler page_herindeling_nieuw;    /* GET /duo/herindelingen/nieuw */
page_handler page_herindeling_maak;     /* POST the same: a draft */
page_handler page_herindeling;          /* GET /duo/herindelingen/{id}: a dry run, or what was done */
page_handler page_herindeling_stap;     /* POST the same: voorstellen, weggooien, terugdraaien, definitief */
page_handler page_herindeling_dossiers; /* GET /duo/herindelingen/{id}/dossiers */

/* duo/, four eyes */
page_handler page_voorstellen;      /* GET /duo/voorstellen */
page_handler page_voorstel;         /* GET /duo/voorstellen/{id} */
page_handler page_voorstel_besluit; /* POST the same */

/* duo/ */
page_handler page_leveringen;            /* GET /duo/leveringen */
page_handler page_audit;                 /* GET /duo/audit, /logboek: all of it, or that of the own organisation */
page_handler page_audit_csv;             /* GET the same, as a file */
page_handler page_opvallend;             /* GET /logboek/opvallend: who did something very often */
page_handler page_opvallend_sluit;       /* POST /logboek/opvallend/{id} */
page_handler page_uitnodigingen;         /* GET /duo/uitnodigingen */
page_handler page_uitnodiging_nieuw;     /* GET /duo/uitnodigingen/nieuw */
page_handler page_uitnodiging_stap;      /* POST the same: controleer, wijzig, bevestig */
page_handler page_uitnodiging_intrekken; /* POST /duo/uitnodigingen/{id}/intrekken */
page_handler page_mandaten;              /* GET /duo/mandaten, /mandaten */
page_handler page_mandaat_nieuw;         /* POST /duo/mandaten: a voorstel */
page_handler page_mandaat_intrek;        /* POST /duo/mandaten/{id}/intrekken */
page_handler page_kiezen;                /* GET /kiezen: for which gemeente she works */
page_handler page_kies;                  /* POST the same */

#endif
