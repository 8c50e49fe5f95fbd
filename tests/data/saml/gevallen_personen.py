# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Who it is, in the layouts that occur: GDI names, intermediaries, and an organisation's own provider with roles and a name."""
from bericht import ASSERTION, IDP, KIND, KVK, LOA, PSEUDO, RSIN, moment
from gevallen import ATTRIBUTE, OTHER_KVK, VESTIGING, nested, times

GDI = 'urn:nl-eid-gdi:1.0:'
BETWEEN = 'urn:etoegang:1.9:IntermediateEntityID:'
MFA = 'https://refeds.org/profile/mfa'
PASSWORD = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'
PERSON = 'm.jansen@organisatie.example'
PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'


def between(*ids, name='urn:etoegang:core:IntermediateSubjectID'):
    return ATTRIBUTE.format(name, ''.join(ids))


def name_id(kind, number):
    return f'<saml:NameID NameQualifier="{kind}">{number}</saml:NameID>'


def values(name, *each):
    return f'<saml:Attribute Name="{name}">' + ''.join(f'<saml:AttributeValue>{v}</saml:AttributeValue>' for v in each) + '</saml:Attribute>'


INTERMEDIARY = between(name_id(BETWEEN + 'KvKnr', OTHER_KVK))
SCHEME_CHANGES = [
    ('tussenpersoon-kale-tekst', 'tussenpersoon-ongeldig', {'at_more': between(OTHER_KVK)}),
    ('tussenpersoon-leeg', 'tussenpersoon-ongeldig', {'at_more': between()}),
    ('tussenpersoon-kvk-7', 'tussenpersoon-ongeldig', {'at_more': between(name_id(BETWEEN + 'KvKnr', '1234567'))}),
    ('tussenpersoon-rsin-elfproef', 'tussenpersoon-ongeldig', {'at_more': between(name_id(BETWEEN + 'RSIN', '999990018'))}),
    ('tussenpersoon-twee', 'tussenpersoon-ongeldig', {'at_more': INTERMEDIARY + INTERMEDIARY}),
    ('tussenpersoon-keten', 'tussenpersoon-ongeldig', {'at_more': between(name_id(BETWEEN + 'KvKnr', OTHER_KVK), name_id(BETWEEN + 'KvKnr', KVK))}),
    ('tussenpersoon-soort-vreemd', 'tussenpersoon-ongeldig', {'at_more': between(name_id(BETWEEN + 'eIDAS', 'x'))}),
    ('tussenpersoon-soort-van-rechtspersoon', 'tussenpersoon-ongeldig', {'at_more': between(name_id(KIND + 'KvKnr', OTHER_KVK), name='urn:etoegang:1.13:IntermediateSubjectID')}),
    ('tussenpersoon-plat-en-diep', 'tussenpersoon-ongeldig', {'at_more': INTERMEDIARY + ATTRIBUTE.format(BETWEEN + 'KvKnr', OTHER_KVK)}),
    ('tussenpersoon-alleen-naam', 'tussenpersoon-ongeldig', {'at_more': ATTRIBUTE.format('urn:etoegang:1.13:attribute-intermediate:CompanyName', 'Kantoor')}),
    ('gdi-en-oud-rechtspersoon', 'rechtspersoon', {'at_more': ATTRIBUTE.format(GDI + 'LegalSubjectID', name_id(KIND + 'KvKnr', OTHER_KVK))}),
    ('gdi-en-oud-handelende', 'handelende-persoon', {'at_more': ATTRIBUTE.format(GDI + 'ActingSubjectID', name_id(KIND + 'Pseudo', PSEUDO))}),
    ('gdi-en-oud-dienst', 'dienst', {'at_more': ATTRIBUTE.format(GDI + 'ServiceUUID', '@dienst@')}),
    ('gdi-dienst-ander', 'dienst', {'at_dienst': ATTRIBUTE.format(GDI + 'ServiceUUID', '00000000-0000-4000-8000-000000000000')}),
    ('dienst-leeg', 'dienst', {'dienst': ''}),
    ('dienst-hoofdletters', 'dienst', {'dienst': '7A8F2C1E-5B3D-4E6F-9A0B-1C2D3E4F5A6B'}),
    ('rechtspersoon-leeg', 'rechtspersoon', {'kvk': ''}),
    ('rechtspersoon-kvk-9', 'rechtspersoon', {'kvk': '999900031'}),
    ('rechtspersoon-opgevuld-met-nul', 'rechtspersoon', {'kvk': '0' + KVK}),
    ('rechtspersoon-spatie-erin', 'rechtspersoon', {'kvk': '9999 0003'}),
    ('rechtspersoon-vaste-spatie', 'rechtspersoon', {'kvk': '\u00a0' + KVK}),
    ('rechtspersoon-brede-cijfers', 'rechtspersoon', {'kvk': '９９９９０００３'}),
    ('rechtspersoon-reusachtig', 'rechtspersoon', {'kvk': KVK * 4000}),
    ('rechtspersoon-met-opmaak', 'rechtspersoon', {'kvk': f'<saml:b>{KVK}</saml:b>'}),
    ('rechtspersoon-ontsnapte-opmaak', 'rechtspersoon', {'kvk': f'{KVK}&lt;script&gt;'}),
    ('rechtspersoon-genest-kenmerk', 'rechtspersoon', {'legal_id': f'<saml:NameID NameQualifier="{KIND}KvKnr"><saml:NameID>{KVK}</saml:NameID></saml:NameID>'}),
    ('rechtspersoon-andere-namespace', 'rechtspersoon', {'legal_id': f'<NameID xmlns="urn:x" NameQualifier="{KIND}KvKnr">{KVK}</NameID>'}),
    ('rechtspersoon-soort-met-prefix', 'rechtspersoon', {'legal_id': f'<saml:NameID xmlns:q="urn:q" q:NameQualifier="{KIND}KvKnr">{KVK}</saml:NameID>'}),
    ('rechtspersoon-soort-spatie', 'rechtspersoon', {'legal_kind': KIND + 'KvKnr '}),
    ('rechtspersoon-attribuutnaam-hoofdletters', 'rechtspersoon', {'at_legal': ATTRIBUTE.format('URN:ETOEGANG:CORE:LEGALSUBJECTID', '@legal_id@')}),
    ('rechtspersoon-buiten-attribuutlijst', 'rechtspersoon', {'at_legal': '', 'a_tail': ATTRIBUTE.format('urn:etoegang:core:LegalSubjectID', '@legal_id@')}),
    ('handelende-opgevuld', 'handelende-persoon', {'pseudo': PSEUDO + '0'}),
    ('handelende-geen-hex', 'handelende-persoon', {'pseudo': 'g' + PSEUDO[1:]}),
    ('handelende-zonder-apenstaart', 'handelende-persoon', {'pseudo': PSEUDO.replace('@', '0')}),
    ('handelende-reusachtig', 'handelende-persoon', {'pseudo': PSEUDO * 100}),
    ('handelende-met-opmaak', 'handelende-persoon', {'pseudo': '<saml:b/>' + PSEUDO}),
    ('handelende-leeg', 'handelende-persoon', {'pseudo': ''}),
    ('vestiging-letters', 'vestigingsnummer', {'at_more': VESTIGING.format('00001234567x')}),
    ('vestiging-13', 'vestigingsnummer', {'at_more': VESTIGING.format('0000123456789')}),
    ('vestiging-twee-waarden', 'vestigingsnummer', {'at_more': values('urn:etoegang:1.9:ServiceRestriction:Vestigingsnr', '000012345678', '000012345679')}),
    ('audience-met-spatie-erin', 'audience', {'dv': 'urn:etoegang:DV: 00000004000000149000:entities:0001'}),
    ('audience-andere-hoofdletters', 'audience', {'dv': 'URN:ETOEGANG:DV:00000004000000149000:ENTITIES:0001'}),
    ('niveau-leeg', 'betrouwbaarheidsniveau', {'loa': ''}),
    ('niveau-met-commentaar', 'betrouwbaarheidsniveau', {'loa': LOA + '<saml:x/>loa3'}),
    ('niveau-decl-ref', 'betrouwbaarheidsniveau', {'classref': f'<saml:AuthnContextDeclRef>{LOA}loa4</saml:AuthnContextDeclRef>'}),
    ('sessie-index-leeg', 'authenticatie', {'session': 'SessionIndex=""'}),
    ('sessie-index-lang', 'authenticatie', {'session': f'SessionIndex="{"s" * 300}"'}),
    ('sessie-einde-onzin', 'authenticatie', {'session': 'SessionNotOnOrAfter="straks"'}),
    ('bevestiging-begin-onzin', 'subjectconfirmation-verlopen', {'scd_nb': 'NotBefore="ooit"'}),
    ('einde-precies-nu', 'verlopen', {'noa': 'NotOnOrAfter="@a_minute_ago@"'}),
    ('begin-na-einde', 'verlopen', {'nb': 'NotBefore="@a_minute_ago@"', 'noa': 'NotOnOrAfter="@long_ago@"'}),
    ('moment-dag-30-februari', 'uitgiftemoment', {'a_instant': 'IssueInstant="2026-02-30T12:00:00Z"'}),
    ('moment-unix', 'uitgiftemoment', {'a_instant': 'IssueInstant="1795366800"'}),
    ('moment-leeg', 'uitgiftemoment', {'a_instant': 'IssueInstant=""'}),
    ('ontvanger-http', 'ontvanger', {'recipient': 'Recipient="http://portaal.example/saml/acs"'}),
    ('ontvanger-hoofdletters', 'ontvanger', {'recipient': 'Recipient="https://PORTAAL.example/saml/acs"'}),
    ('ontvanger-leeg', 'ontvanger', {'recipient': 'Recipient=""'}),
    ('versie-leeg', 'versie', {'a_version': 'Version=""'}),
    ('versie-2', 'versie', {'a_version': 'Version="2"'}),
    ('uitgever-spatie-erin', 'uitgever', {'hm': 'urn:etoegang:HM: 00000003271247010000:entities:9001'}),
    ('uitgever-element-erin', 'uitgever', {'a_issuer': '<saml:Issuer><saml:x/>@hm@</saml:Issuer>'}),
    ('handelende-rsin', 'handelende-persoon', {'pseudo': RSIN}),
    ('handelende-bsn-soort', 'handelende-persoon', {'acting_kind': 'urn:etoegang:1.12:EntityConcernedID:BSN', 'pseudo': RSIN}),
    ('rechtspersoon-rsin-8', 'rechtspersoon', {'legal_kind': KIND + 'RSIN', 'kvk': '99999001'}),
    ('rechtspersoon-rsin-letters', 'rechtspersoon', {'legal_kind': KIND + 'RSIN', 'kvk': '99999001x'}),
    ('rechtspersoon-oin', 'rechtspersoon', {'legal_kind': KIND + 'OIN', 'kvk': '00000001999900030000'}),
    ('rechtspersoon-eidas', 'rechtspersoon', {'legal_kind': 'urn:etoegang:1.11:EntityConcernedID:eIDASLegalIdentifier', 'kvk': 'NL/DE/1'}),
    ('rechtspersoon-teken-min', 'rechtspersoon', {'kvk': '-9990003'}),
    ('rechtspersoon-hex', 'rechtspersoon', {'kvk': '0x990003'}),
    ('dienst-met-accolades', 'dienst', {'dienst': '{7a8f2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b}'}),
    ('dienst-met-element', 'dienst', {'dienst': '<saml:b/>7a8f2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b'}),
    ('niveau-eidas', 'betrouwbaarheidsniveau', {'loa': 'http://eidas.europa.eu/LoA/high'}),
    ('niveau-hoofdletters', 'betrouwbaarheidsniveau', {'loa': LOA + 'LOA4'}),
    ('bevestiging-methode-leeg', 'subjectconfirmation', {'method': ''}),
    ('bevestiging-sender-vouches', 'subjectconfirmation', {'method': 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches'}),
]

# At an organisation's own provider.
OWN = {'hm': IDP, 'loa': MFA, 'at_dienst': '', 'at_legal': '', 'at_acting': '', 'person': PERSON, 'format': f'Format="{PERSISTENT}"',
       'nameid': '<saml:NameID @format@>@person@</saml:NameID>', 'at_role': values('rol', 'medewerker'), 'at_name': values('naam', 'M. Jansen'),
       'at_more': '@at_role@@at_name@'}
OWN_CHANGES = [
    ('eigen-persoon-ontbreekt', 'persoon', {'nameid': ''}),
    ('eigen-persoon-leeg', 'persoon', {'person': ''}),
    ('eigen-persoon-dubbel', 'persoon', {'nameid': '<saml:NameID @format@>@person@</saml:NameID><saml:NameID @format@>ander</saml:NameID>'}),
    ('eigen-persoon-vluchtig', 'persoon', {'format': f'Format="{TRANSIENT}"'}),
    ('eigen-persoon-zonder-soort', 'persoon', {'format': ''}),
    ('eigen-persoon-versleuteld', 'persoon', {'nameid': '<saml:EncryptedID/>'}),
    ('eigen-persoon-lang', 'persoon', {'person': 'a' * 201}),
    ('eigen-persoon-spatie', 'persoon', {'person': 'm jansen'}),
    ('eigen-persoon-opmaak', 'persoon', {'person': '&lt;b&gt;jansen'}),
    ('eigen-persoon-element', 'persoon', {'person': 'm<saml:b/>jansen'}),
    ('eigen-persoon-gelijkende-letter', 'persoon', {'person': 'm.jаnsen'}),
    ('eigen-rol-ontbreekt', 'rollen', {'at_role': ''}),
    ('eigen-rol-leeg', 'rollen', {'at_role': values('rol', '')}),
    ('eigen-rol-zonder-waarde', 'rollen', {'at_role': '<saml:Attribute Name="rol"/>'}),
    ('eigen-rol-dubbel-attribuut', 'rollen', {'at_role': values('rol', 'medewerker') + values('rol', 'beheerder')}),
    ('eigen-rol-te-veel', 'rollen', {'at_role': values('rol', *['medewerker'] * 17)}),
    ('eigen-rol-lang', 'rollen', {'at_role': values('rol', 'r' * 129)}),
    ('eigen-rol-element', 'rollen', {'at_role': values('rol', 'mede<saml:b/>werker')}),
    ('eigen-rol-andere-naam', 'rollen', {'at_role': values('Rol', 'medewerker')}),
    ('eigen-rol-ander-element', 'rollen', {'at_role': '<saml:Attribute Name="rol"><saml:Waarde>medewerker</saml:Waarde></saml:Attribute>'}),
    ('eigen-naam-dubbel', 'naam', {'at_name': values('naam', 'A') + values('naam', 'B')}),
    ('eigen-naam-twee-waarden', 'naam', {'at_name': values('naam', 'A', 'B')}),
    ('eigen-naam-lang', 'naam', {'at_name': values('naam', 'n' * 201)}),
    ('eigen-naam-element', 'naam', {'at_name': values('naam', 'M. <saml:b/>Jansen')}),
    ('eigen-naam-regeleinde', 'naam', {'at_name': values('naam', 'M.&#10;Jansen')}),
    ('eigen-niveau-laag', 'betrouwbaarheidsniveau', {'loa': PASSWORD}),
    ('eigen-niveau-onbekend', 'betrouwbaarheidsniveau', {'loa': 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified'}),
    ('eigen-niveau-van-eherkenning', 'betrouwbaarheidsniveau', {'loa': LOA + 'loa4'}),
    ('eigen-attributen-ontbreken', 'attributen', {'attributes': ''}),
    ('eigen-audience-ander', 'audience', {'dv': 'urn:ander'}),
    ('eigen-uitgever-eherkenning', 'uitgever', {'hm': 'urn:etoegang:HM:00000003271247010000:entities:9001'}),
]


def times_here(corpus):
    return {**times(corpus), 'a_minute_ago': moment(corpus.now - 60)}


def own(corpus, name, document, reden='goed', **rest):
    corpus.add(name, document, reden, metadata='metadata-algemeen.xml', profiel='algemeen', **{'nummer': PERSON, **rest})


def fill(corpus, m):
    accepted(corpus, m)
    for name, reden, change in SCHEME_CHANGES:
        corpus.add(name, m.plain('response', assertion=m.signed('assertion', **times_here(corpus), **change)), reden)
    m.key = 'tweede'
    for name, reden, change in OWN_CHANGES:
        own(corpus, name, m.plain('response', **OWN, assertion=m.signed('assertion', **{**OWN, **change})), reden)
    as_scheme = m.plain('response', assertion=m.signed('assertion', **OWN))
    corpus.add('eigen-bij-eherkenning', as_scheme, 'handtekening-onjuist')
    m.key = 'makelaar'
    own(corpus, 'eherkenning-bij-eigen', m.plain('response', assertion=m.signed('assertion')), 'handtekening-onjuist')


def accepted(corpus, m):
    def case(name, **change):
        corpus.add(name, m.plain('response', assertion=m.signed('assertion', **change)))

    gdi = {'at_dienst': ATTRIBUTE.format(GDI + 'ServiceUUID', '@dienst@'), 'at_legal': ATTRIBUTE.format(GDI + 'LegalSubjectID', '@legal_id@'),
           'at_acting': ATTRIBUTE.format(GDI + 'ActingSubjectID', '@acting_id@')}
    case('gdi-namen', **gdi)
    case('gdi-alleen-dienst', at_dienst=gdi['at_dienst'])
    case('tussenpersoon-kvk', at_more=INTERMEDIARY)
    case('tussenpersoon-rsin', at_more=between(name_id(BETWEEN + 'RSIN', RSIN)))
    case('tussenpersoon-rsin-en-kvk', at_more=between(name_id(BETWEEN + 'RSIN', RSIN), name_id(BETWEEN + 'KvKnr', OTHER_KVK)))
    case('tussenpersoon-plat', at_more=ATTRIBUTE.format(BETWEEN + 'KvKnr', OTHER_KVK))
    case('sessie-gebonden', session='SessionIndex="_sessie-1" SessionNotOnOrAfter="@later@"')
    case('bevestiging-met-begin', scd_nb='NotBefore="@earlier@"')
    case('eenmalig-gebruik', condition='<saml:OneTimeUse/>')
    case('advice-versleuteld', advice=f'<saml:Advice><saml:EncryptedAssertion xmlns:saml="{ASSERTION}"/>{nested(m)}</saml:Advice>')
    m.key = 'tweede'
    for name, change in (('eigen', {}), ('eigen-zonder-naam', {'at_name': ''}), ('eigen-rollen', {'at_role': values('rol', 'medewerker', 'auditor')}),
                         ('eigen-andere-attributen', {'at_more': '@at_role@@at_name@' + values('afdeling', 'x', '<x xmlns="urn:x"/>')}),
                         ('eigen-sessie', {'session': 'SessionIndex="s1" SessionNotOnOrAfter="@later@"'})):
        own(corpus, name, m.plain('response', assertion=m.signed('assertion', **{**OWN, **change})))
    own(corpus, 'eigen-response-ondertekend', m.signed('response', **OWN))
    own(corpus, 'eigen-artifact', m.plain('soap', artifact=m.signed('artifact', **OWN)), weg='artifact')
    m.key = 'makelaar'
