/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * portaalctl: the operator's command. A subcommand is one row of this table.
 */
#include "app/ctl.h"

#include "base/date.h"

#include <locale.h>

#define DEFAULT_SETTINGS "/etc/portaal/portaal.ini"

static const struct command {
    const char *name, *arguments, *help, *more;
    int (*run)(struct ctl *, int, char **);
} commands[] = {
    {"migreer", "", "brengt de database bij",
     "Past de migraties toe die er nog niet zijn, elk in een eigen transactie. Weigert een schema dat het niet kent.\n"
     "Gebruikt [database] verbinding_migratie.",
     ctl_migreer},
    {"sleutel", "[BESTAND]", "maakt een nieuwe hoofdsleutel",
     "Zonder BESTAND: waar [portaal] sleutelbestand staat. Een bestaand bestand wordt nooit overschreven.",
     ctl_sleutel},
    {"instellingen", "", "toont alle instellingen met uitleg",
     "De uitvoer is zelf een geldig begin van een instellingenbestand.", ctl_instellingen},
    {"organisatie", "CODE [--kvk NUMMER] [--rsin NUMMER] [--naam N [--mandaten C+C]]",
     "zet de nummers van een organisatie, of maakt een samenwerkingsverband",
     "CODE is de CBS-code van een gemeente, DUO of COA. eHerkenning noemt een organisatie bij een van deze nummers.\n"
     "Met --naam is CODE een samenwerkingsverband (S en drie cijfers), dat er dan bij komt; --mandaten noemt de "
     "gemeenten waarvoor\n"
     "het vanaf nu werkt, en geen andere.",
     ctl_organisatie},
    {"gebruiker", "toevoegen … | blokkeren PSEUDONIEM | lijst [CODE]", "bepaalt wie mag inloggen",
     "  toevoegen --organisatie CODE [--kvk NUMMER] --pseudoniem P --naam N --rol R [--tot DATUM]\n"
     "            P is het pseudoniem dat eHerkenning van de persoon geeft; R is een rol, of meer rollen met "
     "een + ertussen:\n"
     "            gemeente of samenwerkingsverband: raadpleger, administratief_medewerker, klantregisseur, "
     "gemeentebeheerder, privacy_officer\n"
     "            DUO: duo_medewerker, duo_beheerder, duo_auditor; COA: coa_medewerker, coa_beheerder\n"
     "            DATUM is de eerste dag waarop de rollen niet meer gelden. Andere rollen verliest deze persoon.\n"
     "  toevoegen --bestand BESTAND\n"
     "            per regel: organisatie, KvK-nummer, pseudoniem, naam en rollen, met tabs ertussen\n"
     "  blokkeren PSEUDONIEM\n"
     "            het pseudoniem zoals de auditlog het noemt: g-…\n"
     "  lijst [CODE]",
     ctl_gebruiker},
    {"foutpaginas", "MAP", "schrijft de foutpagina's voor nginx",
     "Voor als er geen worker antwoordt: dezelfde pagina's als die van de workers, een bestand per foutcode.",
     ctl_foutpaginas},
    {"controleer", "", "kijkt of het portaal zo kan werken",
     "Instellingen, sleutels, metadata van de makelaar, sjablonen, versie van de database, alle opdrachten aan de "
     "database.",
     ctl_controleer},
    {"importeer", "BESTAND | --uitleg", "neemt een bestand met leveringen op",
     "Eén bericht per regel (JSON), beschreven in docs/importeren.md. Met - leest het de standaardinvoer. Het verslag "
     "noemt\n"
     "per geweigerde regel het nummer, het veld en de reden. Nog een keer importeren is veilig: een bekend kenmerk "
     "wordt\n"
     "overgeslagen. Uitgang 1 als er regels zijn geweigerd; de andere regels zijn dan wel opgenomen.\n"
     "--uitleg toont per stelseldienst de velden. Gebruikt [database] verbinding_taak.",
     ctl_importeer},
    {"bijwerken", "[--alles]", "brengt de lijsten bij naar vandaag",
     "Termijnen die vandaag voorbij zijn tellen anders mee. Laat dit elke nacht draaien.\n"
     "--alles rekent elk dossier opnieuw uit zijn berichten, ook als er niets voorbij is: na een nieuwe versie van "
     "het\n"
     "portaal. Twee keer kan geen kwaad. Gebruikt [database] verbinding_taak.",
     ctl_bijwerken},
    {"taken", "[--eenmaal]", "controleert en levert geüploade bestanden",
     "Blijft draaien tot het stopt met TERM, en kijkt elke seconde of er werk is. Met --eenmaal doet het wat er nu "
     "ligt.\n"
     "Er mogen er meer draaien; één werkt. Het mag op elk moment worden afgebroken. Gebruikt [database] "
     "verbinding_taak.",
     ctl_taken},
    {"cbs-uitvoer", "--periode JJJJ-K [--bekend-op JJJJ-MM-DD] | --beschrijf", "schrijft de gegevens voor het CBS",
     "Een kwartaal op de standaarduitvoer, zonder namen of nummers (docs/cbs.md). Dezelfde opdracht geeft later "
     "hetzelfde\n"
     "bestand. --bekend-op: wat op die dag bekend was (een maand na de periode). --beschrijf toont de kolommen.\n"
     "Gebruikt [database] verbinding_taak.",
     ctl_cbs_uitvoer},
    {"demodata", "[--dossiers N] [--zaad S] [--vandaag JJJJ-MM-DD]", "schrijft leveringen van verzonnen mensen",
     "Naar de standaarduitvoer, voor importeer. Hetzelfde zaad, aantal en dezelfde dag geven hetzelfde bestand.\n"
     "Zonder opties: 2000 dossiers, zaad 1, vandaag.",
     ctl_demodata},
    {"rechten", "", "toont wie wat mag, en voor welk doel elke pagina is",
     "Regels recht,rol,soort,doel en route,methode,pad,doelen,soorten op de standaarduitvoer; uitgelegd in "
     "docs/rechten.md.",
     ctl_rechten},
    {"gegevenswoordenboek", "", "toont wat het portaal per stelseldienst vastlegt",
     "Alle velden, keuzes, regels, signalen en termijnen, met hun bron. Markdown op de standaarduitvoer.",
     ctl_gegevenswoordenboek},
};
#define COMMAND_COUNT (sizeof commands / sizeof commands[0])

