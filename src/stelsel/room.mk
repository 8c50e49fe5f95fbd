# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
include src/stelsel/register.mk

libportaal_a_SOURCES += \
	src/stelsel/stelsel.h src/stelsel/dienst.h src/stelsel/pip.h src/stelsel/pip_regels.c \
	src/stelsel/klantprofiel.h src/stelsel/klantprofiel_velden.c \
	src/stelsel/register.c src/stelsel/keuzes.c src/stelsel/historie.c src/stelsel/toon.c \
	src/stelsel/regels.c src/stelsel/oordeel.c src/stelsel/stand.c src/stelsel/onderdelen.c src/stelsel/stand_op.c src/stelsel/verschil.c src/stelsel/signalen.c src/stelsel/keur.c src/stelsel/totaal.c src/stelsel/beschrijf.c \
	src/stelsel/woordenboek.c src/stelsel/woordenboek.h \
	src/stelsel/doelgroep.c src/stelsel/uren_telling.h src/stelsel/uren_telling.c \
	src/stelsel/inspanning.h src/stelsel/inspanning_regels.c \
	src/stelsel/uitvoer.c src/stelsel/uitvoer.h $(STELSELUITVOER) \
	$(STELSELDIENSTEN)
libportaal_a_SOURCES += src/stelsel/werkrelatie.c src/stelsel/werkrelatie.h

BUILT_SOURCES += src/stelsel/register.def src/stelsel/uitvoer.def
CLEANFILES += src/stelsel/register.def src/stelsel/uitvoer.def
src/stelsel/register.def: src/stelsel/register.mk Makefile
	$(AM_V_GEN)$(MKDIR_P) src/stelsel && for f in $(STELSELDIENSTEN); do \
	  b=$${f##*/}; echo "DIENST(dienst_$${b%.c})"; done >$@.new && mv -f $@.new $@
src/stelsel/uitvoer.def: src/stelsel/register.mk Makefile
	$(AM_V_GEN)$(MKDIR_P) src/stelsel && for f in $(STELSELUITVOER); do \
	  b=$${f##*/}; echo "UITVOER(uitvoer_$${b%.c})"; done >$@.new && mv -f $@.new $@
$(libportaal_a_OBJECTS): | src/stelsel/register.def src/stelsel/uitvoer.def

check_PROGRAMS += unit_stelsel unit_stelsel_gevallen unit_verhalen
check_PROGRAMS += unit_uitvoer
unit_uitvoer_SOURCES = tests/unit/uitvoer_test.c tests/unit/stelsel_tekst.c tests/unit/stelsel_tekst.h
unit_uitvoer_LDADD = $(UNIT_LIBS)
check_PROGRAMS += unit_woordenboek
unit_woordenboek_SOURCES = tests/unit/woordenboek_test.c
unit_woordenboek_LDADD = $(UNIT_LIBS)
check_PROGRAMS += unit_stelsel_tabel
unit_stelsel_SOURCES = tests/unit/stelsel_test.c
unit_stelsel_LDADD = $(UNIT_LIBS)
unit_stelsel_gevallen_SOURCES = tests/unit/stelsel_gevallen_test.c tests/unit/stelsel_gevallen.c \
	tests/unit/stelsel_gevallen.h tests/unit/stelsel_tekst.c tests/unit/stelsel_tekst.h
unit_stelsel_gevallen_LDADD = $(UNIT_LIBS)
unit_verhalen_SOURCES = tests/unit/verhalen_test.c tests/unit/verhalen.c tests/unit/verhalen.h tests/unit/stelsel_tekst.c tests/unit/stelsel_tekst.h
unit_verhalen_LDADD = $(UNIT_LIBS)
unit_stelsel_tabel_SOURCES = tests/unit/stelsel_tabel_test.c tests/unit/stelsel_gevallen.c tests/unit/stelsel_gevallen.h \
	tests/unit/verhalen.c tests/unit/verhalen.h tests/unit/stelsel_tekst.c tests/unit/stelsel_tekst.h
unit_stelsel_tabel_LDADD = $(UNIT_LIBS)

check_PROGRAMS += unit_werkrelatie
unit_werkrelatie_SOURCES = tests/unit/werkrelatie_test.c
unit_werkrelatie_LDADD = $(UNIT_LIBS)
