# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""HTTP-Artifact: the ArtifactResponse in its SOAP envelope; and what a provider may say instead of who it is."""
from bericht import ASSERTION, DSIG, KVK, PROTOCOL, SIGNATURE, SOAP, STATUS, VERZOEK, moment
from gevallen import CANCELLED, OTHER_KVK, cut, flip, nested, part, times

# Changes to a good ArtifactResponse that is signed as a whole afterwards.
ARTIFACT_CHANGES = [
    ('artifact-versie', 'versie', {'x_version': 'Version="1.1"'}),
    ('artifact-versie-ontbreekt', 'versie', {'x_version': ''}),
    ('artifact-uitgever-ontbreekt', 'uitgever', {'x_issuer': '<!-- --><samlp:Extensions/>'}),
    ('artifact-uitgever-ander', 'uitgever', {'x_issuer': f'<saml:Issuer xmlns:saml="{ASSERTION}">urn:ander</saml:Issuer>'}),
    ('artifact-moment-ontbreekt', 'uitgiftemoment', {'x_instant': ''}),
    ('artifact-moment-oud', 'uitgiftemoment', {'x_instant': 'IssueInstant="@long_ago@"'}),
    ('artifact-antwoord-op-ontbreekt', 'artifact-antwoord-op', {'x_irt': ''}),
    ('artifact-antwoord-op-leeg', 'artifact-antwoord-op', {'resolve': ''}),
    ('artifact-antwoord-op-ander', 'artifact-antwoord-op', {'resolve': '_00000000'}),
    ('artifact-antwoord-op-inlogverzoek', 'artifact-antwoord-op', {'resolve': VERZOEK}),
    ('artifact-status-ontbreekt', 'status', {'x_status': ''}),
    ('artifact-status-dubbel', 'status', {'x_tail': '@x_status@'}),
    ('artifact-status-mislukt-met-antwoord', 'status', {'x_status_value': STATUS + 'Requester'}),
    ('artifact-leeg', 'artifact-onbekend', {'response': ''}),
    ('artifact-response-versie', 'versie', {'r_version': 'Version="1.0"'}),
    ('artifact-response-bestemming', 'bestemming', {'destination': 'Destination="https://ander.example/"'}),
    ('artifact-response-zonder-assertie', 'assertie-ontbreekt', {'assertion': ''}),
    ('artifact-assertie-verlopen', 'verlopen', {'noa': 'NotOnOrAfter="@long_ago@"'}),
    ('artifact-twee-responses', 'bericht-meerdere', {'x_tail': '<samlp:Response ID="_r2"/>'}),
    ('artifact-onbekend-element', 'onbekend-element', {'x_tail': '<x xmlns="urn:x"/>'}),
    ('artifact-assertie-los', 'assertie-misplaatst', {'x_tail': '@assertion@', 'response': ''}),
]

# What a provider says: signed in the Response, and no Assertion.
STATUSES = [
    ('status-geen-bevoegdheid', 'geen-bevoegdheid', 'Responder', 'RequestDenied'),
    ('status-geen-bevoegdheid-requester', 'geen-bevoegdheid', 'Requester', 'RequestDenied'),
    ('status-niveau', 'niveau-te-laag', 'Responder', 'NoAuthnContext'),
    ('status-niveau-requester', 'niveau-te-laag', 'Requester', 'NoAuthnContext'),
    ('status-storing', 'makelaar-storing', 'Responder', None),
    ('status-niet-ondersteund', 'makelaar-storing', 'Responder', 'RequestUnsupported'),
    ('status-geen-idp', 'makelaar-storing', 'Responder', 'NoAvailableIDP'),
    ('status-verzoek-onjuist', 'makelaar-storing', 'Requester', None),
    ('status-versie', 'makelaar-storing', 'VersionMismatch', 'RequestVersionTooHigh'),
    ('status-onbekend-eronder', 'makelaar-storing', 'Responder', 'IetsNieuws'),
]


def said(top, below=None):
    return {'status_value': STATUS + top, 'assertion': '',
            'substatus': f'<samlp:StatusCode Value="{STATUS}{below}"/>' if below else ''}


