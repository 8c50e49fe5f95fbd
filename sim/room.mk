# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# The simulated makelaar and providers: for the demo and the tests, never installed.
noinst_PROGRAMS += ehsim
ehsim_SOURCES = \
	sim/ehsim.c sim/sim.h \
	sim/instellingen.c sim/ini.c sim/mensen.c sim/keuzes.c \
	sim/verzoek.c sim/artifact.c \
	sim/antwoord.c sim/attributen.c sim/advies.c sim/versleutel.c \
	sim/metadata.c sim/pagina.c \
	src/app/listen.c src/app/listen.h
ehsim_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/sim
ehsim_LDADD = $(PORTAAL_LIBS)
