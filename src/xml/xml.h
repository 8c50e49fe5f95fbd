/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The only room that sees libxml2 and xmlsec. Untrusted bytes go in; what can be read comes out only after a signature
 * over that very element has been verified with a pinned certificate.
 *
 * Two types keep that apart. A struct xml_doc is parsed but not trusted: one can ask it what its elements are called
 * and verify one, nothing else. A const struct xml_node is an element below a verified signature (or of a file that the
 * operator named, xml_trusted_root); only of a node can one read attributes and text.
 *
 * Strict: UTF-8 only, no DTD, no entities but the five predefined, no network, bounded size, depth, elements and
 * attributes.
 */
#ifndef XML_XML_H
#define XML_XML_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>
#include <time.h>

#define XML_BYTES_MAX (256 * 1024)
#define XML_DEPTH_MAX 40
#define XML_ELEMENTS_MAX 1500
#define XML_ATTRIBUTES_MAX 24 /* of one element, namespace declarations included */
#define XML_ALL_ATTRIBUTES_MAX 4000
#define XML_SCOPE_MAX 64   /* namespace declarations of an element and all around it: each costs time in each element */
#define XML_ASIDES_MAX 400 /* comments, processing instructions and CDATA sections */
#define XML_ID_LEN_MAX 128
#define XML_CERTS_MAX 4
#define XML_RSA_BITS_MIN 2048
#define XML_SHA1_LEN 20

#define XML_NS_DSIG "http://www.w3.org/2000/09/xmldsig#"
#define XML_NS_ENC "http://www.w3.org/2001/04/xmlenc#"

/* Why a document or a signature is refused. */
enum xml_refusal {
    XML_FINE = 0,
    XML_TOO_LARGE,
    XML_NOT_WELL_FORMED, /* or not UTF-8, or a NUL, or an entity that is not predefined */
    XML_HAS_DTD,
    XML_TOO_DEEP,
    XML_TOO_MANY, /* elements, attributes, namespaces in scope, comments */
    XML_ID_BAD,   /* the element has no ID, or one that is not a short NCName; or xml:id is used anywhere */
    XML_ID_TWICE, /* any ID stands twice in the document, in any spelling of the attribute */
    XML_PLACE,    /* the element that should be signed is not there exactly once */
    XML_NOT_SIGNED,
    XML_SIGNED_TWICE,    /* more than one Signature in the element */
    XML_SIGNATURE_FORM,  /* not SignedInfo, SignatureValue, KeyInfo?; unknown or repeated parts */
    XML_REFERENCE,       /* not exactly one Reference to "#" + the element's own ID */
    XML_TRANSFORM,       /* not exactly enveloped-signature and then exc-c14n */
    XML_ALGORITHM,       /* not in the fixed list; SHA-1 is not */
    XML_KEY_EXPIRED,     /* no pinned certificate is valid at this moment */
    XML_SIGNATURE_WRONG, /* digest or signature does not fit any pinned certificate */
    XML_ENC_FORM,        /* not one EncryptedData with its EncryptedKeys, or more in them than we read */
    XML_ENC_ALGORITHM,   /* not in the fixed list */
    XML_ENC_KEY,         /* not exactly one EncryptedKey for a key of ours, by its KeyName */
    XML_ENC_WRONG        /* everything after that: which part did not fit is not said */
};
const char *xml_refusal_name(enum xml_refusal refusal);

/* ---- Pinned certificates ---- */
struct xml_certs;
struct xml_certs *xml_certs_new(TALLOC_CTX *ctx);
/* base64 DER as in ds:X509Certificate. key_name may be NULL. Refuses anything but RSA of XML_RSA_BITS_MIN or more, and
 * more than XML_CERTS_MAX certificates. */
bool xml_certs_add(struct xml_certs *certs, const char *base64_der, const char *key_name, struct err *err);
size_t xml_certs_count(const struct xml_certs *certs);
/* Of certificate i, in lower-case hexadecimal: a name by which parties choose, not a security claim. */
const char *xml_certs_fingerprint(const struct xml_certs *certs, size_t i);
/* All of `from` are added to `to`, save those that it has; the same bound. */
bool xml_certs_take(struct xml_certs *to, const struct xml_certs *from, struct err *err);
/* Certificate i is trusted until that moment, or its own end when that is earlier. */
void xml_certs_until(struct xml_certs *certs, size_t i, time_t until);
/* SHA-1 of a text, for names that the standard makes that way. */
void xml_sha1(const char *text, unsigned char ret[static XML_SHA1_LEN]);

/* ---- Documents ---- */
struct xml_doc;  /* talloc child of ctx */
struct xml_node; /* lives as long as its document */

enum xml_refusal xml_parse(TALLOC_CTX *ctx, const char *bytes, size_t len, struct xml_doc **ret);

struct xml_name {
    const char *ns;
    const char *name;
};
bool xml_root_is(const struct xml_doc *doc, struct xml_name name);

