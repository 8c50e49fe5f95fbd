/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * Shared by klantprofiel.c and klantprofiel_velden.c alone.
 */
#ifndef STELSEL_KLANTPROFIEL_H
#define STELSEL_KLANTPROFIEL_H

#include "stelsel/dienst.h"

extern const struct veld klantprofiel_velden[];

#endif
