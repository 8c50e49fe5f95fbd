/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The pg room against a real PostgreSQL. PORTAAL_TEST_DB is the conninfo of a database that this test may make a
 * schema in; scripts/test gives it. Without it this test says so and is skipped.
 */
#include "pg/pg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#define TIMEOUT_MS 3000

static const char *conninfo;

struct fixture {
    TALLOC_CTX *ctx;
    struct pg *pg;
};

static int start(void **state) {
    struct fixture *f = talloc_zero(NULL, struct fixture);
    f->ctx = f;
    f->pg = pg_new(f, conninfo, TIMEOUT_MS);
    *state = f;
    struct err err = {0};
    if (!pg_script(f->pg,
                   "DROP SCHEMA IF EXISTS proef_pg CASCADE; CREATE SCHEMA proef_pg;"
                   "CREATE TABLE proef_pg.rij (id integer PRIMARY KEY, inhoud bytea);"
                   "CREATE TABLE proef_pg.kind (rij integer REFERENCES proef_pg.rij DEFERRABLE INITIALLY DEFERRED);"
                   "CREATE FUNCTION proef_pg.fout(code text, zin text) RETURNS void LANGUAGE plpgsql AS "
                   "$$BEGIN RAISE EXCEPTION USING ERRCODE = code, MESSAGE = zin; END$$",
                   &err))
        print_error("%s: %s\n", err.place, err.reason);
    return err.kind == ERR_NONE ? 0 : -1;
}

static int stop(void **state) {
    struct fixture *f = *state;
    (void)pg_script(f->pg, "DROP SCHEMA proef_pg CASCADE", NULL);
    talloc_free(f);
    return 0;
}

/* One statement in a batch of its own; its first value, or NULL with *err filled. */
static const char *one(struct fixture *f, const char *name, const char *sql, struct err *err) {
    struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
    int i = pg_batch_add_text(b, name, sql, NULL, 0);
    if (!pg_batch_run(b, err))
        return NULL;
    const struct pg_rows *rows = pg_batch_rows(b, i);
    return pg_count(rows) > 0 ? pg_text(rows, 0, 0) : "";
}

static void assert_works(struct fixture *f) {
    struct err err = {0};
    const char *value = one(f, "werkt", "SELECT 'ja'", &err);
    if (value == NULL)
        fail_msg("%s: %s", err.place, err.reason);
    assert_string_equal(value, "ja");
}

static void values_come_back_as_they_went(void **state) {
    struct fixture *f = *state;
    const unsigned char bytes[] = {0, 1, 0xfe, '\\', 0};
    const char *list[] = {"a", "b c", "d,\"e\\", "", NULL};
    const struct pg_param params[] = {PG_TEXT("42"),
                                      PG_TEXT("t"),
                                      PG_TEXT("2026-04-03"),
                                      PG_BYTES(bytes, sizeof bytes),
                                      PG_NULL,
                                      PG_TEXT(pg_list_literal(f->ctx, list)),
                                      PG_TEXT("1990-05-00"),
                                      PG_TEXT("Ağrı \xd8\xb9\xd9\x84\xd9\x8a")};
    struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
    int i =
        pg_batch_add_text(b, "waarden",
                          "SELECT $1::int, $2::boolean, $3::date, $4::bytea, $5::bytea, $6::text[], $7::text, $8::text,"
                          " timestamptz '2026-01-01 23:30+00'",
                          params, 8);
    struct err err = {0};
    assert_true(pg_batch_run(b, &err));
    const struct pg_rows *r = pg_batch_rows(b, i);
    assert_int_equal(pg_count(r), 1);
    assert_int_equal(pg_int(r, 0, 0), 42);
    assert_true(pg_bool(r, 0, 1));
    assert_int_equal(date_cmp(pg_date(r, 0, 2), (struct date){2026, 4, 3}), 0);
    size_t len = 0;
    const unsigned char *back = pg_bytes(f->ctx, r, 0, 3, &len);
    assert_int_equal(len, sizeof bytes);
    assert_memory_equal(back, bytes, sizeof bytes);
    assert_true(pg_is_null(r, 0, 4));
    assert_null(pg_bytes(f->ctx, r, 0, 4, &len));
    assert_int_equal(len, 0);
    const char **again = pg_list(f->ctx, r, 0, 5);
    for (int n = 0; n < 4; n++)
        assert_string_equal(again[n], list[n]);
    assert_null(again[4]);
    assert_int_equal(pg_date(r, 0, 6).month, 5);
    assert_string_equal(pg_text(r, 0, 7), "Ağrı \xd8\xb9\xd9\x84\xd9\x8a");
    /* Half past eleven in the evening in Greenwich is the next day here. */
    assert_int_equal(date_cmp(pg_date(r, 0, 8), (struct date){2026, 1, 2}), 0);
}

