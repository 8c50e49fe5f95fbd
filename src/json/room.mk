# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += src/json/json.c src/json/json.h src/json/write.c

check_PROGRAMS += unit_json
unit_json_SOURCES = tests/unit/json_test.c
unit_json_LDADD = $(UNIT_LIBS)
