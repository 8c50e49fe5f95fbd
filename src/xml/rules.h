/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The limits of the parser and the rules of a signature as data, so that a test can leave one out and see that the
 * corpus notices. For the xml room, for saml/clausules.h (that passes the whole list on) and for tests; all others use
 * xml.h, where nothing can be left out.
 */
#ifndef XML_RULES_H
#define XML_RULES_H

#include "xml/xml.h"

struct xml_limits {
    size_t bytes;
    size_t depth;
    size_t elements;
    size_t attributes;
    size_t all_attributes;
    size_t scope;
    size_t asides;
    bool allow_dtd;
};
extern const struct xml_limits xml_limits_strict;

enum xml_refusal xml_parse_within(TALLOC_CTX *ctx, const char *bytes, size_t len, const struct xml_limits *limits,
                                  struct xml_doc **ret);

struct xml_claim; /* one element with the signature it should carry: verify.c */
struct xml_rule {
    const char *name;
    enum xml_refusal (*judge)(const struct xml_claim *claim);
};
extern const struct xml_rule xml_rules[];
extern const size_t xml_rules_count;

enum xml_refusal xml_verify_rules(struct xml_doc *doc, struct xml_place place, const struct xml_certs *certs,
                                  time_t now, const struct xml_rule *rules, size_t count, const struct xml_node **ret);

/* What an encrypted element must look like before any key is used. */
struct xml_sealed; /* decrypt.c */
struct xml_sealed_rule {
    const char *name;
    enum xml_refusal (*judge)(const struct xml_sealed *sealed);
};
extern const struct xml_sealed_rule xml_sealed_rules[];
extern const size_t xml_sealed_rules_count;

enum xml_refusal xml_decrypt_rules(TALLOC_CTX *ctx, const struct xml_node *parent, const struct xml_keyring *ring,
                                   struct xml_name expected, const struct xml_sealed_rule *rules, size_t count,
                                   const struct xml_node **ret);

#endif
