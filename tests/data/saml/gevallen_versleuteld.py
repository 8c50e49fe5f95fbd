# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""EncryptedID: what is opened, and every way in which it is not. All of these are signed, and the signature is right."""
from cryptography.hazmat.primitives import hashes

from bericht import ASSERTION, DSIG, KIND, KVK, PSEUDO, RSIN, VERZOEK
from gevallen import ATTRIBUTE, OTHER_KVK, nested
from gevallen_personen import BETWEEN, between
from versleutel import INSIDE, PIECES, XENC, XENC11, Sealer, base, name_id

LEGAL, ACTING = KIND + 'KvKnr', KIND + 'Pseudo'
SHA256 = f'<ds:DigestMethod Algorithm="{XENC}sha256"/>'
SHA1 = f'<ds:DigestMethod Algorithm="{DSIG}sha1"/>'


def flip_last(data):
    return data[:-1] + bytes([data[-1] ^ 1])


def flip_first(data):
    return bytes([data[0] ^ 1]) + data[1:]


class Cases:
    def __init__(self, corpus, m):
        self.corpus, self.m, self.sealer = corpus, m, Sealer(m)

    def add(self, case, reden, content, nummer=KVK, **change):
        """LegalSubjectID encrypted in this way."""
        self.add_raw(case, reden, self.sealer.encrypted(content, **change), nummer=nummer)

    def add_raw(self, case, reden, legal_id, nummer=KVK, weg='post', **change):
        assertion = self.m.signed('assertion', legal_id=legal_id, **change)
        self.corpus.add(case, assertion if weg == 'proxy' else self.m.plain('response', assertion=assertion), reden, nummer=nummer, weg=weg,
                        relay='-' if weg == 'proxy' else VERZOEK)


def accepted(corpus, m):
    c = Cases(corpus, m)
    sealed, kvk, pseudo = c.sealer.encrypted, name_id(LEGAL, KVK), name_id(ACTING, PSEUDO)
    for cipher in ('aes128-cbc', 'aes256-cbc', 'aes128-gcm', 'aes256-gcm'):
        c.add_raw('versleuteld-' + cipher, 'goed', sealed(kvk, cipher=cipher), acting_id=sealed(pseudo, cipher=cipher))
    c.add('versleuteld-oaep-sha256', 'goed', kvk, digest=hashes.SHA256, oaep_digest=SHA256)
    c.add('versleuteld-oaep-sha1-genoemd', 'goed', kvk, oaep_digest=SHA1)
    c.add('versleuteld-sleutel-binnenin', 'goed', kvk, **INSIDE)
    c.add('versleuteld-volgende-sleutel', 'goed', kvk, to='volgende')
    c.add('versleuteld-naam-uit-instelling', 'goed', kvk, to='volgende', name='volgende-sleutel')
    c.add('versleuteld-vingerafdruk-sha256', 'goed', kvk, name=c.sealer.key_name('ontcijfer', hashes.SHA256).upper())
    c.add('versleuteld-ook-aan-ander', 'goed', kvk, other_key=c.sealer.key('vreemd', c.sealer.key_name('vreemd')))
    c.add('versleuteld-drie-anderen', 'goed', kvk, other_key=''.join(c.sealer.key('vreemd', n) for n in ('a', 'b', 'c')))
    c.add('versleuteld-certificaat-genegeerd', 'goed', kvk, key_info_more=f'<ds:X509Data><ds:X509Certificate>{m.cert("vreemd")}</ds:X509Certificate></ds:X509Data>')
    c.add('versleuteld-zonder-type', 'goed', kvk, type='')
    c.add('versleuteld-prefix-buiten', 'goed', name_id(LEGAL, KVK, declare=False))
    c.add('versleuteld-eigen-prefix', 'goed', f'<n:NameID xmlns:n="{ASSERTION}" NameQualifier="{LEGAL}">{KVK}</n:NameID>')
    c.add('versleuteld-rsin', 'goed', name_id(KIND + 'RSIN', RSIN), nummer=RSIN)
    c.add_raw('versleuteld-en-open', 'goed', sealed(kvk) + f'<saml:NameID NameQualifier="{KIND}RSIN">{RSIN}</saml:NameID>')
    c.add_raw('versleuteld-twee', 'goed', sealed(kvk) + sealed(name_id(KIND + 'RSIN', RSIN)))
    c.add_raw('versleuteld-proxy', 'goed', sealed(kvk), weg='proxy', acting_id=sealed(pseudo))
    c.add_raw('versleuteld-tussenpersoon', 'goed', sealed(kvk), at_more=between(sealed(name_id(BETWEEN + 'KvKnr', OTHER_KVK))))
    c.add_raw('versleuteld-elders-blijft-dicht', 'goed', sealed(kvk), at_more=ATTRIBUTE.format('urn:etoegang:1.9:attribute:DateOfBirth', sealed('1990-01-01', to='vreemd')))
    c.add_raw('versleuteld-in-advice', 'goed', sealed(kvk), advice=f'<saml:Advice>{nested(m, legal_id=sealed(kvk, to="vreemd"))}</saml:Advice>')
    everything = m.plain('artifact', assertion=m.signed('assertion', legal_id=sealed(kvk), acting_id=sealed(pseudo)))
    corpus.add('versleuteld-artifact', m.plain('soap', artifact=everything), weg='artifact')


