# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += src/soap/soap.c src/soap/soap.h

check_PROGRAMS += unit_soap
unit_soap_SOURCES = tests/unit/soap_test.c
unit_soap_LDADD = $(UNIT_LIBS)
