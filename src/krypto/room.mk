# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/krypto/krypto.c src/krypto/krypto.h \
	src/krypto/key_file.c src/krypto/internal.h \
	src/krypto/random.c

check_PROGRAMS += unit_krypto
unit_krypto_SOURCES = tests/unit/krypto_test.c
unit_krypto_LDADD = $(UNIT_LIBS)
