/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Every kind: what is typed or sent, and the canonical value or a mistake. NULL as value: a mistake. "" as value:
 * empty.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "form/form.h"

static const struct keuze kleuren[] = {{"rood", "Rood"}, {"geel", "Geel"}, {"blauw", "Blauw"}, {0}};

static const struct veld velden[VELD_SOORTEN] = {
    [VELD_TEKST] = {.naam = "x", .label = "Naam", .soort = VELD_TEKST, .max = 10},
    [VELD_LANGETEKST] = {.naam = "x", .label = "Uitleg", .soort = VELD_LANGETEKST, .max = 10},
    [VELD_DATUM] = {.naam = "x", .label = "Datum", .soort = VELD_DATUM},
    [VELD_DATUM_ONVOLLEDIG] = {.naam = "x", .label = "Geboren", .soort = VELD_DATUM_ONVOLLEDIG},
    [VELD_JANEE] = {.naam = "x", .label = "Akkoord", .soort = VELD_JANEE},
    [VELD_KEUZE] = {.naam = "x", .label = "Kleur", .soort = VELD_KEUZE, .keuzes = kleuren},
    [VELD_MEERKEUZE] = {.naam = "x", .label = "Kleuren", .soort = VELD_MEERKEUZE, .keuzes = kleuren},
    [VELD_GETAL] = {.naam = "x", .label = "Aantal", .soort = VELD_GETAL, .min = 1, .max = 40},
    [VELD_UREN] = {.naam = "x", .label = "Uren", .soort = VELD_UREN, .min = 0, .max = 500},
    [VELD_BEDRAG] = {.naam = "x", .label = "Bedrag", .soort = VELD_BEDRAG, .min = 1, .max = 12500000},
    [VELD_BSN] = {.naam = "x", .label = "BSN", .soort = VELD_BSN},
    [VELD_VNUMMER] = {.naam = "x", .label = "V-nummer", .soort = VELD_VNUMMER},
    [VELD_EMAIL] = {.naam = "x", .label = "E-mailadres", .soort = VELD_EMAIL},
    [VELD_TELEFOON] = {.naam = "x", .label = "Telefoon", .soort = VELD_TELEFOON},
    [VELD_DOCUMENT] = {.naam = "x", .label = "Bestand", .soort = VELD_DOCUMENT},
    [VELD_GEMEENTE] = {.naam = "x", .label = "Gemeente", .soort = VELD_GEMEENTE},
};

