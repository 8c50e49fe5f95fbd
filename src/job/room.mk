# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/job/cbs.c src/job/cbs.h \
	src/job/importeer.c src/job/importeer.h \
	src/job/leverregel.c src/job/leverregel.h \
	src/job/taken.c src/job/taken.h

check_PROGRAMS += unit_leverregel
unit_leverregel_SOURCES = tests/unit/job_leverregel_test.c
unit_leverregel_LDADD = $(UNIT_LIBS)
libportaal_a_SOURCES += \
	src/job/demo_duo.c src/job/demo_gemeente.c src/job/demo_keten.c \
	src/job/demo_gemeenten.c src/job/demo_gemeenten.h \
	src/job/demo_leven.h src/job/demo_regel.c \
	src/job/demo_loop.c src/job/demo_loop.h \
	src/job/demo_mens.c src/job/demo_mens.h \
	src/job/demo_namen.c src/job/demo_namen.h \
	src/job/demodata.c src/job/demodata.h

check_PROGRAMS += unit_demodata
unit_demodata_SOURCES = tests/unit/demodata_test.c
unit_demodata_LDADD = $(UNIT_LIBS)
