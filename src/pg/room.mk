# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/pg/batch.c \
	src/pg/internal.h \
	src/pg/pg.c src/pg/pg.h \
	src/pg/rows.c \
	src/pg/sqlstate.c

check_PROGRAMS += unit_pg
unit_pg_SOURCES = tests/unit/pg_test.c
unit_pg_LDADD = $(UNIT_LIBS)