static void texts_keep_their_nulls_and_their_signs(void **state) {
    struct fixture *f = *state;
    /* two columns, row by row */
    const char *cells[] = {"a", "1", NULL, "2", "NULL", "3", "b c", "4", "d,\"e\\", NULL, "", "6", "{x}", "7"};
    struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
    int i = pg_batch_add_text(
        b, "teksten", "SELECT $1::text[], $2::int[]::text[], '{}'::text[], $3::bytea[]::text[]",
        (struct pg_param[]){
            PG_TEXT(pg_texts_literal(f->ctx, cells, 7, 2)), PG_TEXT(pg_texts_literal(f->ctx, cells + 1, 7, 2)),
            PG_TEXT(pg_texts_literal(
                f->ctx, (const char *[]){pg_bytes_text(f->ctx, (const unsigned char *)"\0\x01\xfe", 3)}, 1, 1))},
        3);
    struct err err = {0};
    if (!pg_batch_run(b, &err))
        fail_msg("%s", err.reason);
    for (int col = 0; col < 2; col++) {
        size_t n = 0;
        const char **back = pg_texts(f->ctx, pg_batch_rows(b, i), 0, col, &n);
        assert_int_equal(n, 7);
        for (size_t k = 0; k < n; k++) {
            const char *cell = cells[2 * k + (size_t)col];
            if (cell == NULL)
                assert_null(back[k]);
            else
                assert_string_equal(back[k], cell);
        }
    }
    size_t n = 1, len = 0;
    (void)pg_texts(f->ctx, pg_batch_rows(b, i), 0, 2, &n);
    assert_int_equal(n, 0);
    const char **bytes = pg_texts(f->ctx, pg_batch_rows(b, i), 0, 3, &n);
    assert_int_equal(n, 1);
    assert_memory_equal(pg_bytes_of(f->ctx, bytes[0], &len), "\0\x01\xfe", 3);
    assert_int_equal(len, 3);
    assert_null(pg_bytes_of(f->ctx, "6162", &len));
}

static void a_row_that_is_not_there_reads_as_null(void **state) {
    struct fixture *f = *state;
    struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
    int i = pg_batch_add_text(b, "leeg", "SELECT 1, '{a}'::text[] WHERE false", NULL, 0);
    assert_true(pg_batch_run(b, NULL));
    const struct pg_rows *r = pg_batch_rows(b, i);
    assert_int_equal(pg_count(r), 0);
    assert_true(pg_is_null(r, 0, 0));
    assert_int_equal(pg_int(r, 0, 0), 0);
    assert_string_equal(pg_text(r, 0, 0), "");
    assert_false(pg_bool(r, 0, 0));
    assert_true(date_is_empty(pg_date(r, 0, 0)));
    assert_null(pg_list(f->ctx, r, 0, 1)[0]);
}

static void a_batch_is_one_round_trip_and_prepares_once(void **state) {
    struct fixture *f = *state;
    for (int turn = 0; turn < 3; turn++) {
        unsigned long before = pg_round_trips(f->pg);
        struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
        (void)pg_batch_add_text(b, "begin", "BEGIN", NULL, 0);
        const struct pg_param p[] = {PG_TEXT("1")};
        (void)pg_batch_add_text(b, "dubbel", "SELECT $1::int", p, 1);
        (void)pg_batch_add_text(b, "dubbel", "SELECT $1::int", p, 1);
        int i = pg_batch_add_text(b, "hoeveel", "SELECT count(*) FROM pg_prepared_statements", NULL, 0);
        (void)pg_batch_add_text(b, "commit", "COMMIT", NULL, 0);
        assert_true(pg_batch_run(b, NULL));
        assert_int_equal(pg_round_trips(f->pg) - before, 1);
        /* The first turn meets itself half-way: COMMIT is not prepared yet. */
        assert_int_equal(pg_int(pg_batch_rows(b, i), 0, 0), turn == 0 ? 3 : 4);
        assert_false(pg_in_transaction(f->pg));
    }
}

