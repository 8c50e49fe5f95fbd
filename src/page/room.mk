# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/page/page.c src/page/aanbieder.c src/page/aanbieder.h src/page/page.h src/page/pages.h \
	src/page/frame.c src/page/frame.h \
	src/page/templates.c src/page/templates.h \
	src/page/views.c src/page/views_versies.c src/page/views.h \
	src/page/parts.c src/page/filters.c src/page/parts.h \
	src/page/coa/inburgeraars.c src/page/coa/nieuw.c \
	src/page/algemeen/fout.c src/page/algemeen/limiet.c src/page/algemeen/kiezen.c src/page/duo/mandaten.c src/page/algemeen/opvallend.c src/page/algemeen/inloggen.c src/page/algemeen/inloggen.h src/page/algemeen/antwoord.c src/page/algemeen/uitloggen.c src/page/algemeen/sessies.c src/page/algemeen/start.c \
	src/page/gemeente/rijen.c src/page/gemeente/rijen.h \
	src/page/gemeente/werkvoorraad.c src/page/gemeente/zoeken.c \
	src/page/gemeente/dossier.c src/page/gemeente/bericht.c src/page/gemeente/signaal.c \
	src/page/gemeente/document.c \
	src/page/gemeente/signaal.h src/page/gemeente/signalen.c src/page/gemeente/voorkeuren.c \
	src/page/signalen_view.c src/page/signalen_view.h \
	src/page/duo/aansluiting.c src/page/gemeente/aansluiting.c src/page/aansluiting_view.c src/page/aansluiting_view.h \
	src/page/algemeen/woordenboek.c src/page/woordenboek_view.c src/page/woordenboek_view.h \
	src/page/gemeente/lever.c src/page/gemeente/levering_lees.c src/page/gemeente/levering_view.c src/page/gemeente/levering.h \
	src/page/gemeente/concept.c src/page/gemeente/concepten.c src/page/gemeente/concepten.h \
	src/page/gemeente/intrekken.c src/page/gemeente/versies.c src/page/gemeente/stand.c src/page/gemeente/overdracht.c src/page/gemeente/verschillen.c src/page/gemeente/verschillen.h \
	src/page/gemeente/bulk.c src/page/gemeente/bulk_upload.c src/page/gemeente/bulk_views.c src/page/gemeente/uitvoer.c src/page/gemeente/bulk.h \
	src/page/duo/organisaties.c src/page/organisatie_view.c src/page/organisatie_view.h \
	src/page/duo/herindelingen.c src/page/duo/herindeling_nieuw.c src/page/duo/herindeling.h \
	src/page/duo/voorstellen.c src/page/voorstel_view.c src/page/voorstel_view.h \
	src/page/algemeen/aanmelden.c src/page/duo/uitnodigingen.c \
	src/page/beheer/mensen.c src/page/beheer/mens.c src/page/beheer/mensen_daad.c src/page/beheer/mensen_daad.h \
	src/page/beheer/mensen_view.c src/page/beheer/mensen_view.h \
	src/page/duo/leveringen.c src/page/duo/leveringen_rijen.h src/page/duo/audit.c

check_PROGRAMS += unit_page
unit_page_SOURCES = tests/unit/page_parts_test.c
unit_page_LDADD = $(UNIT_LIBS)
