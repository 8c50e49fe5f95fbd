# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Tricks with what is hashed, with keys in the message, with encodings, and with things said twice."""
import base64
import hashlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from bericht import ASSERTION, DSIG, EXC, HM, KVK, canonicalize
from gevallen import between, flip, times, with_key_info

EMPTY = base64.b64encode(hashlib.sha256(b'').digest()).decode()
RELATIVE = 'xmlns:q="1" q:a=""'
ENC = 'http://www.w3.org/2001/04/xmlenc#'


def accepted(corpus, m):
    good = m.signed('assertion')
    whole = m.plain('response', assertion=good)
    corpus.add('xml-kop', '<?xml version="1.0" encoding="UTF-8"?>\n' + whole)
    corpus.add('xml-kop-na-merk', '\ufeff<?xml version="1.0" encoding=\'utf-8\'?>' + whole)
    corpus.add('witruimte-in-handtekening', whole.replace('<ds:SignatureValue>', '<ds:SignatureValue>\n  '))
    corpus.add('tekens-als-verwijzing', whole.replace(f'>{KVK}<', f'>&#x39;{KVK[1:]}<'))
    corpus.add('wissel-nieuwe-sleutel', whole, metadata='metadata-wissel.xml')
    corpus.add('vier-certificaten', whole, metadata='metadata-vier.xml')
    corpus.add('sleutelwaarde-genegeerd', m.plain('response', assertion=with_key_info(good, '<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>')))


def fill(corpus, m):
    accepted(corpus, m)
    void(corpus, m)
    keys(corpus, m)
    algorithms(corpus, m)
    encodings(corpus, m)
    doubles(corpus, m)


def sign_bytes(m, octets):
    return base64.b64encode(m.private_key().sign(octets, padding.PKCS1v15(), hashes.SHA256())).decode()


def refilled(m, signed, octets=None, digest=None, spoil=lambda info: info):
    """A signed Assertion with another digest or signed bytes in it, signed anew with the right key."""
    if digest:
        signed = signed.replace(between(signed, '<ds:DigestValue>', '<'), digest)
    info = '<ds:SignedInfo>' + between(signed, '<ds:SignedInfo>', '</ds:SignedInfo>') + '</ds:SignedInfo>'
    if octets is None:
        octets = canonicalize(info.replace('<ds:SignedInfo>', f'<ds:SignedInfo xmlns:ds="{DSIG}">')).encode()
    return signed.replace(info, spoil(info)).replace(between(signed, '<ds:SignatureValue>', '<'), sign_bytes(m, octets))


def void(corpus, m):
    """Canonicalisation that fails half-way (a relative namespace) may leave nothing to hash: the signature of nothing is right then."""
    def case(name, assertion, reden='handtekening-onjuist'):
        corpus.add(name, m.plain('response', assertion=assertion), reden)

    good = m.signed('assertion')
    case('c14n-leeg', refilled(m, good.replace('<saml:Subject>', f'<saml:Subject {RELATIVE}>'), digest=EMPTY))
    case('c14n-leeg-op-wortel', refilled(m, good.replace('<saml:Assertion ', f'<saml:Assertion {RELATIVE} '), digest=EMPTY))
    case('c14n-leeg-digest-alleen', refilled(m, good, digest=EMPTY))
    case('c14n-leeg-signedinfo', refilled(m, good, octets=b'', spoil=lambda info: info.replace('<ds:SignatureMethod ', f'<ds:SignatureMethod {RELATIVE} ')))
    case('c14n-leeg-signedinfo-wortel', refilled(m, good, octets=b'', spoil=lambda info: info.replace('<ds:SignedInfo>', f'<ds:SignedInfo {RELATIVE}>')))
    case('c14n-halve-bytes', refilled(m, good, octets=b'<ds:SignedInfo>', spoil=lambda info: info.replace('<ds:Reference ', f'<ds:Reference {RELATIVE} ')))
    case('c14n-prefixlist-onbekend-kind', good.replace(f'<ds:Transform Algorithm="{EXC}"/>', f'<ds:Transform Algorithm="{EXC}"><x xmlns="urn:x"/></ds:Transform>').replace('<ds:Transform Algorithm="http', '<ds:Transform Algorithm="http'), 'handtekening-transformatie')
    case('c14n-methode-met-kind', good.replace(f'<ds:CanonicalizationMethod Algorithm="{EXC}"/>', f'<ds:CanonicalizationMethod Algorithm="{EXC}"><x xmlns="urn:x"/></ds:CanonicalizationMethod>'), 'handtekening-algoritme')
    case('prefixlist-lang', m.signed('assertion', exc=f'<ds:Transform Algorithm="{EXC}"><ec:InclusiveNamespaces xmlns:ec="{EXC}" PrefixList="{" ".join(f"p{i}" for i in range(40))}"/></ds:Transform>'), 'handtekening-transformatie')
    case('prefixlist-lang-c14n', m.signed('assertion', c14n=f'<ds:CanonicalizationMethod Algorithm="{EXC}"><ec:InclusiveNamespaces xmlns:ec="{EXC}" PrefixList="{"p " * 40}"/></ds:CanonicalizationMethod>'), 'handtekening-algoritme')
    case('c14n-1-1', m.signed('assertion', exc='<ds:Transform Algorithm="http://www.w3.org/2006/12/xml-c14n11"/>'), 'handtekening-transformatie')
    case('transformatie-base64', good.replace(f'<ds:Transform Algorithm="{EXC}"/>', f'<ds:Transform Algorithm="{DSIG}base64"/>'), 'handtekening-transformatie')
    case('transformatie-omgekeerd', good.replace(between(good, '<ds:Transforms>', '</ds:Transforms>'), m.plain('exc') + m.plain('enveloped')), 'handtekening-transformatie')
    case('transformatie-xpath-filter2', good.replace('</ds:Transforms>', '<ds:Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2"/></ds:Transforms>'), 'handtekening-transformatie')
    case('transformatie-van-signature', good.replace(f'<ds:Transform Algorithm="{EXC}"/>', f'<ds:Transform Algorithm="{ENC}decrypt"/>'), 'handtekening-transformatie')