def fill(corpus, m):
    accepted(corpus, m)
    c = Cases(corpus, m)
    forms(c)
    keys(c)
    algorithms(c)
    broken(c)
    contents(c)


def forms(c):
    kvk, sealed = name_id(LEGAL, KVK), c.sealer.encrypted
    form = 'versleuteling-vorm'
    c.add_raw('versleuteld-leeg', form, '<saml:EncryptedID/>')
    c.add_raw('versleuteld-open-naam-erin', form, f'<saml:EncryptedID><saml:NameID NameQualifier="{LEGAL}">{KVK}</saml:NameID></saml:EncryptedID>')
    c.add('versleuteld-open-naam-erbij', form, kvk, more=f'<saml:NameID NameQualifier="{LEGAL}">{OTHER_KVK}</saml:NameID>')
    c.add('versleuteld-twee-gegevens', form, kvk, more='<xenc:EncryptedData/>')
    c.add('versleuteld-zonder-gegevens', form, kvk, data='')
    c.add('versleuteld-vijf-sleutels', form, kvk, other_key=''.join(c.sealer.key('vreemd', n) for n in 'abcd'))
    c.add('versleuteld-type-inhoud', form, kvk, type=f'Type="{XENC}Content"')
    c.add('versleuteld-eigenschappen', form, kvk, data_more='<xenc:EncryptionProperties><xenc:EncryptionProperty>x</xenc:EncryptionProperty></xenc:EncryptionProperties>')
    c.add('versleuteld-verwijzing', form, kvk, data_value='<xenc:CipherData><xenc:CipherReference URI="http://127.0.0.1:9/x"/></xenc:CipherData>')
    c.add('versleuteld-verwijzing-bestand', form, kvk, data_value='<xenc:CipherData><xenc:CipherReference URI="file:///etc/hostname"/></xenc:CipherData>')
    c.add('versleuteld-sleutel-verwijzing', form, kvk, key_value='<xenc:CipherData><xenc:CipherReference URI="http://127.0.0.1:9/x"/></xenc:CipherData>')
    c.add('versleuteld-waarde-en-verwijzing', form, kvk, data_value=PIECES['data_value'].replace('</xenc:CipherData>', '<xenc:CipherReference URI="#x"/></xenc:CipherData>'))
    c.add('versleuteld-waarde-dubbel', form, kvk, data_value=PIECES['data_value'].replace('</xenc:CipherData>', '<xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData>'))
    c.add('versleuteld-sleutel-onbekend-deel', form, kvk, key_more='<x xmlns="urn:x"/>')
    c.add('versleuteld-sleutel-twee-methodes', form, kvk, key_more='@key_method@')
    c.add('versleuteld-zonder-waarde', form, kvk, data_value='')
    c.add_raw('versleuteld-negen', form, ''.join(sealed(name_id('urn:x', str(i))) for i in range(9)))