static const struct {
    enum veld_soort soort;
    const char *getypt, *waarde;
} rijen[] = {
    {VELD_TEKST, "Haile", "Haile"},
    {VELD_TEKST, "  Haile\t", "Haile"},
    {VELD_TEKST, "\u00a0Haile\u00a0", "Haile"},
    {VELD_TEKST, "Zoe\u0308", "Zo\u00eb"}, /* NFC */
    {VELD_TEKST, "Öztürk", "Öztürk"},
    {VELD_TEKST, "ሃይለ", "ሃይለ"},
    {VELD_TEKST, "می\u200cخواهم", "می\u200cخواهم"}, /* zero width non-joiner belongs in Farsi */
    {VELD_TEKST, "", ""},
    {VELD_TEKST, "   ", ""},
    {VELD_TEKST, "1234567890", "1234567890"},
    {VELD_TEKST, "12345678901", NULL},
    {VELD_TEKST, "éééééééééé", "éééééééééé"}, /* characters, not bytes */
    {VELD_TEKST, "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", "éééééééééé"},
    {VELD_TEKST, "a\nb", NULL},
    {VELD_TEKST, "a\x01z", NULL},
    {VELD_TEKST, "a\x7fz", NULL},
    {VELD_TEKST, "a\xc2\x85z", NULL},
    {VELD_TEKST, "a\u202ez", NULL}, /* turns the direction around */
    {VELD_TEKST, "a\u2066z", NULL},
    {VELD_TEKST, "a\ufeffz", NULL},
    {VELD_TEKST, "a\u2028z", NULL},
    {VELD_TEKST, "a\ue000z", NULL}, /* private character */
    {VELD_TEKST, "a\xc3", NULL},    /* broken UTF-8 */
    {VELD_TEKST, "a\xed\xa0\x80", NULL},
    {VELD_TEKST, "<b>&\"'", "<b>&\"'"}, /* escaping is for the template */
    {VELD_LANGETEKST, "a\r\nb\rc", "a\nb\nc"},
    {VELD_LANGETEKST, "\n a \n", "a"},
    {VELD_LANGETEKST, "a\x02", NULL},
    {VELD_LANGETEKST, "12345678901", NULL},
    {VELD_DATUM, "2026-04-03", "2026-04-03"},
    {VELD_DATUM, " 2028-02-29 ", "2028-02-29"},
    {VELD_DATUM, "2026-02-29", NULL},
    {VELD_DATUM, "2026-4-3", NULL},
    {VELD_DATUM, "03-04-2026", NULL},
    {VELD_DATUM, "2026-04-00", NULL},
    {VELD_DATUM, "2026-04-03T00:00", NULL},
    {VELD_DATUM, "", ""},
    {VELD_DATUM_ONVOLLEDIG, "1990-00-00", "1990-00-00"},
    {VELD_DATUM_ONVOLLEDIG, "1990-05-00", "1990-05-00"},
    {VELD_DATUM_ONVOLLEDIG, "1990-05-17", "1990-05-17"},
    {VELD_DATUM_ONVOLLEDIG, "1990-00-17", NULL},
    {VELD_DATUM_ONVOLLEDIG, "0000-00-00", NULL},
    {VELD_JANEE, "ja", "ja"},
    {VELD_JANEE, "nee", "nee"},
    {VELD_JANEE, "Ja", NULL},
    {VELD_JANEE, "true", NULL},
    {VELD_JANEE, "", ""},
    {VELD_KEUZE, "geel", "geel"},
    {VELD_KEUZE, "groen", NULL},
    {VELD_KEUZE, "gee", NULL},
    {VELD_KEUZE, "Geel", NULL},
    {VELD_KEUZE, "rood,geel", NULL},
    {VELD_MEERKEUZE, "rood", "rood"},
    {VELD_MEERKEUZE, "blauw,rood", "rood,blauw"},
    {VELD_MEERKEUZE, "rood,rood", NULL},
    {VELD_MEERKEUZE, "rood,groen", NULL},
    {VELD_MEERKEUZE, "rood,", NULL},
    {VELD_MEERKEUZE, ",rood", NULL},
    {VELD_MEERKEUZE, "", ""},
    {VELD_GETAL, "1", "1"},
    {VELD_GETAL, "40", "40"},
    {VELD_GETAL, "0012", "12"},
    {VELD_GETAL, "0", NULL},
    {VELD_GETAL, "41", NULL},
    {VELD_GETAL, "-1", NULL},
    {VELD_GETAL, "+1", NULL},
    {VELD_GETAL, "1,5", NULL},
    {VELD_GETAL, "1e1", NULL},
    {VELD_GETAL, "99999999999", NULL},
    {VELD_GETAL, "twaalf", NULL},
    {VELD_UREN, "0", "0"},
    {VELD_UREN, "000", "0"},
    {VELD_UREN, "500", "500"},
    {VELD_UREN, "501", NULL},
    {VELD_UREN, "12 uur", NULL},
    {VELD_BEDRAG, "340", "340.00"},
    {VELD_BEDRAG, "340.00", "340.00"},
    {VELD_BEDRAG, "340,50", "340.50"},
    {VELD_BEDRAG, "€ 340,50", "340.50"},
    {VELD_BEDRAG, "€\u00a0340,00", "340.00"},
    {VELD_BEDRAG, "0340", "340.00"},
    {VELD_BEDRAG, "1.250", "1250.00"}, /* Dutch: thousands */
    {VELD_BEDRAG, "1.250,00", "1250.00"},
    {VELD_BEDRAG, "1.250.00", "1250.00"},
    {VELD_BEDRAG, "12.500.000,00", "12500000.00"},
    {VELD_BEDRAG, "12.500.000,01", NULL}, /* above the most */
    {VELD_BEDRAG, "1,00", "1.00"},
    {VELD_BEDRAG, "0,99", NULL}, /* below the least */
    {VELD_BEDRAG, "340,5", NULL},
    {VELD_BEDRAG, "340,500", NULL},
    {VELD_BEDRAG, "340.", NULL},
    {VELD_BEDRAG, ",50", NULL},
    {VELD_BEDRAG, "1250.000", NULL},
    {VELD_BEDRAG, "1.25.000", NULL},
    {VELD_BEDRAG, "1,250.00", NULL}, /* English */
    {VELD_BEDRAG, "-340", NULL},
    {VELD_BEDRAG, "1e3", NULL},
    {VELD_BEDRAG, "340 euro", NULL},
    {VELD_BEDRAG, "€", NULL},
    {VELD_BEDRAG, "999999999", NULL}, /* does not fit the column */
    {VELD_BSN, "999990019", "999990019"},
    {VELD_BSN, "9999.90.019", "999990019"},
    {VELD_BSN, " 999 990 019 ", "999990019"},
    {VELD_BSN, "999990018", NULL},
    {VELD_BSN, "000000000", NULL},
    {VELD_BSN, "99999001", NULL},
    {VELD_BSN, "99999001x", NULL},
    {VELD_VNUMMER, "0012345678", "0012345678"},
    {VELD_VNUMMER, "001 234 5678", "0012345678"},
    {VELD_VNUMMER, "12345678", NULL},
    {VELD_VNUMMER, "V012345678", NULL},
    {VELD_EMAIL, "naam@gemeente.nl", "naam@gemeente.nl"},
    {VELD_EMAIL, " s.de-wit+pip@sub.gemeente.nl ", "s.de-wit+pip@sub.gemeente.nl"},
    {VELD_EMAIL, "naam@gemeente", NULL},
    {VELD_EMAIL, "naam.gemeente.nl", NULL},
    {VELD_EMAIL, "naam@@gemeente.nl", NULL},
    {VELD_EMAIL, "na am@gemeente.nl", NULL},
    {VELD_EMAIL, ".naam@gemeente.nl", NULL},
    {VELD_EMAIL, "na..am@gemeente.nl", NULL},
    {VELD_EMAIL, "naam@-gemeente.nl", NULL},
    {VELD_EMAIL, "naam@gemeente.nl.", NULL},
    {VELD_EMAIL, "naam@gemeente.n", NULL},
    {VELD_EMAIL, "Naam <naam@gemeente.nl>", NULL},
    {VELD_TELEFOON, "088 715 70 00", "0887157000"},
    {VELD_TELEFOON, "(020) 555-1234", "0205551234"},
    {VELD_TELEFOON, "(020) 555-12345", NULL},
    {VELD_TELEFOON, "020-5551234", "0205551234"},
    {VELD_TELEFOON, "+31 88 715 70 00", "+31887157000"},
    {VELD_TELEFOON, "0031887157000", "0031887157000"},
    {VELD_TELEFOON, "112", NULL},
    {VELD_TELEFOON, "1234567890", NULL},
    {VELD_TELEFOON, "bel mij", NULL},
    {VELD_DOCUMENT, "01890000-0000-7000-8000-00000000000a", "01890000-0000-7000-8000-00000000000a"},
    {VELD_DOCUMENT, "01890000-0000-7000-8000-00000000000A", NULL},
    {VELD_DOCUMENT, "01890000-0000-7000-8000-00000000000", NULL},
    {VELD_DOCUMENT, "01890000x0000-7000-8000-00000000000a", NULL},
    {VELD_DOCUMENT, "klantprofiel.pdf", NULL},
    {VELD_GEMEENTE, "0363", "0363"},
    {VELD_GEMEENTE, "363", NULL},
    {VELD_GEMEENTE, "GM0363", NULL},
    {VELD_GEMEENTE, "0000", NULL},
};

