# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""Makes SAML messages out of named pieces and signs them: the usual form by Python's canonicalisation and python3-cryptography,
every other form with the xmlsec1 command line. None of that is the library that judges.

Every piece can be replaced by name: bericht(version='Version="1.1"') is the usual message with one thing different. A piece may
refer to other pieces as @name@.
"""
import base64
import hashlib
import os
import re
import subprocess
import tempfile
import time
from xml.etree.ElementTree import canonicalize

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

ACS = 'https://portaal.example/saml/acs'
DV = 'urn:etoegang:DV:00000004000000149000:entities:0001'
HM = 'urn:etoegang:HM:00000003271247010000:entities:9001'
IDP = 'https://idp.organisatie.example/saml'
DIENST = '7a8f2c1e-5b3d-4e6f-9a0b-1c2d3e4f5a6b'
RESOLVE = '_a47e54c7a47e54c7a47e54c7a47e54c7'
VERZOEK = '_c0ffee00c0ffee00c0ffee00c0ffee00'
KVK, RSIN = '99990003', '999990019'
PSEUDO = '1f' * 32 + '@' + '2e' * 16
PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol'
ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion'
DSIG = 'http://www.w3.org/2000/09/xmldsig#'
SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#'
LOA = 'urn:etoegang:core:assurance-class:'
KIND = 'urn:etoegang:1.9:EntityConcernedID:'
STATUS = 'urn:oasis:names:tc:SAML:2.0:status:'

SIGNATURE = f'''<ds:Signature xmlns:ds="{DSIG}"><ds:SignedInfo>@c14n@@sigmethod@@reference@@reference2@</ds:SignedInfo>\
<ds:SignatureValue></ds:SignatureValue>@keyinfo@@object@</ds:Signature>'''

PIECES = {
    # the signature
    'c14n': f'<ds:CanonicalizationMethod Algorithm="{EXC}"/>',
    'sigalg': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'sigmethod': '<ds:SignatureMethod Algorithm="@sigalg@"/>',
    'digestalg': 'http://www.w3.org/2001/04/xmlenc#sha256',
    'enveloped': f'<ds:Transform Algorithm="{DSIG}enveloped-signature"/>',
    'exc': f'<ds:Transform Algorithm="{EXC}"/>',
    'transforms': '<ds:Transforms>@enveloped@@exc@</ds:Transforms>',
    'digest': '<ds:DigestMethod Algorithm="@digestalg@"/><ds:DigestValue></ds:DigestValue>',
    'reference': '<ds:Reference URI="@uri@">@transforms@@digest@</ds:Reference>',
    'reference2': '', 'keyinfo': '', 'object': '',
    # the Assertion
    'aid': '_a551', 'a_uri': '#@aid@', 'a_id': 'ID="@aid@"', 'a_version': 'Version="2.0"',
    'a_instant': 'IssueInstant="@now@"', 'a_extra': '',
    'hm': HM, 'a_issuer': '<saml:Issuer>@hm@</saml:Issuer>',
    'nameid': f'<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="{HM}">_t1</saml:NameID>',
    'method': 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
    'verzoek': VERZOEK, 'irt': 'InResponseTo="@verzoek@"', 'recipient': f'Recipient="{ACS}"',
    'scd_noa': 'NotOnOrAfter="@later@"', 'scd_nb': '',
    'scd': '<saml:SubjectConfirmationData @irt@ @recipient@ @scd_noa@ @scd_nb@/>',
    'sc': '<saml:SubjectConfirmation Method="@method@">@scd@</saml:SubjectConfirmation>',
    'subject': '<saml:Subject>@nameid@@sc@</saml:Subject>',
    'nb': 'NotBefore="@earlier@"', 'noa': 'NotOnOrAfter="@later@"',
    'dv': DV, 'audience': '<saml:Audience>@dv@</saml:Audience>',
    'restriction': '<saml:AudienceRestriction>@audience@</saml:AudienceRestriction>', 'condition': '',
    'conditions': '<saml:Conditions @nb@ @noa@>@restriction@@condition@</saml:Conditions>',
    'advice': '',
    'loa': LOA + 'loa3', 'classref': '<saml:AuthnContextClassRef>@loa@</saml:AuthnContextClassRef>',
    'context': '<saml:AuthnContext>@classref@<saml:AuthenticatingAuthority>urn:etoegang:AD:00000003520354010000:entities:9002'
               '</saml:AuthenticatingAuthority></saml:AuthnContext>',
    'authn_instant': 'AuthnInstant="@now@"', 'session': '',
    'authn': '<saml:AuthnStatement @authn_instant@ @session@>@context@</saml:AuthnStatement>',
    'dienst': DIENST,
    'at_dienst': '<saml:Attribute Name="urn:etoegang:core:ServiceUUID"><saml:AttributeValue>@dienst@</saml:AttributeValue></saml:Attribute>',
    'kvk': KVK, 'legal_kind': KIND + 'KvKnr',
    'legal_id': '<saml:NameID NameQualifier="@legal_kind@">@kvk@</saml:NameID>',
    'at_legal': '<saml:Attribute Name="urn:etoegang:core:LegalSubjectID"><saml:AttributeValue>@legal_id@</saml:AttributeValue></saml:Attribute>',
    'pseudo': PSEUDO, 'acting_kind': KIND + 'Pseudo',
    'acting_id': '<saml:NameID NameQualifier="@acting_kind@">@pseudo@</saml:NameID>',
    'at_acting': '<saml:Attribute Name="urn:etoegang:core:ActingSubjectID"><saml:AttributeValue>@acting_id@</saml:AttributeValue></saml:Attribute>',
    'at_more': '<saml:Attribute Name="urn:etoegang:1.11:attribute-represented:CompanyName"><saml:AttributeValue>Gemeente Één</saml:AttributeValue></saml:Attribute>',
    'attributes': '<saml:AttributeStatement>@at_dienst@@at_legal@@at_acting@@at_more@</saml:AttributeStatement>',
    'a_sig': '', 'a_sig2': '', 'a_tail': '',
    'assertion': f'<saml:Assertion xmlns:saml="{ASSERTION}" @a_id@ @a_version@ @a_instant@ @a_extra@>@a_issuer@@a_sig@@a_sig2@@subject@'
                 '@conditions@@advice@@authn@@attributes@@a_tail@</saml:Assertion>',
    # the Response
    'rid': '_r1', 'r_uri': '#@rid@', 'r_id': 'ID="@rid@"', 'r_version': 'Version="2.0"', 'r_instant': 'IssueInstant="@now@"',
    'r_irt': 'InResponseTo="@verzoek@"', 'destination': f'Destination="{ACS}"',
    'r_issuer': f'<saml:Issuer xmlns:saml="{ASSERTION}">@hm@</saml:Issuer>',
    'status_value': STATUS + 'Success', 'substatus': '',
    'status': '<samlp:Status><samlp:StatusCode Value="@status_value@">@substatus@</samlp:StatusCode></samlp:Status>',
    'extensions': '', 'r_sig': '', 'r_tail': '', 'before': '',
    'response': f'<samlp:Response xmlns:samlp="{PROTOCOL}" @r_id@ @r_version@ @r_instant@ @r_irt@ @destination@>@r_issuer@@r_sig@'
                '@extensions@@status@@before@@assertion@@r_tail@</samlp:Response>',
    # the ArtifactResponse in its envelope
    'xid': '_x1', 'x_uri': '#@xid@', 'x_id': 'ID="@xid@"', 'x_version': 'Version="2.0"', 'x_instant': 'IssueInstant="@now@"',
    'resolve': RESOLVE, 'x_irt': 'InResponseTo="@resolve@"', 'x_sig': '', 'x_extensions': '', 'x_tail': '',
    'x_issuer': f'<saml:Issuer xmlns:saml="{ASSERTION}">@hm@</saml:Issuer>',
    'x_status_value': STATUS + 'Success', 'x_substatus': '',
    'x_status': '<samlp:Status><samlp:StatusCode Value="@x_status_value@">@x_substatus@</samlp:StatusCode></samlp:Status>',
    'artifact': f'<samlp:ArtifactResponse xmlns:samlp="{PROTOCOL}" @x_id@ @x_version@ @x_instant@ @x_irt@>@x_issuer@@x_sig@'
                '@x_extensions@@x_status@@response@@x_tail@</samlp:ArtifactResponse>',
    'soap_header': '', 'soap_more': '', 'body_more': '',
    'soap': f'<soap:Envelope xmlns:soap="{SOAP}">@soap_header@<soap:Body>@artifact@@body_more@</soap:Body>@soap_more@</soap:Envelope>',
}


def moment(when):
    return time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(when))


def text(start, pieces):
    """Fills in pieces until no @name@ is left."""
    result, seen = f'@{start}@', None
    while seen != result:
        seen = result
        result = re.sub(r'@([a-z_0-9]+)@', lambda m: pieces.get(m.group(1), m.group(0)), result)
    return result


class Maker:
    """Messages as they would be sent at the moment `now`, signed with the key of `name`."""

    def __init__(self, folder):
        self.folder, self.now = folder, 0
        self.key = 'makelaar'
        self.keys = {}

    def make_key(self, name, days=30, bits=2048):
        run(['openssl', 'req', '-x509', '-newkey', f'rsa:{bits}', '-nodes', '-days', str(days), '-subj', f'/CN={name}',
             '-keyout', self.path(name + '.key'), '-out', self.path(name + '.crt')])

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding='utf-8') as f:
            return f.read()

    def cert(self, name):
        with open(self.path(name + '.crt'), encoding='ascii') as f:
            return ''.join(line.strip() for line in f if not line.startswith('-----'))

    def pieces(self, change):
        times = {'now': moment(self.now), 'earlier': moment(self.now - 60), 'later': moment(self.now + 300)}
        return {**PIECES, **times, **change}

    def plain(self, start, **change):
        return text(start, self.pieces(change))

    def signed(self, start, **change):
        """The piece `start` ('assertion', 'response' or 'artifact') with a valid signature as its child."""
        which = {'assertion': 'a', 'response': 'r', 'artifact': 'x'}[start]
        usual = which + '_sig' not in change and not change.keys() & UNUSUAL
        change = {'uri': f'@{which}_uri@', which + '_sig': SIGNATURE, **change}
        template = self.plain(start, **change)
        signed = usual and sign_usual(template, self.private_key())
        return signed or sign(template, self.path(self.key + '.key'))

    def private_key(self):
        if self.key not in self.keys:
            with open(self.path(self.key + '.key'), 'rb') as f:
                self.keys[self.key] = serialization.load_pem_private_key(f.read(), None)
        return self.keys[self.key]

    def metadata(self, *names, key_name='', valid_until='', entity=HM, use='use="signing"'):
        keys = ''.join(
            f'<md:KeyDescriptor {use}><ds:KeyInfo xmlns:ds="{DSIG}">{key_name}<ds:X509Data><ds:X509Certificate>'
            f'{self.cert(n)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>' for n in names)
        return (f'<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entity}" {valid_until}>'
                f'<md:IDPSSODescriptor protocolSupportEnumeration="{PROTOCOL}">{keys}<md:SingleSignOnService '
                'Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://makelaar.example/sso"/>'
                '</md:IDPSSODescriptor></md:EntityDescriptor>')


def run(command):
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f'{command[0]}: {done.stderr.decode(errors="replace")}')
    return done.stdout.decode()


UNUSUAL = {'uri', 'c14n', 'sigalg', 'sigmethod', 'digestalg', 'enveloped', 'exc', 'transforms', 'digest', 'reference', 'reference2',
           'keyinfo', 'object', 'a_sig2'}


def sign_usual(template, key):
    """Fills the one empty signature over the root; None when the template is not as plain as that. Canonical XML 2.0 without
    options is, for what we write, exclusive canonicalisation."""
    start, end = template.find('<ds:Signature '), template.find('</ds:Signature>')
    if template.count('<ds:SignatureValue></ds:SignatureValue>') != 1 or template.find('<ds:SignatureValue></ds:SignatureValue>', start) > end:
        return None
    end += len('</ds:Signature>')
    digest = hashlib.sha256(canonicalize(template[:start] + template[end:]).encode()).digest()
    signature = template[start:end].replace('<ds:DigestValue></ds:DigestValue>', f'<ds:DigestValue>{base64.b64encode(digest).decode()}</ds:DigestValue>')
    info = signature[signature.index('<ds:SignedInfo>'):signature.index('</ds:SignedInfo>')] + '</ds:SignedInfo>'
    octets = canonicalize(info.replace('<ds:SignedInfo>', f'<ds:SignedInfo xmlns:ds="{DSIG}">')).encode()
    value = base64.b64encode(key.sign(octets, padding.PKCS1v15(), hashes.SHA256())).decode()
    return template[:start] + signature.replace('<ds:SignatureValue></ds:SignatureValue>', f'<ds:SignatureValue>{value}</ds:SignatureValue>') + template[end:]


def sign(document, key):
    """Fills the first Signature in the document."""
    with tempfile.NamedTemporaryFile('w', suffix='.xml', encoding='utf-8') as f:
        f.write(document)
        f.flush()
        out = run(['xmlsec1', '--sign', '--privkey-pem', key, '--id-attr:ID', ASSERTION + ':Assertion',
                   '--id-attr:ID', PROTOCOL + ':Response', '--id-attr:ID', PROTOCOL + ':ArtifactResponse', f.name])
    return re.sub(r'^<\?xml[^>]*\?>\s*', '', out).strip()
