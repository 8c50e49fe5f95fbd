# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/conf/conf.c src/conf/tabel.c src/conf/tabel.h src/conf/conf.h src/conf/settings.def src/conf/aanbieder.def

check_PROGRAMS += unit_conf
unit_conf_SOURCES = tests/unit/conf_test.c
unit_conf_LDADD = $(UNIT_LIBS)
