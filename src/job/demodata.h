/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Fictitious people: a delivery file (JSON Lines, the format of importeer) that a portal can be tried and measured
 * with. The same seed, number and day give the same file, byte for byte.
 *
 * - Gemeenten: the official ones, in size classes after the table of the housing task of 2022 (most under 50 people,
 * three over 500). A small number fills some gemeenten to their real size, Amsterdam and Ameland first, rather than all
 * of them thinly; a large number makes all of them grow alike.
 * - Doelgroep and year of the kennisgeving: after DUO's table of cohorts (63.6 % asiel, 33.2 % gezin, 3.2 % other).
 * - BSNs pass the elfproef. The first 909 come from 99999xxxx and the next 9,090 from 0000xxxxx, which are never
 * issued. There are no more of those: after them come, in order, 98xxxxxxx and 97xxxxxxx. Such a number is fictitious
 * here, but nobody promises that it is never issued: files of more than DEMODATA_BSN_VEILIG people stay on the machine
 * they were made on.
 * - Every stage and every service of the chain: koppeling and klantprofiel, toets, PIP (late by weeks, not years),
 * lessons and hours per peildatum, exams, Z-route, vrijstelling and ontheffing, extension, boete (migrants only),
 * verhuizing with its overdracht done or under way, voldaan.
 */
#ifndef JOB_DEMODATA_H
#define JOB_DEMODATA_H

#include "base/date.h"
#include "base/err.h"

#include <stdint.h>
#include <stdio.h>

#define DEMODATA_BSN_VEILIG 9999
#define DEMODATA_MAX 3000000

struct demodata {
    long dossiers; /* 1 to DEMODATA_MAX */
    uint64_t zaad;
    struct date vandaag; /* nothing in the file happens after this day; at least 2023-01-01 */
};

/* Writes the file; *ret_berichten (may be NULL) gets the number of lines. ERR_INPUT: out of bounds; ERR_INTERNAL: the
 * file can't be written. */
bool demodata_schrijf(const struct demodata *d, FILE *uit, long *ret_berichten, struct err *err);

#endif
