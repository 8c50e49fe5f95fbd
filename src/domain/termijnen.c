/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 */
#include "domain/termijnen.h"

#include "domain/werkdagen.h"

#define ATW_WEKEN_MAX 12
#define ATW_MAANDEN_MAX 3

struct date termijn_weken(struct date gebeurtenis, int weken) {
    struct date einde = date_add_days(gebeurtenis, 7L * weken);
    return weken <= ATW_WEKEN_MAX ? eerstvolgende_werkdag(einde) : einde;
}

struct date termijn_maanden(struct date gebeurtenis, int maanden) {
    struct date einde = date_add_months(gebeurtenis, maanden);
    return maanden <= ATW_MAANDEN_MAX ? eerstvolgende_werkdag(einde) : einde;
}

struct date termijn_laatste_dag(struct date eerste_dag, int maanden) {
    return date_add_days(date_add_months(eerste_dag, maanden), -1);
}
