/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "page/page.h"
#include "page/pages.h"
#include "page/views.h"

struct fout_tekst {
    int status;
    enum fout_soort soort;
    const char *kop, *uitleg, *doen;
};

static const struct fout_tekst teksten[] = {
    {400, FOUT_GEWOON, "Deze aanvraag klopt niet",
     "Het portaal kan niet lezen wat uw browser stuurde. Er is niets opgeslagen.",
     "Ga terug, laad de pagina opnieuw en probeer het nog een keer."},
    {403, FOUT_CSRF, "Deze pagina was te oud",
     "Het portaal kan niet controleren of u dit formulier zelf verstuurde. Er is niets opgeslagen.",
     "Ga terug, laad de pagina opnieuw en verstuur het formulier nog een keer."},
    {403, FOUT_VREEMD, "Deze pagina kan zo niet worden geopend",
     "Een andere website, of iets anders dan een gewone pagina, vroeg om deze pagina. Er is niets opgeslagen.",
     "Open het portaal in een eigen tabblad en ga vanuit het menu naar de pagina."},
    {403, FOUT_HOOG, "Hier zijn gegevens die u niet mag zien of invullen",
     "Dit gaat over gegevens die extra zijn beschermd. Met uw rol kunt u die niet zien, niet invullen en niet "
     "veranderen. Er is niets opgeslagen.",
     "Vraag een klantregisseur van uw gemeente om dit te doen."},
    {403, FOUT_GEWOON, "U mag deze pagina niet zien",
     "Uw rol in het portaal geeft geen toegang tot deze pagina. Er is niets opgeslagen.",
     "Hebt u deze toegang nodig voor uw werk? Vraag het aan de beheerder van uw organisatie."},
    {404, FOUT_GEWOON, "Niet gevonden", "Deze pagina of dit dossier bestaat niet, of hoort niet bij uw organisatie.",
     "Controleer het adres, of zoek het dossier in uw werkvoorraad."},
    {405, FOUT_GEWOON, "Dat kan hier niet",
     "Deze pagina kan niet op deze manier worden geopend. Er is niets opgeslagen.",
     "Ga naar de startpagina en open de pagina vanuit het menu."},
    {409, FOUT_GEWOON, "Iemand anders was u voor",
     "De gegevens zijn veranderd terwijl u bezig was. Er is niets opgeslagen.",
     "Open het dossier opnieuw en bekijk wat er is veranderd."},
    {413, FOUT_GEWOON, "Dit is te veel", "U stuurde meer dan het portaal kan aannemen. Er is niets opgeslagen.",
     "Maak uw tekst korter en verstuur het formulier opnieuw."},
    {414, FOUT_GEWOON, "Dit is te veel", "Het adres van de pagina is te lang.",
     "Open de pagina opnieuw vanuit het menu."},
    {415, FOUT_GEWOON, "Dit soort bestand kan niet", "Het portaal kan dit niet lezen. Er is niets opgeslagen.",
     "Gebruik het formulier op de pagina zelf."},
    {429, FOUT_GEWOON, "Even wachten",
     "Er komen nu heel veel aanvragen van uw computer of uw organisatie binnen. Het portaal heeft deze niet "
     "uitgevoerd. "
     "Er is niets opgeslagen.",
     "Wacht een halve minuut en laad de pagina opnieuw. Gebeurt dit vaker terwijl u gewoon werkt? Meld het dan bij de "
     "helpdesk."},
    {503, FOUT_GEWOON, "Het portaal is even niet bereikbaar",
     "We kunnen nu niet bij de gegevens. Er is niets opgeslagen.",
     "Probeer het over een minuut opnieuw. Wat u al had verstuurd, is bewaard."},
    {500, FOUT_GEWOON, "Er ging iets mis bij ons", "Het portaal heeft een fout gemaakt. Er is niets opgeslagen.",
     "Probeer het over een paar minuten opnieuw. Blijft het misgaan? Neem contact op met de helpdesk en noem het "
     "nummer "
     "hieronder."},
};

/* The last row, 500, stands for every status without a row of its own. */
static const struct fout_tekst *tekst_van(int status, enum fout_soort soort) {
    size_t last = sizeof teksten / sizeof teksten[0] - 1;
    for (size_t i = 0; i < last; i++)
        if (teksten[i].status == status && teksten[i].soort == soort)
            return &teksten[i];
    return &teksten[last];
}

void page_fout(struct page *p, int status, enum fout_soort soort) {
    const struct fout_tekst *t = tekst_van(status, soort);
    bool ingelogd =
        p->wie.token && *p->wie.token; /* as far as the browser knows: the database may not have been asked */
    struct fout_view view = {.pagina = {.titel = t->kop, .fout = true},
                             .kop = t->kop,
                             .uitleg = t->uitleg,
                             .doen = t->doen,
                             .verzoek = p->req->request_id,
                             .terug_url = ingelogd ? "/" : "/inloggen",
                             .terug_tekst = ingelogd ? "Naar de startpagina" : "Naar inloggen"};
    page_show(p, status, TPL_FOUT, &view.pagina);
}