def keys(corpus, m):
    m.key = 'vreemd'
    foreign = m.signed('assertion')
    m.key = 'makelaar'
    numbers = m.private_key().public_key().public_numbers()
    modulus = base64.b64encode(numbers.n.to_bytes(256, 'big')).decode()

    def case(name, info):
        corpus.add(name, m.plain('response', assertion=with_key_info(foreign, info)), 'handtekening-onjuist')

    case('sleutelwaarde-vreemd', '<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>')
    case('sleutelwaarde-van-makelaar', f'<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>{modulus}</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>')
    case('certificaat-van-makelaar', f'<ds:X509Data><ds:X509Certificate>{m.cert("makelaar")}</ds:X509Certificate></ds:X509Data>')
    case('certificaten-beide', f'<ds:X509Data><ds:X509Certificate>{m.cert("makelaar")}</ds:X509Certificate><ds:X509Certificate>{m.cert("vreemd")}</ds:X509Certificate></ds:X509Data>')
    case('sleutel-elders', '<ds:RetrievalMethod URI="http://127.0.0.1:9/sleutel"/>')
    case('sleutel-bestand', '<ds:RetrievalMethod URI="file:///etc/hostname"/>')
    case('sleutelinfo-leeg', '')
    corpus.add('sleutel-verlopen-bij-wissel', m.plain('response', assertion=foreign), 'handtekening-onjuist', metadata='metadata-wissel.xml')
    m.key = 'kort'
    m.now += 3 * 86400
    old = m.plain('response', assertion=m.signed('assertion'))
    m.now -= 3 * 86400
    m.key = 'makelaar'
    corpus.add('wissel-oude-sleutel-verlopen', old, 'handtekening-onjuist', metadata='metadata-wissel.xml', nu=corpus.now + 3 * 86400)