static int print_help(FILE *out, int status) {
    (void)fprintf(out, "Gebruik: portaalctl [--instellingen BESTAND] OPDRACHT …\n\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        (void)fprintf(out, "  %-20s %s\n", commands[i].name, commands[i].help);
    (void)fprintf(out, "\nUitleg bij een opdracht: portaalctl OPDRACHT --help\n"
                       "Zonder --instellingen: $PORTAAL_INSTELLINGEN, en anders " DEFAULT_SETTINGS ".\n"
                       "Uitgang: 0 gelukt, 1 geweigerd, 2 verkeerd gebruikt, 3 database niet bereikbaar.\n");
    return status;
}

static int run(struct ctl *c, int argc, char **argv) {
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = &commands[i];
        if (strcmp(command->name, argv[0]) != 0)
            continue;
        c->name = command->name;
        if (argc > 1 && strcmp(argv[1], "--help") == 0) {
            printf("Gebruik: portaalctl %s %s\n%s\n", command->name, command->arguments, command->more);
            return CTL_OK;
        }
        return command->run(c, argc, argv);
    }
    (void)fprintf(stderr, "portaalctl: onbekende opdracht: %s\n\n", argv[0]);
    return print_help(stderr, CTL_USAGE);
}

int main(int argc, char **argv) {
    struct ctl c = {.settings_file = getenv("PORTAAL_INSTELLINGEN")};
    int first = 1;
    if (c.settings_file == NULL)
        c.settings_file = DEFAULT_SETTINGS;
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    date_zone();
    if (argc > 2 && strcmp(argv[1], "--instellingen") == 0) {
        c.settings_file = argv[2];
        first = 3;
    }
    if (argc <= first)
        return print_help(stderr, CTL_USAGE);
    if (strcmp(argv[first], "--help") == 0 || strcmp(argv[first], "-h") == 0)
        return print_help(stdout, CTL_OK);
    if (strcmp(argv[first], "--version") == 0)
        return puts("portaalctl " PORTAAL_VERSIE) < 0 ? CTL_REFUSED : CTL_OK;
    c.ctx = talloc_new(NULL);
    int status = run(&c, argc - first, argv + first);
    talloc_free(c.ctx);
    if (fflush(stdout) != 0 && status == CTL_OK)
        status = CTL_REFUSED;
    return status;
}