static void after_an_error_the_rest_did_not_happen(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
    (void)pg_batch_add_text(b, "begin", "BEGIN", NULL, 0);
    (void)pg_batch_add_text(b, "erin", "INSERT INTO proef_pg.rij VALUES (1)", NULL, 0);
    int bad = pg_batch_add_text(b, "mis", "SELECT 1/0", NULL, 0);
    int later = pg_batch_add_text(b, "later", "SELECT 'later'", NULL, 0);
    (void)pg_batch_add_text(b, "commit", "COMMIT", NULL, 0);
    assert_false(pg_batch_run(b, &err));
    assert_int_equal(pg_batch_failed_at(b), bad);
    assert_int_equal(err.kind, ERR_INTERNAL);
    assert_string_equal(err.place, "mis");
    assert_int_equal(pg_count(pg_batch_rows(b, later)), 0);
    assert_false(pg_in_transaction(f->pg));
    /* The Parse of these was skipped: they must be sent anew. */
    assert_string_equal(one(f, "later", "SELECT 'later'", &err), "later");
    assert_string_equal(one(f, "aantal", "SELECT count(*) FROM proef_pg.rij", &err), "0");
}

static void a_statement_that_does_not_parse_is_named(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_null(one(f, "krom", "SELEKT 1", &err));
    assert_int_equal(err.kind, ERR_INTERNAL);
    assert_string_equal(err.place, "krom");
    assert_non_null(strstr(err.reason, "42601"));
    assert_works(f);
}

static void sqlstates_become_kinds(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *code;
        enum err_kind kind;
        const char *reason;
    } rows[] = {
        {"PT401", ERR_NO_SESSION, "zin"},
        {"PT403", ERR_DENIED, "zin"},
        {"PT404", ERR_NOT_FOUND, "zin"},
        {"PT409", ERR_CONFLICT, "zin"},
        {"23505", ERR_CONFLICT, "zin"},
        {"23503", ERR_INTERNAL, "SQLSTATE 23503: zin"},
        {"42501", ERR_INTERNAL, "SQLSTATE 42501: zin"},
        {"22P02", ERR_INPUT, "SQLSTATE 22P02"},
        {"40P01", ERR_UNAVAILABLE, "SQLSTATE 40P01: zin"},
        {"53300", ERR_UNAVAILABLE, "SQLSTATE 53300: zin"},
        {"26000", ERR_UNAVAILABLE, "SQLSTATE 26000: zin"},
        {"P0001", ERR_INTERNAL, "SQLSTATE P0001: zin"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct err err = {0};
        const struct pg_param params[] = {PG_TEXT(rows[i].code), PG_TEXT("zin")};
        struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
        (void)pg_batch_add_text(b, "fout", "SELECT proef_pg.fout($1, $2)", params, 2);
        assert_false(pg_batch_run(b, &err));
        assert_int_equal(err.kind, rows[i].kind);
        assert_string_equal(err.reason, rows[i].reason);
        assert_works(f);
    }
}

