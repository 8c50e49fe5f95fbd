# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors

# The operator's command. migrations_embedded.c is in libportaal.a.
bin_PROGRAMS += portaalctl
portaalctl_SOURCES = \
	src/app/ctl.c src/app/ctl.h \
	src/app/ctl_gebruiker.c \
	src/app/ctl_migreer.c \
	src/app/ctl_sleutel.c \
	src/app/migrations.h \
	src/app/portaalctl.c
portaalctl_LDADD = $(PORTAAL_LIBS)
$(portaalctl_OBJECTS): | src/pg/queries.h
