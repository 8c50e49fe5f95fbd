# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/store/audit.c \
	src/store/bericht.c \
	src/store/dienst_sql.c \
	src/store/dossier.c src/store/dossier.h \
	src/store/duo.c \
	src/store/intern.h \
	src/store/invoer.c src/store/invoer.h src/store/invoer_intern.h \
	src/store/invoer_oordeel.c \
	src/store/lever.c src/store/lever.h \
	src/store/lijst.c src/store/lijst.h \
	src/store/stand.c \
	src/store/store.c src/store/store.h
