/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * A fuzz target: one function that is given any bytes. What it does with them may neither crash, nor read or write
 * outside its memory, nor break a promise that the target checks (abort). With clang it is driven by libFuzzer
 * (tests/fuzz/zoek), with any compiler by replay.c.
 */
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
