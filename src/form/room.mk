# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/form/form.h src/form/kind.h src/form/form.c src/form/view.c src/form/kinds.c \
	src/form/kinds/tekst.c src/form/kinds/datum.c src/form/kinds/keuze.c src/form/kinds/getal.c src/form/kinds/bedrag.c \
	src/form/kinds/nummers.c src/form/kinds/contact.c \
	src/form/cel.c src/form/cel.h src/form/tabel.c src/form/tabel.h

check_PROGRAMS += unit_form unit_form_cel unit_form_kinds
unit_form_SOURCES = tests/unit/form_test.c
unit_form_LDADD = $(UNIT_LIBS)
unit_form_cel_SOURCES = tests/unit/form_cel_test.c
unit_form_cel_LDADD = $(UNIT_LIBS)
unit_form_kinds_SOURCES = tests/unit/form_kinds_test.c
unit_form_kinds_LDADD = $(UNIT_LIBS)