def keys(c):
    kvk = name_id(LEGAL, KVK)
    key = 'versleuteling-sleutel'
    c.add('versleuteld-naam-onbekend', key, kvk, name='onbekend')
    c.add('versleuteld-naam-ontbreekt', key, kvk, key_name='')
    c.add('versleuteld-naam-leeg', key, kvk, name='')
    c.add('versleuteld-naam-dubbel', key, kvk, key_name='<ds:KeyName>@name@</ds:KeyName><ds:KeyName>@name@</ds:KeyName>')
    c.add('versleuteld-naam-met-commentaar', key, kvk, name=c.sealer.key_name('ontcijfer')[:9] + '<x xmlns="urn:x"/>' + c.sealer.key_name('ontcijfer')[9:])
    c.add('versleuteld-zonder-sleutelinfo', key, kvk, key_info='')
    c.add('versleuteld-zonder-sleutel', key, kvk, key='')
    c.add('versleuteld-tweemaal-aan-ons', key, kvk, other_key=c.sealer.key('ontcijfer', c.sealer.key_name('ontcijfer')))
    c.add('versleuteld-aan-makelaar', key, kvk, to='makelaar')
    c.add('versleuteld-alleen-certificaat', key, kvk, key_name=f'<ds:X509Data><ds:X509Certificate>{c.m.cert("ontcijfer")}</ds:X509Certificate></ds:X509Data>')
    c.add('versleuteld-sleutel-elders', key, kvk, key='', data_info='<ds:KeyInfo><ds:RetrievalMethod URI="http://127.0.0.1:9/k"/></ds:KeyInfo>')
    c.add('versleuteld-symmetrische-naam', key, kvk, key='', data_info='<ds:KeyInfo><ds:KeyName>volgende-sleutel</ds:KeyName></ds:KeyInfo>')


def algorithms(c):
    kvk = name_id(LEGAL, KVK)
    wrong = 'versleuteling-algoritme'
    c.add('versleuteld-3des', wrong, kvk, cipher='tripledes-cbc')
    c.add('versleuteld-aes192', wrong, kvk, cipher='aes192-cbc')
    c.add('versleuteld-aes192-gcm', wrong, kvk, cipher='aes192-gcm')
    c.add('versleuteld-cijfer-onbekend', wrong, kvk, cipher_uri='urn:x')
    c.add('versleuteld-cijfer-leeg', wrong, kvk, cipher_uri='')
    c.add('versleuteld-cijfer-ontbreekt', wrong, kvk, data_method='')
    c.add('versleuteld-cijfer-sleutellengte', wrong, kvk, data_method='<xenc:EncryptionMethod Algorithm="@cipher_uri@"><xenc:KeySize>256</xenc:KeySize></xenc:EncryptionMethod>')
    c.add('versleuteld-rsa-1-5', wrong, kvk, transport=XENC + 'rsa-1_5', pkcs1=True)
    c.add('versleuteld-rsa-oaep-11', wrong, kvk, transport=XENC11 + 'rsa-oaep')
    c.add('versleuteld-kw-aes', wrong, kvk, transport=XENC + 'kw-aes256')
    c.add('versleuteld-transport-ontbreekt', wrong, kvk, key_method='')
    c.add('versleuteld-oaep-md5', wrong, kvk, oaep_digest='<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#md5"/>')
    c.add('versleuteld-oaep-sha512', wrong, kvk, oaep_digest=f'<ds:DigestMethod Algorithm="{XENC}sha512"/>', digest=hashes.SHA512)
    c.add('versleuteld-oaep-parameters', wrong, kvk, oaep_digest='<xenc:OAEPparams>AAAA</xenc:OAEPparams>')
    c.add('versleuteld-oaep-twee-digests', wrong, kvk, oaep_digest=SHA1 + SHA256)
    c.add('versleuteld-mgf-genoemd', wrong, kvk, oaep_digest=SHA1 + f'<x:MGF xmlns:x="{XENC11}" Algorithm="{XENC11}mgf1sha256"/>')


