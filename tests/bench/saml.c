/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * How fast logins are judged, and what the worst message costs that is small enough to be looked at. Processor time, so
 * that it says something on a busy machine as well; memory is the peak above what the process had before. For
 * scripts/bench-saml, that shows it beside other software.
 */
#include "../unit/saml_corpus.h"

#include "base/buf.h"
#include "xml/base64.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS_S 2.0

static double cpu(void) {
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void honest(const struct corpus *c, const struct geval *g) {
    const struct saml_regels all = saml_regels_alle();
    struct saml_identiteit wie;
    double from = cpu(), now = from;
    long rounds = 0;
    for (; now - from < ROUNDS_S; now = cpu(), rounds++)
        if (beoordeel(c, &all, g, &wie) != SAML_GOED)
            exit(1);
    printf("| %-44s | %6zu | %10.0f |\n", g->naam, g->len, (double)rounds / (now - from));
}

/* ---- Hostile messages: as large as may be, signed by nobody, but looking as if they were ---- */

static void open_response(struct buf *b, const char *ns, const char *c14n_more) {
    buf_add(b, "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"><saml:Assertion "
               "xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_a\"");
    buf_addf(b, "%s><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>", ns);
    buf_addf(b,
             "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">%s"
             "</ds:CanonicalizationMethod><ds:SignatureMethod "
             "Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/><ds:Reference "
             "URI=\"#_a\"><ds:Transforms><ds:Transform "
             "Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/><ds:Transform "
             "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">%s</ds:Transform></ds:Transforms><ds:DigestMethod "
             "Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha512\"/>",
             c14n_more, c14n_more);
    buf_add(b, "<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA"
               "</ds:SignatureValue></ds:Signature>");
}

static void close_response(struct buf *b) {
    buf_add(b, "</saml:Assertion></samlp:Response>");
}

#define LEFT(b) ((b)->len < XML_BYTES_MAX - 700)

static void text(struct buf *b) {
    while (LEFT(b))
        buf_add(b, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
}

static void escapes(struct buf *b) {
    while (LEFT(b))
        buf_add(b, "&#13;&amp;");
}

static void elements(struct buf *b) {
    for (int i = 0; i < XML_ELEMENTS_MAX - 20 && LEFT(b); i++)
        buf_add(b, "<a>&lt;</a>");
}

static void some_attributes(struct buf *b, int count) {
    for (int i = 0; i < count; i++)
        buf_addf(b, " a%d=\"\"", count - i);
}

static void attributes(struct buf *b) {
    for (int i = 0; i < (XML_ALL_ATTRIBUTES_MAX - 40) / XML_ATTRIBUTES_MAX; i++) {
        buf_add(b, "<a");
        some_attributes(b, XML_ATTRIBUTES_MAX);
        buf_add(b, "/>");
    }
}

static void namespaces_on_each(struct buf *b) {
    for (int i = 0; i < (XML_ALL_ATTRIBUTES_MAX - 40) / XML_ATTRIBUTES_MAX; i++) {
        buf_add(b, "<a");
        for (int j = 0; j < XML_ATTRIBUTES_MAX / 2; j++)
            buf_addf(b, " xmlns:n%d=\"u:%d\" n%d:a=\"\"", j, j, j);
        buf_add(b, "/>");
    }
}

/* As many namespaces around as may be, and in there as many elements as may be that use the outermost. */
static void namespaces_down(struct buf *b) {
    int deep = 0;
    for (; deep < (XML_SCOPE_MAX - 4) / 3; deep++)
        buf_addf(b, "<a xmlns:n%dx0=\"u:%d\" xmlns:n%dx1=\"v:%d\" xmlns:n%dx2=\"w:%d\">", deep, deep, deep, deep, deep,
                 deep);
    for (int i = 0; i < XML_ELEMENTS_MAX - 100 && LEFT(b); i++)
        buf_add(b, "<b n0x0:a=\"\" n0x1:a=\"\"/>");
    while (deep-- > 0)
        buf_add(b, "</a>");
}

static void combs(struct buf *b) {
    for (int left = XML_ELEMENTS_MAX - 40; left > 40 && LEFT(b);) {
        for (int i = 0; i < XML_DEPTH_MAX - 4; i++, left--)
            buf_add(b, "<a>");
        for (int i = 0; i < XML_DEPTH_MAX - 4; i++)
            buf_add(b, "</a>");
    }
}

static void ids(struct buf *b) {
    for (int i = 0; i < (XML_ALL_ATTRIBUTES_MAX - 40) / 4; i++)
        buf_addf(b, "<a ID=\"a%d\" Id=\"b%d\" iD=\"c%d\" id=\"d%d\"/>", i, i, i, i);
}

static void comments(struct buf *b) {
    for (int i = 0; i < XML_ASIDES_MAX; i++)
        buf_add(b, "<!---->x");
}

static void nothing(struct buf *b) {
    (void)b;
}

struct kind {
    const char *naam;
    void (*fill)(struct buf *b);
    int prefixes; /* in the PrefixList */
};

static char *document(TALLOC_CTX *ctx, const struct kind *kind, size_t *ret_len) {
    struct buf *b = buf_new(ctx, XML_BYTES_MAX), *list = buf_new(ctx, XML_BYTES_MAX);
    if (kind->prefixes > 0) {
        buf_add(list, "<ec:InclusiveNamespaces xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"");
        for (int i = 0; i < kind->prefixes; i++)
            buf_addf(list, "p%d ", i);
        buf_add(list, "\"/>");
    }
    open_response(b, "", list->len > 0 ? list->data : "");
    kind->fill(b);
    close_response(b);
    *ret_len = b->len;
    return b->data;
}

static long status_kb(const char *what) {
    char line[256];
    long kb = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f != NULL && fgets(line, sizeof line, f) != NULL)
        if (strncmp(line, what, strlen(what)) == 0)
            kb = strtol(line + strlen(what) + 1, NULL, 10);
    if (f != NULL)
        (void)fclose(f);
    return kb;
}

static void reset_peak(void) {
    FILE *f = fopen("/proc/self/clear_refs", "w");
    if (f == NULL || fputs("5", f) < 0 || fclose(f) != 0)
        exit(1);
}

/* In a process of its own, so that each begins with the same memory. */
static void hostile(const struct corpus *c, const struct kind *kind) {
    (void)fflush(stdout);
    pid_t pid = fork();
    if (pid > 0) {
        int status;
        if (waitpid(pid, &status, 0) != pid || status != 0)
            exit(1);
        return;
    }
    TALLOC_CTX *ctx = talloc_new(NULL);
    struct geval g = c->gevallen[0];
    char *bytes = document(ctx, kind, &g.len);
    g.base64 = base64_encode(ctx, bytes, g.len);
    const struct saml_regels all = saml_regels_alle();
    struct saml_identiteit wie;
    enum saml_reden reden = SAML_GOED;
    double worst = 0;
    reset_peak();
    long before = status_kb("VmRSS");
    for (int i = 0; i < 5; i++) {
        double from = cpu();
        reden = beoordeel(c, &all, &g, &wie);
        double took = (cpu() - from) * 1000;
        worst = took > worst ? took : worst;
    }
    printf("| %-28s | %6zu | %-24s | %8.1f | %8.1f |\n", kind->naam, g.len, saml_reden_code(reden), worst,
           (double)(status_kb("VmHWM") - before) / 1024);
    (void)fflush(stdout);
    _exit(reden == SAML_GOED);
}

int main(int argc, char **argv) {
    static const char *const accepted[] = {
        "assertie-ondertekend",   "response-ondertekend",   "beide-ondertekend",          "advice-in-assertie",
        "versleuteld-aes256-cbc", "versleuteld-aes256-gcm", "artifact-alles-ondertekend", "eigen"};
    static const struct kind kinds[] = {{.naam = "text", .fill = text},
                                        {.naam = "characters to escape", .fill = escapes},
                                        {.naam = "1500 elements", .fill = elements},
                                        {.naam = "24 attributes each", .fill = attributes},
                                        {.naam = "12 namespaces each", .fill = namespaces_on_each},
                                        {.naam = "64 namespaces above all", .fill = namespaces_down},
                                        {.naam = "40 deep, again and again", .fill = combs},
                                        {.naam = "IDs everywhere", .fill = ids},
                                        {.naam = "comments", .fill = comments},
                                        {.naam = "PrefixList of 20,000", .fill = nothing, .prefixes = 20000},
                                        {.naam = "PrefixList and elements", .fill = elements, .prefixes = 15}};
    struct corpus *c = corpus_maken(NULL, "accept");
    if (argc > 1)
        (void)fprintf(stderr, "usage: %s\n", argv[0]);
    printf("| accepted message                             |  bytes | per second |\n|---|---|---|\n");
    for (size_t i = 0; i < sizeof accepted / sizeof accepted[0]; i++)
        for (size_t j = 0; j < c->aantal; j++)
            if (strcmp(c->gevallen[j].naam, accepted[i]) == 0)
                honest(c, &c->gevallen[j]);
    printf("\n| hostile message              |  bytes | refused as               |       ms |      MiB "
           "|\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        hostile(c, &kinds[i]);
    corpus_opruimen(c);
    xml_end();
    return 0;
}
