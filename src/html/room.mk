# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/html/html.h src/html/templates_embedded.h \
	src/html/scan.c src/html/scan.h \
	src/html/ops.h src/html/resolve.c src/html/compile.c \
	src/html/render.c src/html/escape.c src/html/templates.c

check_PROGRAMS += unit_html conformance_mustache
unit_html_SOURCES = tests/unit/html_test.c
unit_html_LDADD = $(UNIT_LIBS)
conformance_mustache_SOURCES = tests/unit/html_spec_test.c
conformance_mustache_LDADD = $(UNIT_LIBS)