static void a_value_never_reaches_the_reason(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    const struct pg_param params[] = {PG_TEXT("999990019x")};
    struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
    (void)pg_batch_add_text(b, "getal", "SELECT $1::int", params, 1);
    assert_false(pg_batch_run(b, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_null(strstr(err.reason, "999990019"));
}

static void a_double_key_is_a_conflict(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_non_null(one(f, "erin", "INSERT INTO proef_pg.rij VALUES (7)", &err));
    assert_null(one(f, "erin", "INSERT INTO proef_pg.rij VALUES (7)", &err));
    assert_int_equal(err.kind, ERR_CONFLICT);
    assert_works(f);
}

static void an_error_at_the_commit_is_an_error(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_null(one(f, "wees", "INSERT INTO proef_pg.kind VALUES (99)", &err));
    assert_int_equal(err.kind, ERR_INTERNAL);
    assert_non_null(strstr(err.reason, "23503"));
    assert_works(f);
    assert_string_equal(one(f, "wezen", "SELECT count(*) FROM proef_pg.kind", &err), "0");
}

static void a_transaction_may_take_two_batches(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_non_null(one(f, "begin", "BEGIN", &err));
    assert_true(pg_in_transaction(f->pg));
    assert_non_null(one(f, "erin", "INSERT INTO proef_pg.rij VALUES (1)", &err));
    assert_non_null(one(f, "commit", "COMMIT", &err));
    assert_false(pg_in_transaction(f->pg));
    assert_string_equal(one(f, "aantal", "SELECT count(*) FROM proef_pg.rij", &err), "1");
}

static void rollback_undoes_and_is_harmless_twice(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_non_null(one(f, "begin", "BEGIN", &err));
    assert_non_null(one(f, "erin", "INSERT INTO proef_pg.rij VALUES (1)", &err));
    pg_rollback(f->pg);
    assert_false(pg_in_transaction(f->pg));
    unsigned long before = pg_round_trips(f->pg);
    pg_rollback(f->pg);
    assert_int_equal(pg_round_trips(f->pg), before);
    assert_string_equal(one(f, "aantal", "SELECT count(*) FROM proef_pg.rij", &err), "0");
}

static long long now_ms(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Two ways to be late: the server's own limit, and, when that is switched off, ours. */
static void too_late_is_unavailable_and_then_it_works(void **state) {
    struct fixture *f = *state;
    static const char *const options[] = {"", " options='-c statement_timeout=0'"};
    for (int i = 0; i < 2; i++) {
        struct fixture quick = {.ctx = f->ctx};
        quick.pg = pg_new(f->ctx, talloc_asprintf(f->ctx, "%s%s", conninfo, options[i]), 300);
        assert_works(&quick);
        struct err err = {0};
        long long begin = now_ms();
        assert_null(one(&quick, "slaap", "SELECT pg_sleep(10)", &err));
        assert_in_range(now_ms() - begin, 290, 900);
        assert_int_equal(err.kind, ERR_UNAVAILABLE);
        assert_works(&quick);
    }
}

static void kill_other(struct fixture *f) {
    struct fixture killer = {.ctx = f->ctx, .pg = pg_new(f->ctx, conninfo, TIMEOUT_MS)};
    struct err err = {0};
    const char *pid = one(f, "pid", "SELECT pg_backend_pid()", &err);
    const struct pg_param params[] = {PG_TEXT(pid)};
    struct pg_batch *b = pg_batch_new(killer.ctx, killer.pg);
    (void)pg_batch_add_text(b, "weg", "SELECT pg_terminate_backend($1::int, 2000)", params, 1);
    assert_true(pg_batch_run(b, &err));
    assert_true(pg_bool(pg_batch_rows(b, 0), 0, 0));
}

static void a_server_that_left_while_idle_is_not_noticed(void **state) {
    struct fixture *f = *state;
    assert_works(f);
    kill_other(f);
    assert_works(f);
}

static void a_server_that_left_in_a_transaction_is(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_non_null(one(f, "begin", "BEGIN", &err));
    kill_other(f);
    assert_null(one(f, "erin", "INSERT INTO proef_pg.rij VALUES (1)", &err));
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
    assert_false(pg_in_transaction(f->pg));
    assert_works(f);
    assert_string_equal(one(f, "aantal", "SELECT count(*) FROM proef_pg.rij", &err), "0");
}

static void a_server_that_leaves_during_a_statement_is_unavailable(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_null(one(f, "zelf", "SELECT pg_terminate_backend(pg_backend_pid())", &err));
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
    assert_works(f);
}

static void a_changed_table_heals_itself(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_non_null(one(f, "alles", "SELECT * FROM proef_pg.rij", &err));
    assert_true(pg_script(f->pg, "ALTER TABLE proef_pg.rij ADD COLUMN erbij text", &err));
    assert_null(one(f, "alles", "SELECT * FROM proef_pg.rij", &err));
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
    assert_non_null(one(f, "alles", "SELECT * FROM proef_pg.rij", &err));
}

/* More than any socket buffer holds, both ways: sending without reading would hang for ever. */
static void a_big_batch_does_not_lock_up(void **state) {
    struct fixture *f = *state;
    char *big = talloc_size(f->ctx, 20001);
    memset(big, 'x', 20000);
    big[20000] = '\0';
    const struct pg_param params[] = {PG_TEXT(big)};
    struct pg_batch *b = pg_batch_new(f->ctx, f->pg);
    for (int i = 0; i < 500; i++)
        (void)pg_batch_add_text(b, "groot", "SELECT $1::text", params, 1);
    struct err err = {0};
    assert_true(pg_batch_run(b, &err));
    for (int i = 0; i < 500; i++)
        assert_int_equal(strlen(pg_text(pg_batch_rows(b, i), 0, 0)), 20000);
}

static void a_script_stops_at_its_first_error(void **state) {
    struct fixture *f = *state;
    struct err err = {0};
    assert_false(pg_script(f->pg, "BEGIN; INSERT INTO proef_pg.rij VALUES (1); SELECT nergens; COMMIT", &err));
    assert_non_null(strstr(err.reason, "42703"));
    assert_false(pg_in_transaction(f->pg));
    assert_string_equal(one(f, "aantal", "SELECT count(*) FROM proef_pg.rij", &err), "0");
    assert_true(pg_script(f->pg, "BEGIN; INSERT INTO proef_pg.rij VALUES (1)", &err));
    assert_true(pg_in_transaction(f->pg));
    pg_rollback(f->pg);
}

static void no_server_is_unavailable(void **state) {
    struct fixture *f = *state;
    struct fixture none = {.ctx = f->ctx, .pg = pg_new(f->ctx, "host=/nergens dbname=x", 300)};
    struct err err = {0};
    assert_null(one(&none, "een", "SELECT 1", &err));
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
    assert_false(pg_in_transaction(none.pg));
}

static void a_server_that_never_answers_is_unavailable_in_time(void **state) {
    struct fixture *f = *state;
    char dir[] = "/tmp/proef_pg_XXXXXX";
    assert_non_null(mkdtemp(dir));
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s/.s.PGSQL.5432", dir);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(fd, 1), 0);
    struct fixture mute = {.ctx = f->ctx};
    mute.pg = pg_new(f->ctx, talloc_asprintf(f->ctx, "host=%s port=5432 user=x dbname=x", dir), 300);
    struct err err = {0};
    long long begin = now_ms();
    assert_null(one(&mute, "een", "SELECT 1", &err));
    assert_in_range(now_ms() - begin, 290, 900);
    assert_int_equal(err.kind, ERR_UNAVAILABLE);
    (void)close(fd);
    (void)unlink(address.sun_path);
    (void)rmdir(dir);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, start, stop)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(values_come_back_as_they_went),
        CASE(texts_keep_their_nulls_and_their_signs),
        CASE(a_row_that_is_not_there_reads_as_null),
        CASE(a_batch_is_one_round_trip_and_prepares_once),
        CASE(after_an_error_the_rest_did_not_happen),
        CASE(a_statement_that_does_not_parse_is_named),
        CASE(sqlstates_become_kinds),
        CASE(a_value_never_reaches_the_reason),
        CASE(a_double_key_is_a_conflict),
        CASE(an_error_at_the_commit_is_an_error),
        CASE(a_transaction_may_take_two_batches),
        CASE(rollback_undoes_and_is_harmless_twice),
        CASE(too_late_is_unavailable_and_then_it_works),
        CASE(a_server_that_left_while_idle_is_not_noticed),
        CASE(a_server_that_left_in_a_transaction_is),
        CASE(a_server_that_leaves_during_a_statement_is_unavailable),
        CASE(a_changed_table_heals_itself),
        CASE(a_big_batch_does_not_lock_up),
        CASE(a_script_stops_at_its_first_error),
        CASE(no_server_is_unavailable),
        CASE(a_server_that_never_answers_is_unavailable_in_time),
    };
    conninfo = getenv("PORTAAL_TEST_DB");
    if (conninfo == NULL) {
        printf("unit_pg: PORTAAL_TEST_DB is not set, skipped (scripts/test sets it)\n");
        return 77; /* automake: skipped */
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