static void elke_rij(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rijen / sizeof rijen[0]; i++) {
        TALLOC_CTX *ctx = talloc_new(NULL);
        const struct veld *f = &velden[rijen[i].soort];
        const char *fout = "niet gezet", *waarde = form_waarde(ctx, f, rijen[i].getypt, &fout);
        const char *verwacht = rijen[i].waarde;
        bool goed = verwacht == NULL      ? waarde == NULL && fout != NULL
                    : verwacht[0] == '\0' ? waarde == NULL && fout == NULL
                                          : waarde != NULL && fout == NULL && strcmp(waarde, verwacht) == 0;
        if (!goed)
            fail_msg("row %zu, \"%s\": value %s, mistake %s", i, rijen[i].getypt, waarde == NULL ? "none" : waarde,
                     fout == NULL ? "none" : fout);
        if (fout != NULL)
            assert_int_equal(strncmp(fout, f->label, strlen(f->label)), 0); /* the summary needs the label */
        talloc_free(ctx);
    }
}

static void elke_soort_staat_in_de_tabel(void **state) {
    (void)state;
    for (int soort = 0; soort < VELD_SOORTEN; soort++) {
        size_t goed = 0, fout = 0;
        for (size_t i = 0; i < sizeof rijen / sizeof rijen[0]; i++)
            if ((int)rijen[i].soort == soort)
                *(rijen[i].waarde == NULL ? &fout : &goed) += 1;
        assert_true(goed > 0 && fout > 0);
        assert_int_equal(velden[soort].soort, soort);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(elke_rij), cmocka_unit_test(elke_soort_staat_in_de_tabel)};
    return cmocka_run_group_tests_name("form kinds", tests, NULL, NULL);
}
