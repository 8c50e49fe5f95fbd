# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/saml/saml.h src/saml/clausules.h \
	src/saml/reden.c src/saml/lezen.c src/saml/metadata.c src/saml/vorm.c \
	src/saml/clausules.c src/saml/attributen.c src/saml/persoon.c src/saml/algemeen.c src/saml/sleutels.c \
	src/saml/oordeel.c src/saml/verzoek.c src/saml/artifact.c src/saml/eigen.c

check_PROGRAMS += unit_saml unit_saml_onderdelen
unit_saml_SOURCES = tests/unit/saml_test.c tests/unit/saml_corpus.c tests/unit/saml_corpus.h \
	tests/unit/saml_getuige.c tests/unit/saml_getuige.h
unit_saml_LDADD = $(UNIT_LIBS)
unit_saml_onderdelen_SOURCES = tests/unit/saml_onderdelen_test.c tests/unit/saml_corpus.c tests/unit/saml_corpus.h
unit_saml_onderdelen_LDADD = $(UNIT_LIBS)


# Not a test: scripts/bench-saml builds and runs it.
EXTRA_PROGRAMS += bench_saml
bench_saml_SOURCES = tests/bench/saml.c tests/unit/saml_corpus.c tests/unit/saml_corpus.h
bench_saml_LDADD = $(UNIT_LIBS)
