# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/store/aansluiting.c src/store/aansluiting.h \
	src/store/audit.c \
	src/store/bericht.c \
	src/store/concept.c src/store/concept.h \
	src/store/opvolging.c src/store/opvolging.h \
	src/store/organisatie.c src/store/organisatie.h \
	src/store/mandaat.c src/store/mandaat.h \
	src/store/misbruik.c src/store/misbruik.h \
	src/store/mensen.c src/store/mensen.h \
	src/store/herindeling.c src/store/herindeling.h src/store/herindeling_taak.c \
	src/store/persoon.c \
	src/store/berichten.c \
	src/store/dienst_sql.c \
	src/store/document.c src/store/document.h \
	src/store/dossier.c src/store/dossier.h \
	src/store/duo.c \
	src/store/intern.h \
	src/store/limiet.c src/store/limiet.h \
	src/store/invoer.c src/store/invoer.h src/store/invoer_intern.h \
	src/store/invoer_oordeel.c \
	src/store/invoer_versies.c \
	src/store/lever.c src/store/lever.h \
	src/store/lijst.c src/store/lijst.h \
	src/store/rijen.c \
	src/store/sessies.c src/store/sessies.h \
	src/store/signaal.c src/store/signaal.h \
	src/store/stand.c \
	src/store/store.c src/store/store.h \
	src/store/uitnodiging.c \
	src/store/uitvoer.c src/store/uitvoer.h \
	src/store/upload.c src/store/upload.h \
	src/store/upload_taak.c \
	src/store/ververs.c \
	src/store/voorstel.c src/store/voorstel.h

check_PROGRAMS += unit_opvolging
unit_opvolging_SOURCES = tests/unit/opvolging_test.c
unit_opvolging_LDADD = $(UNIT_LIBS)

# They need a database of their own: tests/sql/run starts them, make check does not.
if HAVE_CMOCKA
noinst_PROGRAMS += sql_store sql_catalogus
endif
sql_store_SOURCES = tests/sql/store_test.c tests/sql/proef.c tests/sql/proef.h tests/sql/sessie_test.c tests/sql/invoer_test.c \
	tests/sql/lijst_test.c tests/sql/dossier_test.c tests/sql/lever_test.c tests/sql/duo_test.c
sql_store_LDADD = $(UNIT_LIBS)
sql_catalogus_SOURCES = tests/sql/catalogus_test.c
sql_catalogus_LDADD = $(UNIT_LIBS)
