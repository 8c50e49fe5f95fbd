# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""The cases of the SAML corpus: what is accepted, and every way in which a message is refused."""
from bericht import (ACS, ASSERTION, DIENST, DSIG, DV, EXC, HM, KIND, KVK, LOA, PROTOCOL, PSEUDO, RSIN, SIGNATURE, STATUS,
                     VERZOEK, moment, sign)

OTHER_KVK = '99990099'
ATTRIBUTE = '<saml:Attribute Name="{}"><saml:AttributeValue>{}</saml:AttributeValue></saml:Attribute>'
FLAT_LEGAL = ATTRIBUTE.format('@legal_kind@', '@kvk@')
FLAT_ACTING = ATTRIBUTE.format('@acting_kind@', '@pseudo@')
VESTIGING = ATTRIBUTE.format('urn:etoegang:1.9:ServiceRestriction:Vestigingsnr', '{}')
RSIN_ID = f'<saml:NameID NameQualifier="{KIND}RSIN">{RSIN}</saml:NameID>'
CANCELLED = {'status_value': STATUS + 'Responder', 'assertion': '',
             'substatus': f'<samlp:StatusCode Value="{STATUS}AuthnFailed"/>'}

# Changes to a good Assertion that is signed afterwards: name, reason, pieces. The signature is right; the content is not.
ASSERTION_CHANGES = [
    ('versie-ontbreekt', 'versie', {'a_version': ''}),
    ('versie-1-1', 'versie', {'a_version': 'Version="1.1"'}),
    ('uitgever-ontbreekt', 'uitgever', {'a_issuer': ''}),
    ('uitgever-leeg', 'uitgever', {'hm': ''}),
    ('uitgever-ander', 'uitgever', {'hm': HM.replace('9001', '9009')}),
    ('uitgever-dubbel', 'uitgever', {'a_issuer': f'<saml:Issuer>{HM}</saml:Issuer><saml:Issuer>{HM}</saml:Issuer>'}),
    ('uitgever-format', 'uitgever', {'a_issuer': f'<saml:Issuer Format="urn:x">{HM}</saml:Issuer>'}),
    ('moment-ontbreekt', 'uitgiftemoment', {'a_instant': ''}),
    ('moment-zonder-zone', 'uitgiftemoment', {'a_instant': 'IssueInstant="2026-01-01T12:00:00"'}),
    ('moment-oud', 'uitgiftemoment', {'a_instant': 'IssueInstant="@long_ago@"'}),
    ('moment-toekomst', 'uitgiftemoment', {'a_instant': 'IssueInstant="@later@"'}),
    ('onderwerp-ontbreekt', 'onderwerp', {'subject': ''}),
    ('onderwerp-dubbel', 'onderwerp', {'subject': '<saml:Subject>@nameid@@sc@</saml:Subject><saml:Subject>@nameid@@sc@</saml:Subject>'}),
    ('bevestiging-ontbreekt', 'subjectconfirmation', {'sc': ''}),
    ('bevestiging-dubbel', 'subjectconfirmation', {'subject': '<saml:Subject>@nameid@@sc@@sc@</saml:Subject>'}),
    ('bevestiging-holder-of-key', 'subjectconfirmation', {'method': 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key'}),
    ('bevestiging-zonder-gegevens', 'ontvanger', {'scd': ''}),
    ('bevestiging-gegevens-dubbel', 'ontvanger', {'sc': '<saml:SubjectConfirmation Method="@method@">@scd@@scd@</saml:SubjectConfirmation>'}),
    ('ontvanger-ontbreekt', 'ontvanger', {'recipient': ''}),
    ('ontvanger-ander', 'ontvanger', {'recipient': 'Recipient="https://ander.example/saml/acs"'}),
    ('ontvanger-begin-gelijk', 'ontvanger', {'recipient': f'Recipient="{ACS}/x"'}),
    ('antwoord-op-ontbreekt', 'antwoord-op', {'irt': ''}),
    ('antwoord-op-leeg', 'antwoord-op', {'verzoek': ''}),
    ('antwoord-op-lang', 'antwoord-op', {'verzoek': '_' + 'a' * 200}),
    ('bevestiging-einde-ontbreekt', 'subjectconfirmation-verlopen', {'scd_noa': ''}),
    ('bevestiging-verlopen', 'subjectconfirmation-verlopen', {'scd_noa': 'NotOnOrAfter="@long_ago@"'}),
    ('bevestiging-nog-niet', 'subjectconfirmation-verlopen', {'scd_nb': 'NotBefore="@later@"'}),
    ('voorwaarden-ontbreken', 'voorwaarden', {'conditions': ''}),
    ('voorwaarden-dubbel', 'voorwaarden', {'condition': '</saml:Conditions><saml:Conditions>'}),
    ('voorwaarde-onbekend', 'voorwaarden', {'condition': '<saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x"/>'}),
    ('begin-ontbreekt', 'nog-niet-geldig', {'nb': ''}),
    ('begin-toekomst', 'nog-niet-geldig', {'nb': 'NotBefore="@later@"'}),
    ('begin-onzin', 'nog-niet-geldig', {'nb': 'NotBefore="gisteren"'}),
    ('einde-ontbreekt', 'verlopen', {'noa': ''}),
    ('einde-voorbij', 'verlopen', {'noa': 'NotOnOrAfter="@long_ago@"'}),
    ('einde-met-zone', 'verlopen', {'noa': 'NotOnOrAfter="2099-01-01T00:00:00+01:00"'}),
    ('audience-ontbreekt', 'audience', {'restriction': ''}),
    ('audience-leeg', 'audience', {'audience': ''}),
    ('audience-ander', 'audience', {'dv': DV.replace('0001', '0002')}),
    ('audience-tweede-beperking', 'audience', {'condition': '<saml:AudienceRestriction><saml:Audience>urn:ander</saml:Audience></saml:AudienceRestriction>'}),
    ('aanmelding-ontbreekt', 'authenticatie', {'authn': ''}),
    ('aanmelding-dubbel', 'authenticatie', {'authn': '<saml:AuthnStatement @authn_instant@>@context@</saml:AuthnStatement>' * 2}),
    ('aanmelding-moment-ontbreekt', 'authenticatie', {'authn_instant': ''}),
    ('aanmelding-oud', 'authenticatie', {'authn_instant': 'AuthnInstant="@long_ago@"'}),
    ('aanmelding-sessie-voorbij', 'authenticatie', {'session': 'SessionNotOnOrAfter="@long_ago@"'}),
    ('niveau-ontbreekt', 'betrouwbaarheidsniveau', {'classref': ''}),
    ('niveau-laag', 'betrouwbaarheidsniveau', {'loa': LOA + 'loa2'}),
    ('niveau-2plus', 'betrouwbaarheidsniveau', {'loa': LOA + 'loa2plus'}),
    ('niveau-onbekend', 'betrouwbaarheidsniveau', {'loa': LOA + 'loa5'}),
    ('niveau-dubbel', 'betrouwbaarheidsniveau', {'classref': f'<saml:AuthnContextClassRef>{LOA}loa3</saml:AuthnContextClassRef>' * 2}),
    ('attributen-ontbreken', 'attributen', {'attributes': ''}),
    ('attributen-dubbel', 'attributen', {'a_tail': '@attributes@'}),
    ('dienst-ontbreekt', 'dienst', {'at_dienst': ''}),
    ('dienst-ander', 'dienst', {'dienst': '00000000-0000-4000-8000-000000000000'}),
    ('dienst-dubbel', 'dienst', {'at_more': '@at_dienst@'}),
    ('dienst-twee-waarden', 'dienst', {'dienst': f'{DIENST}</saml:AttributeValue><saml:AttributeValue>{DIENST}'}),
    ('rechtspersoon-versleuteld', 'versleuteling-vorm', {'legal_id': '<saml:EncryptedID><x xmlns="urn:x"/></saml:EncryptedID>'}),
    ('handelende-versleuteld', 'versleuteling-vorm', {'acting_id': '<saml:EncryptedID><x xmlns="urn:x"/></saml:EncryptedID>'}),
    ('rechtspersoon-ontbreekt', 'rechtspersoon', {'at_legal': ''}),
    ('rechtspersoon-kale-tekst', 'rechtspersoon', {'legal_id': KVK}),
    ('rechtspersoon-kvk-7', 'rechtspersoon', {'kvk': '9000000'}),
    ('rechtspersoon-kvk-letter', 'rechtspersoon', {'kvk': '9000000x'}),
    ('rechtspersoon-kvk-dubbel', 'rechtspersoon', {'legal_id': f'<saml:NameID NameQualifier="@legal_kind@">{KVK}</saml:NameID>' * 2}),
    ('rechtspersoon-attribuut-dubbel', 'rechtspersoon', {'at_more': '@at_legal@'}),
    ('rechtspersoon-plat-en-diep', 'rechtspersoon', {'at_more': FLAT_LEGAL}),
    ('rechtspersoon-rsin-elfproef', 'rechtspersoon', {'legal_kind': KIND + 'RSIN', 'kvk': '999990018'}),
    ('rechtspersoon-kvk-goed-rsin-fout', 'rechtspersoon', {'legal_id': f'<saml:NameID NameQualifier="@legal_kind@">@kvk@</saml:NameID>{RSIN_ID.replace(RSIN, "123456789")}'}),
    ('rechtspersoon-bsn', 'rechtspersoon', {'legal_kind': 'urn:etoegang:1.12:EntityConcernedID:BSN', 'kvk': RSIN}),
    ('rechtspersoon-soort-vreemd-erbij', 'rechtspersoon', {'legal_id': '<saml:NameID NameQualifier="@legal_kind@">@kvk@</saml:NameID><saml:NameID NameQualifier="urn:x">1</saml:NameID>'}),
    ('rechtspersoon-zonder-soort', 'rechtspersoon', {'legal_id': f'<saml:NameID>{KVK}</saml:NameID>'}),
    ('rechtspersoon-element-erin', 'rechtspersoon', {'kvk': '<x xmlns="urn:x"/>' + KVK}),
    ('rechtspersoon-pi', 'rechtspersoon', {'kvk': '9000<?x?>0003'}),
    ('handelende-ontbreekt', 'handelende-persoon', {'at_acting': ''}),
    ('handelende-geen-pseudoniem', 'handelende-persoon', {'pseudo': 'jan@gemeente.example'}),
    ('handelende-te-kort', 'handelende-persoon', {'pseudo': PSEUDO[:-1]}),
    ('handelende-dubbel', 'handelende-persoon', {'at_more': '@at_acting@'}),
    ('handelende-twee-versies', 'handelende-persoon', {'at_more': '@at_acting@'.replace('@at_acting@', ATTRIBUTE.format('urn:etoegang:1.13:EntityConcernedID:Pseudo', PSEUDO))}),
    ('handelende-soort-vreemd', 'handelende-persoon', {'acting_kind': 'urn:etoegang:1.12:EntityConcernedID:PseudoID'}),
    ('vestiging-kort', 'vestigingsnummer', {'at_more': VESTIGING.format('12345')}),
    ('vestiging-leeg', 'vestigingsnummer', {'at_more': VESTIGING.format('')}),
    ('vestiging-dubbel', 'vestigingsnummer', {'at_more': VESTIGING.format('000012345678') * 2}),
    ('beperking-onbekend', 'vestigingsnummer', {'at_more': ATTRIBUTE.format('urn:etoegang:1.13:ServiceRestriction:SubdossierNR', '1')}),
    ('beperking-onbekend-erbij', 'vestigingsnummer', {'at_more': VESTIGING.format('000012345678') + ATTRIBUTE.format('urn:etoegang:1.13:ServiceRestriction:Vestigingsnr', '000012345678')}),
]

# Changes to a good Response that is signed as a whole afterwards.
RESPONSE_CHANGES = [
    ('response-versie-ontbreekt', 'versie', {'r_version': ''}),
    ('response-versie-1-1', 'versie', {'r_version': 'Version="1.1"'}),
    ('response-uitgever-ontbreekt', 'uitgever', {'r_issuer': '<!-- --><samlp:Extensions/>'}),
    ('response-uitgever-ander', 'uitgever', {'r_issuer': f'<saml:Issuer xmlns:saml="{ASSERTION}">urn:ander</saml:Issuer>'}),
    ('response-moment-ontbreekt', 'uitgiftemoment', {'r_instant': ''}),
    ('response-moment-oud', 'uitgiftemoment', {'r_instant': 'IssueInstant="@long_ago@"'}),
    ('bestemming-ontbreekt', 'bestemming', {'destination': ''}),
    ('bestemming-ander', 'bestemming', {'destination': 'Destination="https://ander.example/saml/acs"'}),
    ('response-antwoord-op-ontbreekt', 'antwoord-op', {'r_irt': ''}),
    ('response-antwoord-op-anders-dan-assertie', 'antwoord-op', {'r_irt': 'InResponseTo="_0000"'}),
    ('status-ontbreekt', 'status', {'status': ''}),
    ('status-dubbel', 'status', {'r_tail': '@status@'}),
    ('status-requester', 'status', {'status_value': STATUS + 'Requester'}),
    ('status-leeg', 'status', {'status_value': ''}),
    ('response-zonder-assertie', 'assertie-ontbreekt', {'assertion': ''}),
    ('geannuleerd-aan-ander', 'bestemming', {**CANCELLED, 'destination': 'Destination="https://ander.example/"'}),
    ('geannuleerd-zonder-antwoord-op', 'antwoord-op', {**CANCELLED, 'r_irt': ''}),
]


def times(corpus):
    return {'long_ago': moment(corpus.now - 3 * 3600), 'just_over': moment(corpus.now - 30)}


def fill(corpus, m):
    accepted(corpus, m)
    for name, reden, change in ASSERTION_CHANGES:
        corpus.add(name, m.plain('response', assertion=m.signed('assertion', **times(corpus), **change)), reden)
    for name, reden, change in RESPONSE_CHANGES:
        corpus.add(name, m.signed('response', **times(corpus), **change), reden)
    ways(corpus, m)
    keys(corpus, m)
    signature_forms(corpus, m)
    wrapping(corpus, m)
    forms(corpus, m)
    raw_xml(corpus, m)


def nested(m, **change):
    """Another party's signed assertion, as it stands in Advice: with another organisation in it."""
    return m.signed('assertion', **{'aid': '_genest', 'kvk': OTHER_KVK,
                                    'hm': 'urn:etoegang:MR:00000003520354010000:entities:9003', **change})


def with_key_info(document, info):
    return document.replace('</ds:SignatureValue>', f'</ds:SignatureValue><ds:KeyInfo>{info}</ds:KeyInfo>', 1)


def accepted(corpus, m):
    good = m.signed('assertion')
    advice = f'<saml:Advice>{nested(m)}{nested(m, aid="_genest2")}</saml:Advice>'
    advised = m.signed('assertion', advice=advice)
    add, plain = corpus.add, m.plain
    add('assertie-ondertekend', plain('response', assertion=good))
    add('response-ondertekend', m.signed('response'))
    add('beide-ondertekend', m.signed('response', assertion=good))
    add('advice-in-assertie', plain('response', assertion=advised))
    add('advice-in-response', m.signed('response', assertion=plain('assertion', advice=advice)))
    add('advice-beide-ondertekend', m.signed('response', assertion=advised))
    add('platte-namen', plain('response', assertion=m.signed('assertion', at_legal=FLAT_LEGAL, at_acting=FLAT_ACTING)))
    add('platte-rsin', plain('response', assertion=m.signed('assertion', at_legal=FLAT_LEGAL, kvk=RSIN, legal_kind=KIND + 'RSIN')), nummer=RSIN)
    add('rsin', plain('response', assertion=m.signed('assertion', kvk=RSIN, legal_kind=KIND + 'RSIN')), nummer=RSIN)
    both = f'{RSIN_ID}</saml:AttributeValue><saml:AttributeValue><saml:NameID NameQualifier="{KIND}KvKnr">{KVK}</saml:NameID>'
    add('rsin-en-kvk', plain('response', assertion=m.signed('assertion', legal_id=both)))
    add('pseudoniem-1-13', plain('response', assertion=m.signed('assertion', acting_kind='urn:etoegang:1.13:EntityConcernedID:Pseudo')))
    add('keyname-onbekend', plain('response', assertion=with_key_info(good, '<ds:KeyName>onbekend</ds:KeyName>')))
    add('keyname-gepind', plain('response', assertion=with_key_info(good, '<ds:KeyName>sleutel-1</ds:KeyName>')), metadata='metadata-naam.xml')
    foreign = f'<ds:X509Data><ds:X509Certificate>{m.cert("vreemd")}</ds:X509Certificate></ds:X509Data>'
    add('vreemd-certificaat-genegeerd', plain('response', assertion=with_key_info(good, foreign)))
    add('tweede-certificaat', plain('response', assertion=good), metadata='metadata-twee.xml')
    add('meer-audiences', plain('response', assertion=m.signed('assertion', audience='<saml:Audience>urn:ander</saml:Audience><saml:Audience>@dv@</saml:Audience>')))
    add('niveau-hoog', plain('response', assertion=m.signed('assertion', loa=LOA + 'loa4')))
    add('klok-net-binnen', plain('response', assertion=m.signed('assertion', **times(corpus), noa='NotOnOrAfter="@just_over@"', scd_noa='NotOnOrAfter="@just_over@"')))
    add('vestiging', plain('response', assertion=m.signed('assertion', at_more=VESTIGING.format('000012345678'))))
    add('sha512', plain('response', assertion=m.signed('assertion', sigalg='http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', digestalg='http://www.w3.org/2001/04/xmlenc#sha512')))
    prefixes = f'<ds:Transform Algorithm="{EXC}"><ec:InclusiveNamespaces xmlns:ec="{EXC}" PrefixList="saml xs"/></ds:Transform>'
    add('prefixlist', m.signed('response', exc=prefixes))
    add('uitgever-format-entity', plain('response', assertion=m.signed('assertion', a_issuer=f'<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">{HM}</saml:Issuer>')))
    add('geannuleerd', m.signed('response', **CANCELLED), 'geannuleerd')
    add('proxy', good, weg='proxy', relay='-')
    add('proxy-advice', advised, weg='proxy', relay='-')
    add('cdata-elders', plain('response', assertion=good.replace('Gemeente Één', '<![CDATA[Gemeente Één]]>')))


def ways(corpus, m):
    good = m.signed('assertion')
    whole = m.plain('response', assertion=good)
    corpus.add('relaystate-ontbreekt', whole, 'relaystate', relay='-')
    corpus.add('relaystate-leeg', whole, 'relaystate', relay='')
    corpus.add('relaystate-adres', whole, 'relaystate', relay='https://kwaad.example/')
    corpus.add('relaystate-ander-verzoek', whole, 'relaystate', relay='_c0ffee01')
    corpus.add('assertie-op-acs', good, 'wortelelement-onbekend')
    corpus.add('response-via-proxy', m.signed('response'), 'wortelelement-onbekend', weg='proxy', relay='-')
    corpus.add('proxy-zonder-handtekening', m.plain('assertion'), 'handtekening-ontbreekt', weg='proxy', relay='-')
    corpus.add('proxy-andere-ontvanger', m.signed('assertion', recipient='Recipient="https://ander.example/"'), 'ontvanger', weg='proxy', relay='-')


def keys(corpus, m):
    good = m.signed('assertion')
    m.key = 'vreemd'
    foreign = m.signed('assertion')
    foreign_response = m.signed('response', **CANCELLED)
    m.key = 'kort'
    m.now += 3 * 86400
    short = m.plain('response', assertion=m.signed('assertion'))
    m.now -= 3 * 86400
    m.key = 'makelaar'
    wrap = m.plain
    corpus.add('vreemde-sleutel', wrap('response', assertion=foreign), 'handtekening-onjuist')
    info = f'<ds:X509Data><ds:X509Certificate>{m.cert("vreemd")}</ds:X509Certificate></ds:X509Data>'
    corpus.add('vreemde-sleutel-met-certificaat', wrap('response', assertion=with_key_info(foreign, info)), 'handtekening-onjuist')
    corpus.add('vreemde-sleutel-met-keyname', wrap('response', assertion=with_key_info(foreign, '<ds:KeyName>sleutel-1</ds:KeyName>')), 'handtekening-onjuist', metadata='metadata-naam.xml')
    corpus.add('geannuleerd-vreemde-sleutel', foreign_response, 'handtekening-onjuist')
    corpus.add('certificaat-verlopen', short, 'sleutel-verlopen', metadata='metadata-kort.xml', nu=corpus.now + 3 * 86400)
    corpus.add('metadata-verlopen', wrap('response', assertion=good), 'metadata-verlopen', metadata='metadata-verlopen.xml')


def signature_forms(corpus, m):
    def case(name, reden, **change):
        corpus.add(name, m.plain('response', assertion=m.signed('assertion', **change)), reden)

    good = m.signed('assertion')
    response = m.signed('response')
    xpath = '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(self::text())</ds:XPath></ds:Transform>'
    xslt = ('<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><x:stylesheet version="1.0" '
            'xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:template match="/"><a/></x:template></x:stylesheet></ds:Transform>')
    case('sha1-handtekening', 'handtekening-algoritme', sigalg=DSIG + 'rsa-sha1')
    case('sha1-digest', 'handtekening-algoritme', digestalg=DSIG + 'sha1')
    case('c14n-inclusief', 'handtekening-algoritme', c14n='<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>')
    case('c14n-met-commentaar', 'handtekening-algoritme', c14n=f'<ds:CanonicalizationMethod Algorithm="{EXC}WithComments"/>')
    case('transformatie-xpath', 'handtekening-transformatie', transforms=f'<ds:Transforms>@enveloped@{xpath}@exc@</ds:Transforms>')
    corpus.add('transformatie-xslt', m.plain('response', assertion=good.replace('</ds:Transforms>', xslt + '</ds:Transforms>')), 'handtekening-transformatie')
    case('transformatie-alleen-enveloped', 'handtekening-transformatie', transforms='<ds:Transforms>@enveloped@</ds:Transforms>')
    case('transformatie-dubbel', 'handtekening-transformatie', transforms='<ds:Transforms>@enveloped@@exc@@exc@</ds:Transforms>')
    case('transformatie-met-commentaar', 'handtekening-transformatie', exc=f'<ds:Transform Algorithm="{EXC}WithComments"/>')
    case('transformaties-leeg', 'handtekening-transformatie', transforms='<ds:Transforms>@exc@</ds:Transforms>')
    corpus.add('transformaties-weg', m.plain('response', assertion=good.replace('<ds:Transforms>', '<!--').replace('</ds:Transforms>', '-->')), 'handtekening-vorm')
    case('verwijzingen-twee', 'handtekening-verwijzing', reference2='@reference@')
    case('verwijzing-naar-genest', 'handtekening-verwijzing', uri='#_genest', advice=f'<saml:Advice>{nested(m)}</saml:Advice>')
    corpus.add('verwijzing-leeg', m.signed('assertion', uri=''), 'handtekening-verwijzing', weg='proxy', relay='-')
    corpus.add('verwijzing-xpointer', m.signed('assertion', uri="#xpointer(id('_a551'))"), 'handtekening-verwijzing', weg='proxy', relay='-')
    corpus.add('verwijzing-zonder-uri', m.plain('response', assertion=good.replace(' URI="#_a551"', '')), 'handtekening-verwijzing')
    corpus.add('verwijzing-bestand', m.plain('response', assertion=good.replace('URI="#_a551"', 'URI="file:///etc/hostname"')), 'handtekening-verwijzing')
    corpus.add('verwijzing-http', m.plain('response', assertion=good.replace('URI="#_a551"', 'URI="http://127.0.0.1:9/x"')), 'handtekening-verwijzing')
    case('handtekening-met-object', 'handtekening-vorm', object='<ds:Object><x xmlns="urn:x"/></ds:Object>')
    case('handtekening-met-manifest', 'handtekening-vorm', object='<ds:Object><ds:Manifest>@reference@</ds:Manifest></ds:Object>')
    corpus.add('handtekening-zonder-signedinfo', m.plain('response', assertion=cut(good, '<ds:SignedInfo', '</ds:SignedInfo>')), 'handtekening-vorm')
    corpus.add('handtekening-zonder-waarde', m.plain('response', assertion=cut(good, '<ds:SignatureValue', '</ds:SignatureValue>')), 'handtekening-vorm')
    corpus.add('verwijzing-zonder-digest', m.plain('response', assertion=cut(good, '<ds:DigestValue', '</ds:DigestValue>')), 'handtekening-vorm')
    corpus.add('verwijzing-ontbreekt', m.plain('response', assertion=cut(good, '<ds:Reference', '</ds:Reference>')), 'handtekening-verwijzing')
    case('handtekening-twee', 'handtekening-meerdere', a_sig2=f'<ds:Signature xmlns:ds="{DSIG}"/>')
    corpus.add('digest-gewijzigd', m.plain('response', assertion=flip(good, '<ds:DigestValue>')), 'handtekening-onjuist')
    corpus.add('handtekening-gewijzigd', m.plain('response', assertion=flip(good, '<ds:SignatureValue>')), 'handtekening-onjuist')
    corpus.add('handtekening-leeg', m.plain('response', assertion=good.replace(between(good, '<ds:SignatureValue>', '<'), '')), 'handtekening-onjuist')
    corpus.add('inhoud-gewijzigd', m.plain('response', assertion=good.replace(KVK, OTHER_KVK)), 'handtekening-onjuist')
    corpus.add('response-inhoud-gewijzigd', response.replace(KVK, OTHER_KVK), 'handtekening-onjuist')
    corpus.add('response-status-gewijzigd', response.replace('status:Success', 'status:Requester'), 'handtekening-onjuist')
    corpus.add('element-toegevoegd', m.plain('response', assertion=good.replace('</saml:Subject>', '<saml:NameID>x</saml:NameID></saml:Subject>')), 'handtekening-onjuist')
    corpus.add('assertie-kapot-in-goede-response', m.signed('response', assertion=good.replace(KVK, OTHER_KVK)), 'handtekening-onjuist')
    corpus.add('response-kapot-om-goede-assertie', flip(m.signed('response', assertion=good), '<ds:SignatureValue>'), 'handtekening-onjuist')
    corpus.add('hmac-met-certificaat', m.plain('response', assertion=good.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#hmac-sha256')), 'handtekening-algoritme')


def wrapping(corpus, m):
    """XSW 1-8 of Somorovsky et al., "On Breaking SAML", and variants: the signature stays right, what is read would be evil."""
    good = m.signed('assertion')
    bare = cut(good, '<ds:Signature', '</ds:Signature>')
    signature = part(good, '<ds:Signature', '</ds:Signature>')
    evil = m.plain('assertion', aid='_kwaad', kvk=OTHER_KVK)

    def evil_with(a_sig='', **change):
        return m.plain('assertion', aid='_kwaad', kvk=OTHER_KVK, a_sig=a_sig, **change)

    def case(name, reden, **change):
        corpus.add(name, m.plain('response', **change), reden)

    response = m.signed('response')
    r_bare = cut(response, '<ds:Signature', '</ds:Signature>')
    r_signature = part(response, '<ds:Signature', '</ds:Signature>')
    inside = r_signature.replace('</ds:Signature>', f'<ds:Object>{r_bare}</ds:Object></ds:Signature>')
    case('xsw1', 'assertie-misplaatst', rid='_kwaad-r', assertion=evil, r_sig=inside)
    case('xsw2', 'assertie-misplaatst', rid='_kwaad-r', assertion=evil, r_sig=f'<samlp:Extensions>{r_bare}</samlp:Extensions>{r_signature}')
    case('xsw3', 'assertie-meerdere', assertion=evil + good)
    case('xsw4', 'assertie-misplaatst', assertion=evil_with(a_tail=good))
    case('xsw5', 'assertie-meerdere', assertion=evil_with(signature) + bare)
    case('xsw6', 'assertie-misplaatst', assertion=evil_with(signature.replace('</ds:Signature>', bare + '</ds:Signature>')))
    case('xsw7', 'assertie-misplaatst', extensions=f'<samlp:Extensions>{evil}</samlp:Extensions>', assertion=good)
    case('xsw8', 'assertie-misplaatst', assertion=evil_with(signature.replace('</ds:Signature>', f'<ds:Object>{bare}</ds:Object></ds:Signature>')))
    case('xsw-volgorde-omgekeerd', 'assertie-meerdere', assertion=good + evil)
    case('xsw-zelfde-id', 'assertie-meerdere', assertion=evil.replace('_kwaad', '_a551') + good)
    case('xsw-advice-origineel', 'handtekening-ontbreekt', assertion=evil_with(advice=f'<saml:Advice>{good}</saml:Advice>'))
    case('xsw-advice-handtekening-buiten', 'handtekening-verwijzing', assertion=evil_with(signature, advice=f'<saml:Advice>{bare}</saml:Advice>'))
    case('xsw-advice-zelfde-id', 'id-dubbel', assertion=evil_with(signature, advice=f'<saml:Advice>{bare}</saml:Advice>').replace('_kwaad', '_a551'))
    case('xsw-advice-diep', 'assertie-misplaatst', assertion=evil_with(advice=f'<saml:Subject><saml:Advice>{good}</saml:Advice></saml:Subject>'))
    case('xsw-extensions-origineel', 'assertie-misplaatst', extensions=f'<samlp:Extensions>{good}</samlp:Extensions>', assertion=evil)
    case('xsw-object-los', 'assertie-misplaatst', assertion=evil_with(a_tail=f'<ds:Object xmlns:ds="{DSIG}">{good}</ds:Object>'))
    case('xsw-attribuutwaarde', 'assertie-misplaatst', assertion=evil_with(at_more=f'<saml:Attribute Name="x"><saml:AttributeValue>{good}</saml:AttributeValue></saml:Attribute>'))
    case('xsw-handtekening-in-response', 'handtekening-verwijzing', r_sig=signature, assertion=bare)
    case('xsw-handtekening-in-extensions', 'handtekening-misplaatst', extensions=f'<samlp:Extensions>{signature}</samlp:Extensions>', assertion=bare)
    case('xsw-handtekening-in-onderwerp', 'handtekening-misplaatst', assertion=bare.replace('<saml:Subject>', '<saml:Subject>' + signature))
    case('xsw-onbekende-omhulling', 'assertie-misplaatst', before=f'<x xmlns="urn:x">{good}</x>', assertion=evil)
    case('xsw-response-in-response', 'onbekend-element', extensions=f'<samlp:Extensions><samlp:Response xmlns:samlp="{PROTOCOL}"/></samlp:Extensions>', assertion=good)
    ours = m.signed('assertion', advice=f'<saml:Advice>{nested(m)}</saml:Advice>')
    corpus.add('xsw-genest-als-buitenste', m.plain('response', assertion=part(ours, '<saml:Advice>', '</saml:Advice>')[len('<saml:Advice>'):-len('</saml:Advice>')]), 'uitgever')


def forms(corpus, m):
    good = m.signed('assertion')
    case = corpus.add
    case('niets-ondertekend', m.plain('response'), 'handtekening-ontbreekt')
    case('alleen-advice-ondertekend', m.plain('response', assertion=m.plain('assertion', advice=f'<saml:Advice>{nested(m)}</saml:Advice>')), 'handtekening-ontbreekt')
    case('twee-asserties-een-ondertekend', m.plain('response', assertion=good + m.plain('assertion', aid='_b')), 'assertie-meerdere')
    case('twee-asserties-beide-ondertekend', m.plain('response', assertion=good + m.signed('assertion', aid='_b')), 'assertie-meerdere')
    case('twee-asserties-in-goede-response', m.signed('response', assertion=m.plain('assertion') + m.plain('assertion', aid='_b')), 'assertie-meerdere')
    case('geen-assertie', m.plain('response', assertion=''), 'assertie-ontbreekt')
    case('geannuleerd-zonder-handtekening', m.plain('response', **CANCELLED), 'assertie-ontbreekt')
    case('assertie-versleuteld', m.plain('response', assertion=f'<saml:EncryptedAssertion xmlns:saml="{ASSERTION}"/>'), 'assertie-versleuteld')
    case('assertie-versleuteld-erbij', m.plain('response', assertion=good + f'<saml:EncryptedAssertion xmlns:saml="{ASSERTION}"/>'), 'assertie-versleuteld')
    case('onbekend-element', m.plain('response', before='<x xmlns="urn:x"/>', assertion=good), 'onbekend-element')
    case('onbekend-element-ondertekend', m.signed('response', before='<x xmlns="urn:x"/>'), 'onbekend-element')
    case('assertie-andere-namespace', m.plain('response', assertion=good.replace(ASSERTION, 'urn:oasis:names:tc:SAML:1.0:assertion')), 'handtekening-misplaatst')
    case('wortel-logoutresponse', m.plain('response', assertion=good).replace('samlp:Response', 'samlp:LogoutResponse'), 'wortelelement-onbekend')
    case('id-dubbel-response-en-assertie', m.plain('response', rid='_a551', assertion=good), 'id-dubbel')
    case('id-dubbel-andere-schrijfwijze', m.plain('response', extensions='<samlp:Extensions><x xmlns="urn:x" Id="_a551"/></samlp:Extensions>', assertion=good), 'id-dubbel')
    case('id-dubbel-elders', m.plain('response', extensions='<samlp:Extensions><x xmlns="urn:x" ID="_z"/><x xmlns="urn:x" ID="_z"/></samlp:Extensions>', assertion=good), 'id-dubbel')
    case('id-dubbel-elders-zelfde', m.plain('response', extensions='<samlp:Extensions><x xmlns="urn:x" ID="_a551"/></samlp:Extensions>', assertion=good), 'id-dubbel')
    case('id-xml-id', m.plain('response', extensions='<samlp:Extensions><x xmlns="urn:x" xml:id="_z"/></samlp:Extensions>', assertion=good), 'id-ongeldig')
    case('id-ontbreekt', m.plain('response', assertion=good.replace('ID="_a551"', '')), 'id-ongeldig')
    case('id-leeg', m.plain('response', assertion=good.replace('ID="_a551"', 'ID=""')), 'id-ongeldig')
    case('id-met-aanhalingsteken', m.plain('response', assertion=good.replace('_a551', "_a')or('1")), 'id-ongeldig')
    case('id-begint-met-cijfer', m.plain('response', assertion=m.signed('assertion', aid='551')), 'id-ongeldig')
    case('id-lang', m.plain('response', assertion=m.signed('assertion', aid='_' + 'a' * 128)), 'id-ongeldig')
    case('id-kleine-letters', m.plain('response', assertion=good.replace('ID="_a551"', 'id="_a551"')), 'id-ongeldig')


def raw_xml(corpus, m):
    """Tricks below the level of elements."""
    good = m.plain('response', assertion=m.signed('assertion'))
    at = f'">{KVK}<'

    def case(name, reden, document):
        corpus.add(name, document, reden)

    # Canonicalisation leaves comments out and turns CDATA into text, so the signature of these three is right.
    case('commentaar-in-kvk', 'rechtspersoon', good.replace(at, f'">{KVK[:4]}<!-- -->{KVK[4:]}<'))
    case('commentaar-voor-kvk', 'rechtspersoon', good.replace(at, f'"><!-- -->{KVK}<'))
    case('cdata-in-kvk', 'rechtspersoon', good.replace(at, f'">{KVK[:4]}<![CDATA[{KVK[4:]}]]><'))
    case('commentaar-in-audience', 'audience', good.replace(f'>{DV}<', f'>{DV[:10]}<!-- -->{DV[10:]}<'))
    case('commentaar-in-uitgever', 'uitgever', good.replace(f'<saml:Issuer>{HM}<', f'<saml:Issuer>{HM}<!-- -->.kwaad.example<', 2).replace('.kwaad.example', ''))
    case('commentaar-in-pseudoniem', 'handelende-persoon', good.replace(PSEUDO, PSEUDO[:20] + '<!---->' + PSEUDO[20:]))
    case('pi-achteraf', 'handtekening-onjuist', good.replace(at, f'">{KVK[:4]}<?x?>{KVK[4:]}<'))
    case('dtd', 'xml-dtd', '<!DOCTYPE Response>' + good)
    case('dtd-xxe', 'xml-dtd', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + good.replace(at, '">&x;<'))
    case('dtd-parameter', 'xml-dtd', '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>' + good)
    case('dtd-id-attribuut', 'xml-dtd', '<!DOCTYPE r [<!ATTLIST x y ID #IMPLIED>]>' + good)
    laughs = ''.join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    case('bom-miljard', 'xml-dtd', f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]>' + good.replace(at, '">&l9;<'))
    case('entiteit-zonder-dtd', 'xml-ongeldig', good.replace(at, '">&kvk;<'))
    case('te-diep', 'xml-te-diep', good.replace('<samlp:Status>', '<x>' * 60 + '</x>' * 60 + '<samlp:Status>'))
    case('te-veel-elementen', 'xml-te-veel-elementen', good.replace('<samlp:Status>', '<x/>' * 2100 + '<samlp:Status>'))
    case('te-veel-attributen', 'xml-te-veel-elementen', good.replace('<samlp:Status>', '<samlp:Status ' + ' '.join(f'a{i}=""' for i in range(40)) + '>'))
    case('te-groot', 'te-groot', good.replace('<samlp:Status>', '<samlp:Status>' + ' ' * 262144))
    case('afgebroken', 'xml-ongeldig', good[:-20])
    case('niet-xml', 'xml-ongeldig', 'dit is geen xml')
    case('twee-documenten', 'xml-ongeldig', good + good)
    case('prefix-onbekend', 'xml-ongeldig', good.replace('<samlp:Status>', '<samlp:Status><q:x/>'))
    case('nul-teken', 'xml-ongeldig', good + '\0')
    case('utf-16', 'xml-ongeldig', '<?xml version="1.0" encoding="UTF-16"?>' + '\0<\0a\0/\0>')


# ---- small text tools ----

def part(document, start, end):
    begin = document.index(start)
    return document[begin:document.index(end, begin) + len(end)]


def cut(document, start, end):
    return document.replace(part(document, start, end), '', 1)


def between(document, start, end):
    begin = document.index(start) + len(start)
    return document[begin:document.index(end, begin)]


def flip(document, after):
    """Another first character of the base64 that follows."""
    at = document.index(after) + len(after)
    at += len(document[at:]) - len(document[at:].lstrip())
    return document[:at] + ('B' if document[at] == 'A' else 'A') + document[at + 1:]