def fill(corpus, m):
    accepted(corpus, m)
    for name, reden, change in ARTIFACT_CHANGES:
        corpus.add(name, m.plain('soap', artifact=m.signed('artifact', **times(corpus), **change)), reden, weg='artifact')
    statuses(corpus, m)
    envelope(corpus, m)
    signatures(corpus, m)
    wrapping(corpus, m)


def accepted(corpus, m):
    good = m.signed('assertion')
    advised = m.signed('assertion', advice=f'<saml:Advice>{nested(m)}</saml:Advice>')

    def case(name, artifact, **rest):
        corpus.add(name, m.plain('soap', artifact=artifact, **rest.pop('soap', {})), weg='artifact', **rest)

    case('artifact-ondertekend', m.signed('artifact'))
    case('artifact-response-ondertekend', m.plain('artifact', response=m.signed('response')))
    case('artifact-assertie-ondertekend', m.plain('artifact', assertion=good))
    case('artifact-alles-ondertekend', m.signed('artifact', response=m.signed('response', assertion=good)))
    case('artifact-en-assertie-ondertekend', m.signed('artifact', assertion=good))
    case('artifact-advice', m.signed('artifact', assertion=advised))
    case('artifact-soap-header', m.signed('artifact'), soap={'soap_header': '<soap:Header><x xmlns="urn:x">1</x></soap:Header>'})
    case('artifact-prefix-soap', m.signed('artifact', assertion=good), soap={'soap_header': '<!-- soap -->'})


def statuses(corpus, m):
    for name, reden, top, below in STATUSES:
        corpus.add(name, m.signed('response', **said(top, below)), reden)
        corpus.add('artifact-' + name, m.plain('soap', artifact=m.signed('artifact', **said(top, below))), reden, weg='artifact')
    corpus.add('artifact-geannuleerd', m.plain('soap', artifact=m.signed('artifact', **CANCELLED)), 'geannuleerd', weg='artifact')
    corpus.add('artifact-zelf-mislukt', m.plain('soap', artifact=m.signed('artifact', response='', x_status_value=STATUS + 'Requester')),
               'makelaar-storing', weg='artifact')
    add = corpus.add
    add('status-onbekend', m.signed('response', **said('Misschien')), 'status')
    add('status-alleen-eronder', m.signed('response', **said('AuthnFailed')), 'status')
    add('status-mislukt-met-assertie', m.signed('response', **{**said('Responder', 'AuthnFailed'), 'assertion': m.signed('assertion')}), 'status')
    add('status-geslaagd-in-detail', m.signed('response', **{**said('Misschien'), 'status': '<samlp:Status>@code@<samlp:StatusDetail>'
        f'<samlp:StatusCode Value="{STATUS}Success"/></samlp:StatusDetail></samlp:Status>', 'code': '<samlp:StatusCode Value="@status_value@"/>'}), 'status')
    add('status-zonder-handtekening', m.plain('response', **said('Responder', 'RequestDenied')), 'assertie-ontbreekt')
    add('status-zonder-handtekening-artifact', m.plain('soap', **said('Responder', 'AuthnFailed')), 'assertie-ontbreekt', weg='artifact')
    add('status-storing-aan-ander', m.signed('response', **{**said('Responder'), 'destination': 'Destination="https://ander.example/"'}), 'bestemming')
    add('status-storing-van-ander', m.signed('response', **{**said('Responder'), 'hm': 'urn:ander'}), 'uitgever')
    add('status-storing-oud', m.signed('response', **{**said('Responder'), 'r_instant': f'IssueInstant="{moment(corpus.now - 9999)}"'}), 'uitgiftemoment')
    m.key = 'vreemd'
    add('status-vreemde-sleutel', m.signed('response', **said('Responder', 'RequestDenied')), 'handtekening-onjuist')
    m.key = 'makelaar'


