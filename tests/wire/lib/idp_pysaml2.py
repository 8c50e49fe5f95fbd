#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
"""An identity provider that is not ours: pysaml2 behind a small HTTPS server. One person, one button.

idp_pysaml2.py metadata FOLDER          prints its metadata
idp_pysaml2.py dien FOLDER              serves until it is ended; writes the word "klaar" when it does

FOLDER/idp.json says who it is: adres, entity_id, klasse (AuthnContextClassRef), persoon (text of the NameID), kenmerken (attributes), sp (file
with the metadata of the portal) and tls (files). FOLDER/idp.pem and idp.crt are its keys. What an answer signs is a field of the form:
wat = assertie | response | beide; "vervalst" changes a value after signing.
"""
import base64
import html
import json
import os
import ssl
import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

from saml2 import BINDING_HTTP_POST
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server

SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
DIGEST = "http://www.w3.org/2001/04/xmlenc#sha256"
BLAD = '<!doctype html><html lang="en"><title>pysaml2</title><form method="post" action="{acs}">' \
       '<input type="hidden" name="SAMLResponse" value="{antwoord}"><input type="hidden" name="RelayState" value="{staat}">' \
       "<button>Verder</button></form></html>"


def lees(folder):
    with open(os.path.join(folder, "idp.json"), encoding="utf-8") as f:
        return json.load(f)


def instellingen(folder, wie):
    return IdPConfig().load({
        "entityid": wie["entity_id"], "xmlsec_binary": "/usr/bin/xmlsec1",
        "key_file": os.path.join(folder, "idp.pem"), "cert_file": os.path.join(folder, "idp.crt"),
        "metadata": {"local": [wie["sp"]]} if wie.get("sp") else {},
        "service": {"idp": {
            "want_authn_requests_signed": True,
            "endpoints": {"single_sign_on_service": [(wie["adres"] + "/sso", BINDING_HTTP_POST)]},
            "policy": {"default": {"lifetime": {"minutes": 5}, "attribute_restrictions": None, "fail_on_missing_requested": False,
                                   "name_form": "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"}}}}})


class Idp(BaseHTTPRequestHandler):
    server_version = "pysaml2"

    def log_message(self, *_):
        pass

    def do_POST(self):
        lijf = self.rfile.read(int(self.headers["Content-Length"])).decode()
        velden = dict(urllib.parse.parse_qsl(lijf, keep_blank_values=True))
        try:
            blad, status = self.antwoord(velden), 200
        except Exception as fout:  # pylint: disable=broad-except
            blad, status = f"{type(fout).__name__}: {fout}", 400
        uit = blad.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(uit)))
        self.end_headers()
        self.wfile.write(uit)

    def antwoord(self, velden):
        """pysaml2 judges the question by the portal's metadata: its signature, its address."""
        idp, wie = self.server.idp, self.server.wie
        vraag = idp.parse_authn_request(velden["SAMLRequest"], BINDING_HTTP_POST).message
        waar = idp.response_args(vraag, [BINDING_HTTP_POST])
        wat = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get("wat", ["assertie"])[0]
        antwoord = str(idp.create_authn_response(
            wie["kenmerken"], in_response_to=waar["in_response_to"], destination=waar["destination"], sp_entity_id=waar["sp_entity_id"],
            name_id=NameID(format=NAMEID_FORMAT_PERSISTENT, text=wie["persoon"]),
            authn={"class_ref": wie["klasse"], "authn_auth": wie["entity_id"]}, encrypt_assertion=False,
            sign_response=wat in ("response", "beide"), sign_assertion=wat in ("assertie", "beide", "vervalst"),
            sign_alg=SHA256, digest_alg=DIGEST))
        if wat == "vervalst":
            antwoord = antwoord.replace(wie["persoon"], wie["persoon"][::-1])
        return BLAD.format(acs=html.escape(waar["destination"]), antwoord=base64.b64encode(antwoord.encode()).decode(),
                           staat=html.escape(velden.get("RelayState", "")))


def main(wat, folder):
    wie = lees(folder)
    config = instellingen(folder, wie)
    if wat == "metadata":
        print(entity_descriptor(config))
        return
    deel = urllib.parse.urlsplit(wie["adres"])
    server = HTTPServer((deel.hostname, deel.port), Idp)
    server.wie, server.idp = wie, Server(config=config)
    # What is released is for its administrator to say (idp.json), not for what all services of the portal together ask for.
    server.idp.metadata.attribute_requirement = lambda *_, **__: {"required": [], "optional": []}
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*wie["tls"])
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    print("klaar", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
