# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/saml/saml.h src/saml/clausules.h \
	src/saml/reden.c src/saml/lezen.c src/saml/metadata.c src/saml/vorm.c \
	src/saml/clausules.c src/saml/persoon.c src/saml/feiten.c src/saml/oordeel.c src/saml/verzoek.c
