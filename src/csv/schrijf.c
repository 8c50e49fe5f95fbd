/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Writing a table for a spreadsheet.
 */
#include "csv/csv.h"

#include <string.h>

/* What Excel, LibreOffice or Google Sheets may take for the beginning of a formula. */
#define GEVAARLIJK "=+-@\t\r"

void csv_begin(struct buf *uit) {
    buf_add(uit, "\xEF\xBB\xBF");
}

void csv_cel(struct buf *uit, const char *tekst, bool eerste) {
    if (!eerste)
        buf_add_char(uit, ';');
    bool onschadelijk = *tekst == '\0' || strchr(GEVAARLIJK, *tekst) == NULL;
    if (onschadelijk && strpbrk(tekst, ";,\t\"\r\n") == NULL) {
        buf_add(uit, tekst);
        return;
    }
    buf_add(uit, onschadelijk ? "\"" : "\"'");
    for (; *tekst != '\0'; tekst++) {
        if (*tekst == '"')
            buf_add_char(uit, '"');
        buf_add_char(uit, *tekst);
    }
    buf_add_char(uit, '"');
}

void csv_einde_rij(struct buf *uit) {
    buf_add(uit, "\r\n");
}

const char *csv_zonder_apostrof(const char *cel) {
    return cel[0] == '\'' && cel[1] != '\0' && strchr(GEVAARLIJK, cel[1]) != NULL ? cel + 1 : cel;
}
