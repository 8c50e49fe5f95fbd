# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += src/csv/csv.h src/csv/lees.c src/csv/schrijf.c src/csv/tekst.c

check_PROGRAMS += unit_csv
unit_csv_SOURCES = tests/unit/csv_test.c
unit_csv_LDADD = $(UNIT_LIBS)
