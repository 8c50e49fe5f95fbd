# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
libportaal_a_SOURCES += \
	src/fcgi/fcgi.h \
	src/fcgi/decode.c src/fcgi/decode.h \
	src/fcgi/judge.c src/fcgi/multipart.c src/fcgi/reply.c src/fcgi/server.c

check_PROGRAMS += unit_fcgi unit_fcgi_multipart unit_fcgi_server
unit_fcgi_SOURCES = tests/unit/fcgi_test.c
unit_fcgi_LDADD = $(UNIT_LIBS)
unit_fcgi_multipart_SOURCES = tests/unit/fcgi_multipart_test.c
unit_fcgi_multipart_LDADD = $(UNIT_LIBS)
unit_fcgi_server_SOURCES = tests/unit/fcgi_server_test.c
unit_fcgi_server_LDADD = $(UNIT_LIBS)
