# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/form/form.h src/form/kind.h src/form/form.c src/form/view.c src/form/kinds.c \
	src/form/kinds/tekst.c src/form/kinds/datum.c src/form/kinds/keuze.c src/form/kinds/getal.c \
	src/form/kinds/nummers.c src/form/kinds/contact.c
