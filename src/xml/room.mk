# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/xml/xml.h src/xml/rules.h src/xml/intern.h src/xml/base64.h src/xml/base64.c \
	src/xml/process.c src/xml/parse.c src/xml/read.c \
	src/xml/certs.c src/xml/keyring.c src/xml/verify.c src/xml/decrypt.c src/xml/write.c

check_PROGRAMS += unit_xml
unit_xml_SOURCES = tests/unit/xml_test.c
unit_xml_LDADD = $(UNIT_LIBS)
