# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/base/err.c src/base/err.h \
	src/base/buf.c src/base/buf.h \
	src/base/date.c src/base/date.h \
	src/base/log.c src/base/log.h \
	src/base/banned.h

check_PROGRAMS += unit_base
unit_base_SOURCES = tests/unit/base_test.c
unit_base_LDADD = $(UNIT_LIBS)