def envelope(corpus, m):
    good = m.signed('artifact')

    def case(name, reden, document):
        corpus.add(name, document, reden, weg='artifact')

    case('soap-zonder-envelop', 'wortelelement-onbekend', good)
    case('soap-1-2', 'wortelelement-onbekend', m.plain('soap', artifact=good).replace(SOAP, 'http://www.w3.org/2003/05/soap-envelope'))
    case('soap-fout', 'onbekend-element', m.plain('soap', artifact='<soap:Fault><faultcode>soap:Server</faultcode></soap:Fault>'))
    case('soap-fout-erbij', 'onbekend-element', m.plain('soap', artifact=good, body_more='<soap:Fault/>'))
    case('soap-leeg', 'assertie-ontbreekt', m.plain('soap', artifact=''))
    case('soap-twee-bodies', 'bericht-meerdere', m.plain('soap', artifact=good, soap_more='<soap:Body/>'))
    case('soap-twee-antwoorden', 'bericht-meerdere', m.plain('soap', artifact=good, body_more=m.plain('artifact', response='', xid='_x2')))
    case('soap-na-body', 'onbekend-element', m.plain('soap', artifact=good, soap_more='<x xmlns="urn:x"/>'))
    case('soap-response-zonder-artifactresponse', 'assertie-misplaatst', m.plain('soap', artifact=m.signed('response')))
    case('soap-response-in-header', 'onbekend-element', m.plain('soap', artifact=good, soap_header=f'<soap:Header>{m.plain("response", rid="_h", assertion="")}</soap:Header>'))
    case('soap-assertie-in-header', 'assertie-misplaatst', m.plain('soap', artifact=m.plain('artifact', assertion=''), soap_header=f'<soap:Header>{m.signed("assertion")}</soap:Header>'))
    case('soap-handtekening-in-header', 'handtekening-misplaatst', m.plain('soap', artifact=good, soap_header=f'<soap:Header><ds:Signature xmlns:ds="{DSIG}"/></soap:Header>'))
    case('soap-handtekening-op-envelop', 'handtekening-misplaatst', m.plain('soap', artifact=good, soap_more=f'<ds:Signature xmlns:ds="{DSIG}"/>'))
    case('soap-dtd', 'xml-dtd', '<!DOCTYPE x>' + m.plain('soap', artifact=good))
    case('soap-afgebroken', 'xml-ongeldig', m.plain('soap', artifact=good)[:-9])
    case('soap-geen-bytes', 'xml-ongeldig', '')
    corpus.add('soap-op-acs', m.plain('soap', artifact=good), 'wortelelement-onbekend')
    corpus.add('artifact-op-acs', good, 'wortelelement-onbekend')
    corpus.add('response-als-artifact', m.signed('response'), 'wortelelement-onbekend', weg='artifact')
    corpus.add('artifact-relaystate-ander', m.plain('soap', artifact=good), 'relaystate', weg='artifact', relay='_00')
    corpus.add('artifact-relaystate-ontbreekt', m.plain('soap', artifact=good), 'relaystate', weg='artifact', relay='-')
    corpus.add('artifact-ander-verzoek', m.plain('soap', artifact=good), 'artifact-antwoord-op', weg='artifact', resolve='_anders')