def broken(c):
    """From here on there is one reason for everything."""
    kvk, once = name_id(LEGAL, KVK), 'versleuteling-onjuist'
    c.add('versleuteld-andere-sleutel', once, kvk, to='vreemd', name=c.sealer.key_name('ontcijfer'))
    c.add('versleuteld-volgende-onder-eerste-naam', once, kvk, to='volgende', name=c.sealer.key_name('ontcijfer'))
    c.add('versleuteld-sleutel-gewijzigd', once, kvk, spoil_key=flip_first)
    c.add('versleuteld-sleutel-ingekort', once, kvk, spoil_key=lambda d: d[:-1])
    c.add('versleuteld-sleutel-verlengd', once, kvk, spoil_key=lambda d: d + b'x')
    c.add('versleuteld-sleutel-reusachtig', once, kvk, spoil_key=lambda d: d * 40)
    c.add('versleuteld-sleutel-te-kort', once, kvk, secret_len=16)
    c.add('versleuteld-sleutel-te-lang', once, kvk, secret_len=64)
    c.add('versleuteld-sleutel-andere-digest', once, kvk, digest=hashes.SHA256)
    c.add('versleuteld-sleutel-digest-onwaar', once, kvk, oaep_digest=SHA256)
    c.add('versleuteld-mgf-sha256', once, kvk, digest=hashes.SHA256, mgf=hashes.SHA256, oaep_digest=SHA256)
    c.add('versleuteld-pkcs1-als-oaep', once, kvk, pkcs1=True)
    c.add('versleuteld-sleutel-geen-base64', once, kvk, key_bytes='%%%%')
    c.add('versleuteld-gegevens-geen-base64', once, kvk, data_bytes='AAA')
    c.add('versleuteld-gegevens-leeg', once, kvk, data_bytes='')
    c.add('versleuteld-gegevens-alleen-iv', once, kvk, spoil_data=lambda d: d[:16])
    c.add('versleuteld-gegevens-halve-blok', once, kvk, spoil_data=lambda d: d[:-3])
    c.add('versleuteld-gegevens-reusachtig', once, kvk + ' ' * 9000)
    c.add('versleuteld-gegevens-commentaar', once, kvk, data_value='<xenc:CipherData><xenc:CipherValue><x xmlns="urn:x"/>@data_bytes@</xenc:CipherValue></xenc:CipherData>')
    c.add('versleuteld-padding-gewijzigd', once, kvk, spoil_data=flip_last)
    for name, pad in (('nul', bytes(16)), ('zeventien', bytes(15) + b'\x11'), ('255', bytes(15) + b'\xff')):
        c.add('versleuteld-padding-' + name, once, (kvk + ' ' * 16)[:len(kvk) // 16 * 16], pad=pad)
    c.add('versleuteld-iv-gewijzigd', once, kvk, spoil_data=flip_first)
    c.add('versleuteld-gcm-tag', once, kvk, cipher='aes256-gcm', spoil_data=flip_last)
    c.add('versleuteld-gcm-inhoud', once, kvk, cipher='aes256-gcm', spoil_data=lambda d: d[:20] + flip_first(d[20:]))
    c.add('versleuteld-gcm-ingekort', once, kvk, cipher='aes128-gcm', spoil_data=lambda d: d[:-1])
    c.add('versleuteld-gcm-alleen-tag', once, kvk, cipher='aes128-gcm', spoil_data=lambda d: d[:12] + d[-16:])
    c.add('versleuteld-gcm-als-cbc', once, kvk, cipher='aes256-gcm', cipher_uri=XENC + 'aes256-cbc')
    c.add('versleuteld-cbc-als-gcm', once, kvk, cipher_uri=XENC11 + 'aes256-gcm')


def contents(c):
    """What comes out is judged as strictly as what came in."""
    kvk, once, number = name_id(LEGAL, KVK), 'versleuteling-onjuist', 'rechtspersoon'
    c.add('versleuteld-inhoud-leeg', once, b'', pad=bytes(15) + b'\x10')
    c.add('versleuteld-inhoud-tekst', once, KVK)
    c.add('versleuteld-inhoud-twee', once, kvk + kvk)
    c.add('versleuteld-inhoud-met-tekst', once, 'x' + kvk)
    c.add('versleuteld-inhoud-commentaar', once, '<!-- -->' + kvk)
    c.add('versleuteld-inhoud-uit-de-omslag', once, '</x>' + kvk)
    c.add('versleuteld-inhoud-andere-omslag', once, f'</x><x xmlns:saml="{ASSERTION}">' + kvk)
    c.add('versleuteld-inhoud-dtd', once, '<!DOCTYPE x [<!ENTITY e "1">]>' + kvk)
    c.add('versleuteld-inhoud-entiteit', once, name_id(LEGAL, '&xxe;'))
    c.add('versleuteld-inhoud-kop', once, '<?xml version="1.0"?>' + kvk)
    c.add('versleuteld-inhoud-nul', once, (kvk + '\0').encode())
    c.add('versleuteld-inhoud-geen-utf8', once, kvk.replace(KVK, 'é').encode('latin-1'))
    c.add('versleuteld-inhoud-prefix-onbekend', once, kvk.replace('saml:', 'q:'))
    c.add('versleuteld-inhoud-ander-element', once, kvk.replace('NameID', 'Audience'))
    c.add('versleuteld-inhoud-andere-namespace', once, f'<NameID xmlns="urn:x" NameQualifier="{LEGAL}">{KVK}</NameID>')
    c.add('versleuteld-inhoud-assertie', once, c.m.plain('assertion', aid='_binnen'))
    c.add('versleuteld-inhoud-nog-eens', once, c.sealer.encrypted(kvk))
    c.add('versleuteld-inhoud-diep', once, name_id(LEGAL, '<saml:b>' + KVK + '</saml:b>'))
    c.add('versleuteld-inhoud-afgebroken', once, kvk[:-9])
    c.add('versleuteld-kvk-fout', number, name_id(LEGAL, '1234567'))
    c.add('versleuteld-kvk-leeg', number, name_id(LEGAL, ''))
    c.add('versleuteld-kvk-commentaar', number, name_id(LEGAL, KVK[:4] + '<!-- -->' + KVK[4:]))
    c.add('versleuteld-kvk-cdata', number, name_id(LEGAL, f'<![CDATA[{KVK}]]>'))
    c.add('versleuteld-kvk-pi', number, name_id(LEGAL, KVK[:4] + '<?x?>' + KVK[4:]))
    c.add('versleuteld-soort-bsn', number, name_id('urn:etoegang:1.12:EntityConcernedID:BSN', RSIN))
    c.add('versleuteld-soort-ontbreekt', number, kvk.replace(f' NameQualifier="{LEGAL}"', ''))
    c.add_raw('versleuteld-en-open-dubbel', number, c.sealer.encrypted(kvk) + f'<saml:NameID NameQualifier="{LEGAL}">{KVK}</saml:NameID>')
    c.add_raw('versleuteld-dubbel', number, c.sealer.encrypted(kvk) + c.sealer.encrypted(name_id(LEGAL, OTHER_KVK)))
    sealed = c.sealer.encrypted(kvk)
    c.corpus.add('versleuteld-handtekening-onjuist', c.m.plain('response', assertion=c.m.signed('assertion', legal_id=sealed).replace(
        '<xenc:CipherValue>', '<xenc:CipherValue>' + base(b'abc'), 1)), 'handtekening-onjuist')
    c.corpus.add('versleuteld-handelende-kapot', c.m.plain('response', assertion=c.m.signed(
        'assertion', acting_id=c.sealer.encrypted(name_id(ACTING, PSEUDO), spoil_data=flip_last))), 'versleuteling-onjuist')
    c.corpus.add('versleuteld-handelende-kort', c.m.plain('response', assertion=c.m.signed(
        'assertion', acting_id=c.sealer.encrypted(name_id(ACTING, PSEUDO[:-1])))), 'handelende-persoon')
    c.corpus.add('versleuteld-tussenpersoon-fout', c.m.plain('response', assertion=c.m.signed(
        'assertion', at_more=between(c.sealer.encrypted(name_id(BETWEEN + 'KvKnr', 'x'))))), 'tussenpersoon-ongeldig')
