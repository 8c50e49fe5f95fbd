# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors

# The operator's command. migrations_embedded.c is in libportaal.a.
bin_PROGRAMS += portaalctl
portaalctl_SOURCES = \
	src/app/ctl.c src/app/ctl.h \
	src/app/ctl_controleer.c \
	src/app/ctl_demodata.c \
	src/app/ctl_foutpaginas.c \
	src/app/ctl_gegevenswoordenboek.c \
	src/app/ctl_gebruiker.c \
	src/app/ctl_bijwerken.c src/app/ctl_cbs.c src/app/ctl_importeer.c \
	src/app/ctl_migreer.c \
	src/app/ctl_rechten.c \
	src/app/ctl_sleutel.c \
	src/app/ctl_taken.c \
	src/app/migrations.h \
	src/app/portaalctl.c \
	src/app/routes.c src/app/routes.h \
	src/app/aanbieders.c src/app/aanbieders.h src/app/world.c src/app/world.h
portaalctl_LDADD = $(PORTAAL_LIBS)
$(portaalctl_OBJECTS): | src/pg/queries.h

# The FastCGI server.
bin_PROGRAMS += portaal
portaal_SOURCES = \
	src/app/dispatch.c src/app/dispatch.h \
	src/app/listen.c src/app/listen.h \
	src/app/notify.c src/app/notify.h \
	src/app/parent.c src/app/parent.h \
	src/app/portaal.c \
	src/app/routes.c src/app/routes.h \
	src/app/sec_fetch.c src/app/sec_fetch.h \
	src/app/worker.c src/app/worker.h \
	src/app/aanbieders.c src/app/aanbieders.h src/app/world.c src/app/world.h
portaal_LDADD = $(PORTAAL_LIBS)
$(portaal_OBJECTS): | src/pg/queries.h

check_PROGRAMS += unit_app
unit_app_SOURCES = tests/unit/app_routes_test.c src/app/routes.c
unit_app_LDADD = $(UNIT_LIBS)
check_PROGRAMS += unit_rechten
unit_rechten_SOURCES = tests/unit/rechten_test.c src/app/routes.c
unit_rechten_LDADD = $(UNIT_LIBS)
check_PROGRAMS += unit_sec_fetch
unit_sec_fetch_SOURCES = tests/unit/app_sec_fetch_test.c src/app/sec_fetch.c
unit_sec_fetch_LDADD = $(UNIT_LIBS)

# For one test only (tests/wire/rls_test.py, built by it on demand): the server without the pages' own checks of role and
# level, to show that the database then still refuses.
EXTRA_PROGRAMS += portaal_proef
portaal_proef_SOURCES = $(portaal_SOURCES)
portaal_proef_CPPFLAGS = $(AM_CPPFLAGS) -DPORTAAL_PROEF_ZONDER_ROUTECHECK
portaal_proef_LDADD = $(PORTAAL_LIBS)
$(portaal_proef_OBJECTS): | src/pg/queries.h
CLEANFILES += $(EXTRA_PROGRAMS)