def signatures(corpus, m):
    good = m.signed('artifact')

    def case(name, reden, **change):
        corpus.add(name, m.plain('soap', **change), reden, weg='artifact')

    case('artifact-niets-ondertekend', 'handtekening-ontbreekt')
    case('artifact-inhoud-gewijzigd', 'handtekening-onjuist', artifact=good.replace(KVK, OTHER_KVK))
    case('artifact-status-gewijzigd', 'handtekening-onjuist', artifact=good.replace('status:Success', 'status:Requester', 1))
    case('artifact-handtekening-gewijzigd', 'handtekening-onjuist', artifact=flip(good, '<ds:SignatureValue>'))
    case('artifact-kapot-om-goede-assertie', 'handtekening-onjuist', artifact=flip(m.signed('artifact', assertion=m.signed('assertion')), '<ds:SignatureValue>'))
    case('artifact-goed-om-kapotte-response', 'handtekening-onjuist', artifact=m.signed('artifact', response=flip(m.signed('response'), '<ds:SignatureValue>')))
    case('artifact-goed-om-kapotte-assertie', 'handtekening-onjuist', artifact=m.signed('artifact', assertion=flip(m.signed('assertion'), '<ds:DigestValue>')))
    case('artifact-verwijst-naar-response', 'handtekening-verwijzing', artifact=m.signed('artifact', uri='#@rid@'))
    case('artifact-verwijst-naar-assertie', 'handtekening-verwijzing', artifact=m.signed('artifact', uri='#@aid@'))
    case('artifact-sha1', 'handtekening-algoritme', artifact=m.signed('artifact', sigalg=DSIG + 'rsa-sha1'))
    case('artifact-twee-handtekeningen', 'handtekening-meerdere', artifact=m.signed('artifact', x_sig=SIGNATURE + f'<ds:Signature xmlns:ds="{DSIG}"/>'))
    case('artifact-id-dubbel', 'id-dubbel', artifact=m.plain('artifact', xid='_a551', response=m.signed('response')))
    m.key = 'vreemd'
    foreign = m.signed('artifact')
    m.key = 'makelaar'
    case('artifact-vreemde-sleutel', 'handtekening-onjuist', artifact=foreign)


def wrapping(corpus, m):
    """What is signed stays in the message; what would be read is somebody else's."""
    good = m.signed('artifact')
    signature = part(good, '<ds:Signature', '</ds:Signature>')
    bare = cut(good, '<ds:Signature', '</ds:Signature>')
    evil = m.plain('response', rid='_kwaad-r', aid='_kwaad', kvk=OTHER_KVK)

    def case(name, reden, **change):
        corpus.add(name, m.plain('soap', **{'xid': '_kwaad-x', **change}), reden, weg='artifact')

    case('xsw-artifact-extensions', 'assertie-misplaatst', response=evil, x_sig=signature, x_extensions=f'<samlp:Extensions>{bare}</samlp:Extensions>')
    case('xsw-artifact-object', 'assertie-misplaatst', response=evil, x_sig=signature.replace('</ds:Signature>', f'<ds:Object>{bare}</ds:Object></ds:Signature>'))
    case('xsw-artifact-ernaast', 'assertie-meerdere', artifact=m.plain('artifact', xid='_kwaad-x', response=evil) + good)
    case('xsw-artifact-in-artifact', 'assertie-misplaatst', response=evil, x_tail=good)
    case('xsw-artifact-leeg-in-artifact', 'onbekend-element', response=m.signed('response'), x_tail=m.plain('artifact', response=''))
    case('xsw-artifact-in-header', 'assertie-misplaatst', response=evil, soap_header=f'<soap:Header>{good}</soap:Header>')
    case('xsw-artifact-detail', 'assertie-misplaatst', response=evil, x_status=f'<samlp:Status><samlp:StatusCode Value="{STATUS}Success"/><samlp:StatusDetail>{good}</samlp:StatusDetail></samlp:Status>')
    case('xsw-artifact-handtekening-verplaatst', 'handtekening-verwijzing', response=evil, x_sig=signature)
    case('xsw-artifact-response-handtekening', 'handtekening-verwijzing', x_sig=part(m.signed('response'), '<ds:Signature', '</ds:Signature>'))
    corpus.add('xsw-statusdetail', m.plain('response', aid='_kwaad', kvk=OTHER_KVK, status='<samlp:Status><samlp:StatusCode '
               f'Value="{STATUS}Success"/><samlp:StatusDetail>{m.signed("assertion")}</samlp:StatusDetail></samlp:Status>'), 'assertie-misplaatst')
    corpus.add('xsw-statusdetail-response', m.plain('response', rid='_kwaad-r', assertion=m.signed('assertion'), status='<samlp:Status>'
               f'<samlp:StatusCode Value="{STATUS}Success"/><samlp:StatusDetail><samlp:Response xmlns:samlp="{PROTOCOL}"/></samlp:StatusDetail></samlp:Status>'), 'onbekend-element')