def algorithms(corpus, m):
    good = m.signed('assertion')
    for name, uri in (('rsa-md5', 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5'), ('dsa', DSIG + 'dsa-sha1'), ('ecdsa', 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'),
                      ('pss', 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1'), ('leeg', ''), ('onbekend', 'urn:x')):
        corpus.add('algoritme-' + name, m.plain('response', assertion=good.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', uri)), 'handtekening-algoritme')
    corpus.add('algoritme-digest-md5', m.plain('response', assertion=good.replace(ENC + 'sha256', 'http://www.w3.org/2001/04/xmldsig-more#md5')), 'handtekening-algoritme')
    corpus.add('algoritme-digest-sha224', m.plain('response', assertion=m.signed('assertion', digestalg='http://www.w3.org/2001/04/xmldsig-more#sha224')), 'handtekening-algoritme')
    corpus.add('algoritme-hmac-lengte', m.plain('response', assertion=good.replace('<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>', '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>')), 'handtekening-algoritme')


def encodings(corpus, m):
    whole = m.plain('response', assertion=m.signed('assertion'))

    def case(name, document, reden='xml-ongeldig'):
        corpus.add_bytes(name, document, reden)

    case('codering-latin1', ('<?xml version="1.0" encoding="ISO-8859-1"?>' + whole).encode('latin-1'))
    case('codering-latin1-genoemd', ('<?xml version="1.0" encoding="ISO-8859-1"?>' + whole).encode())
    case('codering-latin1-genoemd-na-merk', b'\xef\xbb\xbf' + ('<?xml version="1.0" encoding="windows-1252"?>' + whole).encode())
    case('codering-kop-zonder-einde', ('<?xml version="1.0"' + ' ' * 300 + '?>' + whole).encode())
    case('codering-utf-16', whole.encode('utf-16'))
    case('codering-utf-16-zonder-merk', whole.encode('utf-16-le'))
    case('codering-utf-32', whole.encode('utf-32'))
    case('codering-utf-7', ('<?xml version="1.0" encoding="UTF-7"?>' + whole).encode('utf-7'))
    case('codering-te-lang', whole.encode().replace(b'>' + KVK.encode(), b'>\xc0\xb9' + KVK[1:].encode()))
    case('codering-halve-letter', whole.encode().replace('Één'.encode(), b'\xc3'))
    case('codering-surrogaat', whole.encode().replace('Één'.encode(), b'\xed\xa0\x80'))
    case('codering-nul-erin', whole.encode().replace(KVK.encode(), KVK.encode() + b'\0'))
    case('codering-stuurteken', whole.encode().replace(KVK.encode(), KVK.encode() + b'\x01'))
    case('codering-stuurteken-verwijzing', whole.replace(f'>{KVK}<', f'>{KVK}&#1;<').encode())


def doubles(corpus, m):
    good = m.signed('assertion')
    whole = m.plain('response', assertion=good)

    def case(name, reden, **change):
        corpus.add(name, m.plain('response', assertion=m.signed('assertion', **times(corpus), **change)), reden)

    corpus.add('attribuut-dubbel-moment', whole.replace('Version="2.0"', 'Version="2.0" Version="2.0"', 1), 'xml-ongeldig')
    corpus.add('attribuut-dubbel-bestemming', whole.replace('Destination=', 'Destination="x" Destination=', 1), 'xml-ongeldig')
    corpus.add('attribuut-dubbel-id', whole.replace('ID="_a551"', 'ID="_a551" ID="_b"'), 'xml-ongeldig')
    corpus.add('response-uitgever-dubbel', m.signed('response', r_issuer='@i@@i@', i=f'<saml:Issuer xmlns:saml="{ASSERTION}">{HM}</saml:Issuer>'), 'uitgever')
    corpus.add('response-uitgever-leeg', m.signed('response', r_issuer=f'<saml:Issuer xmlns:saml="{ASSERTION}"/>'), 'uitgever')
    corpus.add('response-versie-leeg', m.signed('response', r_version='Version=""'), 'versie')
    corpus.add('response-moment-toekomst', m.signed('response', r_instant='IssueInstant="@later@"'), 'uitgiftemoment')
    corpus.add('bestemming-leeg', m.signed('response', destination='Destination=""'), 'bestemming')
    corpus.add('bestemming-http', m.signed('response', destination='Destination="http://portaal.example/saml/acs"'), 'bestemming')
    corpus.add('response-antwoord-op-leeg', m.signed('response', r_irt='InResponseTo=""'), 'antwoord-op')
    corpus.add('response-antwoord-op-lang', m.signed('response', r_irt=f'InResponseTo="_{"a" * 200}"'), 'antwoord-op')
    case('aanmelding-toekomst', 'authenticatie', authn_instant='AuthnInstant="@later@"')
    case('aanmelding-onzin', 'authenticatie', authn_instant='AuthnInstant="zojuist"')
    case('authncontext-dubbel', 'betrouwbaarheidsniveau', authn='<saml:AuthnStatement @authn_instant@>@context@@context@</saml:AuthnStatement>')
    case('authncontext-ontbreekt', 'betrouwbaarheidsniveau', context='')
    case('audience-restriction-leeg', 'audience', restriction='<saml:AudienceRestriction/>')
    case('bevestiging-zonder-methode', 'subjectconfirmation', sc='<saml:SubjectConfirmation>@scd@</saml:SubjectConfirmation>')
    case('attributen-leeg', 'dienst', attributes='<saml:AttributeStatement/>')
    case('antwoord-op-spatie', 'relaystate', verzoek='_c0ffee00c0ffee00c0ffee00c0ffee00 ')
    corpus.add('handtekening-op-andere-assertie', m.plain('response', assertion=flip(good, '<ds:SignatureValue>').replace('_a551', '_a552')), 'handtekening-onjuist')
