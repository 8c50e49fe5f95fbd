/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The gemeenten of the demonstration by size. All 342 stand here once (tests/unit/demodata_test.c).
 */
#ifndef JOB_DEMO_GEMEENTEN_H
#define JOB_DEMO_GEMEENTEN_H

#define DEMO_GEMEENTEN 342

struct demo_klasse {
    long van, tot;     /* people in one gemeente of this class, both included */
    const char *codes; /* CBS codes of four digits, separated by one space */
};
extern const struct demo_klasse demo_klassen[]; /* ends with an all-zero row */

#endif
