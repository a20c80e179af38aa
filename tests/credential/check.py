"""Verify a certificate of a demo server with openbadgeslib, a verifier of Open Badges 3.0 (as a JWT),
revoke the certificate, and see it revoked: check.py http://127.0.0.1:8080
"""

import base64
import json
import sys
import urllib.request

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

LOGIN = b"grant_type=password&username=lead&password=hoc-nghe-son-la"


def call(url: str, body: bytes | None = None, **headers: str) -> bytes:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, data=body, headers=names)
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def key_of(token: str) -> bytes:
    """The key that the token names, as the issuer publishes it, in PEM."""
    kid = json.loads(decoded(token.split(".")[0]))["kid"]
    methods = json.loads(call(kid.split("#")[0]))["verificationMethod"]
    jwk = next(method["publicKeyJwk"] for method in methods if method["id"] == kid)
    key = Ed25519PublicKey.from_public_bytes(decoded(jwk["x"]))
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.PEM, form)


def main(server: str) -> None:
    token = json.loads(call(f"{server}/oauth/token", LOGIN))["access_token"]
    me = {"authorization": f"Bearer {token}"}
    found = json.loads(call(f"{server}/v1/certificates?status=ISSUED&limit=1", **me))
    certificate = found["data"][0]

    credential = call(f"{certificate['verificationUrl']}/credential").decode()
    verifier = OB3Verifier(key_of(credential))

    def verify(text: str):
        return verifier.verify(text, check_status=True, download=call)

    holder = verify(credential).identifiers[0].identity_hash
    assert holder == certificate["holderName"], holder
    print("ok  an Open Badge verifies")

    head, _, signature = credential.split(".")
    claims = decoded(credential.split(".")[1]).replace(holder.encode(), b"Another")
    claims = base64.urlsafe_b64encode(claims).decode().rstrip("=")
    try:
        verify(f"{head}.{claims}.{signature}")
    except OB3VerificationError as error:
        assert "signature" in str(error), error
        print("ok  with the name of another it does not")
    else:
        raise AssertionError("a forged badge verifies")

    reason = json.dumps({"reason": "Cấp sai đối tượng"}).encode()
    seen = {"content_type": "application/json", "if_match": f'"{certificate["version"]}"'}
    call(f"{server}/v1/certificates/{certificate['id']}/revoke", reason, **me, **seen)
    try:
        verify(credential)
    except OB3VerificationError as error:
        assert "'revocation' is set" in str(error), error
        print("ok  once revoked it says so")
    else:
        raise AssertionError("a revoked badge verifies")


main(sys.argv[1])