/* One element while walking: its name, where it stands, nothing of its content. */
struct xml_step {
    const char *ns; /* "" when none */
    const char *name;
    const struct xml_step *parent; /* NULL for the root */
};
/* Calls visit for each element in document order until it returns false; says whether it came to the end. */
bool xml_walk(const struct xml_doc *doc, bool (*visit)(const struct xml_step *at, void *arg), void *arg);

/* Which element: from the root down, each time the only child of that name. No names: the root. */
struct xml_place {
    const struct xml_name *names;
    size_t count;
};
#define XML_ROOT ((struct xml_place){.names = NULL, .count = 0})
bool xml_is_signed(const struct xml_doc *doc, struct xml_place place);
/* Verifies the signature of that element, made by one of the certificates that is valid at `now`. The rules are rows of
 * a table (rules.h); all of them hold for a node that is given. */
enum xml_refusal xml_verify(struct xml_doc *doc, struct xml_place place, const struct xml_certs *certs, time_t now,
                            const struct xml_node **ret);
/* The root of a file that the operator named (metadata): trusted for where it came from, not for a signature. */
const struct xml_node *xml_trusted_root(const struct xml_doc *doc);

/* ---- What is encrypted to us ---- */
#define XML_KEYRING_MAX 4
#define XML_ENC_KEYS_MAX 4             /* EncryptedKeys in one element */
#define XML_ENC_CONTENT_MAX (8 * 1024) /* bytes inside */
struct xml_keyring;
struct xml_keyring *xml_keyring_new(TALLOC_CTX *ctx);
/* An RSA private key in PEM, of XML_RSA_BITS_MIN or more, and its certificate when the text has one. Its names:
 * key_name (may be NULL) and the certificate's fingerprints; without any name it is refused. */
bool xml_keyring_add(struct xml_keyring *ring, const char *pem, size_t len, const char *key_name, struct err *err);
const char *xml_keyring_name(const struct xml_keyring *ring, size_t i);        /* NULL past the last */
const char *xml_keyring_certificate(const struct xml_keyring *ring, size_t i); /* base64 DER, NULL when none */
/* `parent` is a verified element with one EncryptedData and its EncryptedKeys, beside or inside it. What was encrypted
 * must be one element called `expected` and nothing else; *ret lives as long as ctx and the verified document. The key
 * is a key of the ring by its KeyName; nothing that a message points at or brings along is fetched or used. */
enum xml_refusal xml_decrypt(TALLOC_CTX *ctx, const struct xml_node *parent, const struct xml_keyring *ring,
                             struct xml_name expected, const struct xml_node **ret);

/* ---- Reading a node ---- */
bool xml_is(const struct xml_node *node, struct xml_name name);
size_t xml_count(const struct xml_node *parent, struct xml_name name); /* direct children */
size_t xml_count_all(const struct xml_node *parent);                   /* direct child elements of any name */
/* The only direct child of that name; NULL when there is none or more than one. */
const struct xml_node *xml_only(const struct xml_node *parent, struct xml_name name);
const struct xml_node *xml_first(const struct xml_node *parent); /* first child element; NULL when none */
const struct xml_node *xml_next(const struct xml_node *node);    /* next sibling element; NULL at the end */
/* Attribute without a namespace; NULL when absent. */
const char *xml_attr(TALLOC_CTX *ctx, const struct xml_node *node, const char *name);
/* All of the element's content, without white space around it, when that is text and only text. NULL when it is empty,
 * or when an element, comment, processing instruction, CDATA section or entity stands in it. */
const char *xml_text(TALLOC_CTX *ctx, const struct xml_node *node);

/* ---- Writing: our own messages ---- */
struct xml_out; /* a document under construction, talloc child of ctx */
struct xml_el;  /* an element of it */

struct xml_out *xml_out_new(TALLOC_CTX *ctx, const char *prefix, struct xml_name name);
struct xml_el *xml_out_root(struct xml_out *out);
/* prefix NULL: the parent's namespace. A new prefix is declared on the element itself. */
struct xml_el *xml_add(struct xml_el *parent, const char *prefix, struct xml_name name);
void xml_set(struct xml_el *el, const char *name, const char *value);
void xml_set_lang(struct xml_el *el, const char *lang); /* xml:lang */
void xml_put_text(struct xml_el *el, const char *text);

struct xml_key;
struct xml_key *xml_key_load(TALLOC_CTX *ctx, const char *pem, size_t len, struct err *err); /* RSA private key */
/* Enveloped signature, RSA-SHA256 and exc-c14n, over el (that has attribute ID), placed as el's child after its child
 * `after` (NULL: as its first child). KeyInfo holds key_name, or is left out when NULL. */
bool xml_sign(struct xml_el *el, struct xml_el *after, const struct xml_key *key, const char *key_name,
              struct err *err);
/* The document as text, without white space added. */
const char *xml_out_text(TALLOC_CTX *ctx, struct xml_out *out, size_t *ret_len);

/* The whole house has one xmlsec. The first use starts it; this ends it (tests under a leak checker, and the end of
 * main). */
void xml_end(void);

#endif
