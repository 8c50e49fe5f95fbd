/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * What can be seen without a server: where it does not go. The rest (certificates, time, size, status, redirect) needs
 * a listener: tests/wire/artifact_test.py.
 */
#include "soap/soap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static enum soap_uitkomst stuur(const char *url) {
    static const struct soap_lijn lijn = {.ca = "/nergens", .certificaat = "/nergens", .sleutel = "/nergens"};
    TALLOC_CTX *ctx = talloc_new(NULL);
    char *lijf = (char *)1;
    size_t len = 7;
    enum soap_uitkomst u = soap_stuur(ctx, &lijn, url, "<a/>", 4, &lijf, &len);
    assert_ptr_equal(lijf, (char *)1);
    assert_int_equal(len, 7);
    assert_int_equal(talloc_total_size(ctx), 0);
    talloc_free(ctx);
    return u;
}

static void only_https_is_spoken(void **state) {
    (void)state;
    static const char *const others[] = {"http://127.0.0.1/",
                                         "file:///etc/passwd",
                                         "ftp://127.0.0.1/",
                                         "gopher://x/",
                                         "dict://x/",
                                         "smtp://x/",
                                         "://",
                                         ""};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_int_equal(stuur(others[i]), SOAP_ADRES);
}

static void nobody_is_there(void **state) {
    (void)state;
    assert_int_equal(stuur("https://127.0.0.1:9/"), SOAP_VERBINDING);
}

static void no_proxy_of_the_environment_is_asked(void **state) {
    (void)state;
    assert_int_equal(setenv("https_proxy", "http://127.0.0.1:10/", 1), 0);
    assert_int_equal(setenv("all_proxy", "file:///", 1), 0);
    assert_int_equal(stuur("https://127.0.0.1:9/"), SOAP_VERBINDING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_https_is_spoken),
        cmocka_unit_test(nobody_is_there),
        cmocka_unit_test(no_proxy_of_the_environment_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
