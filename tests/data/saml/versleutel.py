# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""An EncryptedID made piece by piece with python3-cryptography, so that every piece can be made wrong."""
import base64
import os

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bericht import ASSERTION, DSIG, text

XENC = 'http://www.w3.org/2001/04/xmlenc#'
XENC11 = 'http://www.w3.org/2009/xmlenc11#'
# name: URI, bytes of key, mode
CIPHERS = {'aes128-cbc': (XENC + 'aes128-cbc', 16, 'cbc'), 'aes256-cbc': (XENC + 'aes256-cbc', 32, 'cbc'),
           'aes128-gcm': (XENC11 + 'aes128-gcm', 16, 'gcm'), 'aes256-gcm': (XENC11 + 'aes256-gcm', 32, 'gcm'),
           'aes192-cbc': (XENC + 'aes192-cbc', 24, 'cbc'), 'aes192-gcm': (XENC11 + 'aes192-gcm', 24, 'gcm'),
           'tripledes-cbc': (XENC + 'tripledes-cbc', 24, '3des')}
PIECES = {
    'type': f'Type="{XENC}Element"',
    'data_method': '<xenc:EncryptionMethod Algorithm="@cipher_uri@"/>',
    'data_info': '<ds:KeyInfo><ds:RetrievalMethod Type="http://www.w3.org/2001/04/xmlenc#EncryptedKey" URI="#@key_id@"/></ds:KeyInfo>',
    'data_value': '<xenc:CipherData><xenc:CipherValue>@data_bytes@</xenc:CipherValue></xenc:CipherData>', 'data_more': '',
    'data': '<xenc:EncryptedData Id="@data_id@" @type@>@data_method@@data_info@@data_value@@data_more@</xenc:EncryptedData>',
    'oaep_digest': '', 'transport': XENC + 'rsa-oaep-mgf1p',
    'key_method': '<xenc:EncryptionMethod Algorithm="@transport@">@oaep_digest@</xenc:EncryptionMethod>',
    'key_name': '<ds:KeyName>@name@</ds:KeyName>', 'key_info_more': '',
    'key_info': '<ds:KeyInfo>@key_name@@key_info_more@</ds:KeyInfo>',
    'key_value': '<xenc:CipherData><xenc:CipherValue>@key_bytes@</xenc:CipherValue></xenc:CipherData>',
    'key_list': '<xenc:ReferenceList><xenc:DataReference URI="#@data_id@"/></xenc:ReferenceList>', 'key_more': '',
    'key': '<xenc:EncryptedKey Id="@key_id@" Recipient="urn:etoegang:DV:00000004000000149000:entities:0001">@key_method@@key_info@@key_value@'
           '@key_list@@key_more@</xenc:EncryptedKey>',
    'other_key': '', 'more': '',
    'encrypted': f'<saml:EncryptedID xmlns:xenc="{XENC}" xmlns:ds="{DSIG}">@data@@other_key@@key@@more@</saml:EncryptedID>',
}
INSIDE = {'data_info': '<ds:KeyInfo>@other_key@@the_key@</ds:KeyInfo>', 'the_key': PIECES['key'], 'key': '',
          'encrypted': PIECES['encrypted'].replace('@other_key@', '')}


def base(data):
    return base64.b64encode(data).decode()


def seal(kind, secret, content, pad=None):
    """IV, ciphertext and tag. pad: what is put behind the content instead of the right padding."""
    if kind == 'gcm':
        iv = os.urandom(12)
        e = Cipher(algorithms.AES(secret), modes.GCM(iv)).encryptor()
        return iv + e.update(content) + e.finalize() + e.tag
    size, algorithm = (8, algorithms.TripleDES) if kind == '3des' else (16, algorithms.AES)
    if pad is None:
        count = size - len(content) % size
        pad = os.urandom(count - 1) + bytes([count])
    iv = os.urandom(size)
    e = Cipher(algorithm(secret), modes.CBC(iv)).encryptor()
    return iv + e.update(content + pad) + e.finalize()


class Sealer:
    """Encrypted pieces for one kind of person; count makes the ids of one message different."""

    def __init__(self, maker):
        self.maker, self.count = maker, 0

    def certificate(self, name):
        with open(self.maker.path(name + '.crt'), 'rb') as f:
            return x509.load_pem_x509_certificate(f.read())

    def key_name(self, name, digest=hashes.SHA1):
        return self.certificate(name).fingerprint(digest()).hex()

    def wrap(self, secret, name, digest=hashes.SHA1, mgf=hashes.SHA1, pkcs1=False):
        how = padding.PKCS1v15() if pkcs1 else padding.OAEP(padding.MGF1(mgf()), digest(), None)
        return self.certificate(name).public_key().encrypt(secret, how)

    def encrypted(self, content, to='ontcijfer', cipher='aes256-cbc', digest=hashes.SHA1, mgf=hashes.SHA1, pkcs1=False, pad=None,
                  secret_len=None, spoil_data=None, spoil_key=None, **change):
        self.count += 1
        uri, size, kind = CIPHERS[cipher]
        secret = os.urandom(secret_len or size)
        data = seal(kind, secret if secret_len is None else os.urandom(size), content.encode() if isinstance(content, str) else content, pad)
        wrapped = self.wrap(secret, to, digest, mgf, pkcs1)
        own = {'cipher_uri': uri, 'data_id': f'_d{self.count}', 'key_id': f'_k{self.count}', 'name': self.key_name(to),
               'data_bytes': base(spoil_data(data) if spoil_data else data), 'key_bytes': base(spoil_key(wrapped) if spoil_key else wrapped)}
        return text('encrypted', {**PIECES, **own, **change})

    def key(self, secret_for, name, **change):
        """An EncryptedKey on its own, for somebody."""
        self.count += 1
        own = {'key_id': f'_k{self.count}', 'data_id': '_nergens', 'key_bytes': base(self.wrap(os.urandom(32), secret_for)), 'name': name}
        return text('key', {**PIECES, **own, **change})


def name_id(kind, value, declare=True):
    where = f' xmlns:saml="{ASSERTION}"' if declare else ''
    return f'<saml:NameID{where} NameQualifier="{kind}">{value}</saml:NameID>'
