# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/domain/rol.c src/domain/rol.h src/domain/rol.def \
	src/domain/recht.c src/domain/recht.h src/domain/recht.def \
	src/domain/bsn.c src/domain/bsn.h \
	src/domain/pdf.c src/domain/pdf.h \
	src/domain/werkdagen.c src/domain/werkdagen.h \
	src/domain/termijnen.c src/domain/termijnen.h \
	src/domain/wet.c src/domain/wet.h

check_PROGRAMS += unit_domain
unit_domain_SOURCES = tests/unit/domain_test.c
unit_domain_LDADD = $(UNIT_LIBS)

# Run by tests/kalender/run, which compares what it prints with somebody else's calendar.
check_PROGRAMS += conformance_kalender
conformance_kalender_SOURCES = tests/kalender/kalender.c
conformance_kalender_LDADD = $(UNIT_LIBS)
