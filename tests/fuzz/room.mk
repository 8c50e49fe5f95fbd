# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# To add a target: tests/fuzz/NAME.c, some inputs in tests/fuzz/corpus/NAME/, and four lines here.
check_PROGRAMS += fuzz_html fuzz_fcgi fuzz_leverregel fuzz_multipart fuzz_csv
FUZZ = tests/fuzz/replay.c tests/fuzz/target.h
fuzz_html_SOURCES = tests/fuzz/html.c $(FUZZ)
fuzz_html_LDADD = $(UNIT_LIBS)
fuzz_fcgi_SOURCES = tests/fuzz/fcgi.c $(FUZZ)
fuzz_fcgi_LDADD = $(UNIT_LIBS)
fuzz_leverregel_SOURCES = tests/fuzz/leverregel.c $(FUZZ)
fuzz_leverregel_LDADD = $(UNIT_LIBS)
fuzz_multipart_SOURCES = tests/fuzz/multipart.c $(FUZZ)
fuzz_multipart_LDADD = $(UNIT_LIBS)
fuzz_csv_SOURCES = tests/fuzz/csv.c $(FUZZ)
fuzz_csv_LDADD = $(UNIT_LIBS)
check_PROGRAMS += fuzz_saml_verify
fuzz_saml_verify_SOURCES = tests/fuzz/saml_verify.c tests/unit/saml_getuige.c tests/unit/saml_getuige.h $(FUZZ)
fuzz_saml_verify_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit
fuzz_saml_verify_LDADD = $(UNIT_LIBS)
