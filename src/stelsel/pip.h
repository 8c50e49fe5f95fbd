/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Between pip.c (declaration) and pip_regels.c (its rules, a file of their own because there are many).
 */
#ifndef STELSEL_PIP_H
#define STELSEL_PIP_H

#include "stelsel/dienst.h"

extern const struct regel pip_regels[];

#endif
