#!/usr/bin/env bash
# Guessed: whoever verifies a credential gives the issuer's document once, as `controller`, and it serves for
# the whole check, that of the status list of the same issuer too. And as eddsa-jcs-2022 needs no JSON-LD, no
# context is asked for, whatever form the issuer's document has.
#
# What happens:
# - `verifyCredential` takes `controller` for the credential and hands it to `checkStatus`, which drops it. The
#   status list is verified by an issuer's document that the document loader has to give. Where it cannot,
#   the credential counts as verified, its status not, and so the whole does not.
# - That document is taken as it is when its first context is DID v1: no context is asked for. With another
#   one first (tried: CID v1, the standard's own, and security v2) it is framed with JSON-LD, which asks the
#   loader for the contexts and fails without: "Dereferencing a URL did not result in a valid JSON-LD object".
#   The framing is known upstream: digitalbazaar/jsonld-signatures #182.
#
# Seen 2026-12-01 with Node 20.20.2 and the versions below.
#
# For us: the loader of an employer who checks for revocation has to give our issuer's document, even when
# `controller` has it. It names DID v1 first, so that a loader of our addresses alone does: `ISSUER_CONTEXTS` in
# src/resources/certificates/credential.rs. tests/credential/check.js has such a loader and runs in CI;
# docs/adr/0025 tells why.
#
# Ends with 0 while this is so, and with something else once it is not.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel=error --ignore-scripts --no-audit --no-fund --prefix "$folder" \
  @digitalbazaar/vc@7.3.0 @digitalbazaar/vc-bitstring-status-list@2.0.1 \
  @digitalbazaar/data-integrity@2.5.0 @digitalbazaar/eddsa-jcs-2022-cryptosuite@1.0.0 \
  @digitalbazaar/ed25519-multikey@1.3.1 @digitalbazaar/multikey-context@2.0.1 \
  jsonld-signatures@11.6.0 jsonld@9.0.0

cat >check.mjs <<'EOF'
import assert from 'node:assert/strict';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as suites from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {generate} from '@digitalbazaar/ed25519-multikey';
import multikey from '@digitalbazaar/multikey-context';
import {issue, verifyCredential} from '@digitalbazaar/vc';
import {checkStatus, createCredential, createList} from '@digitalbazaar/vc-bitstring-status-list';

const ISSUER = 'https://registry.example/issuer';
const LIST = 'https://registry.example/status/1';

const pair = await generate({controller: ISSUER});
const key = await pair.export({publicKey: true});
const signing =
  new DataIntegrityProof({signer: pair.signer(), cryptosuite: suites.createSignCryptosuite()});
const suite = new DataIntegrityProof({cryptosuite: suites.createVerifyCryptosuite()});
const signed = credential => issue({credential, suite: signing});

const bits = await createList({length: 131072});
const unsigned = await createCredential({id: LIST, list: bits, statusPurpose: 'revocation'});
const list = await signed({...unsigned, issuer: ISSUER, validFrom: '2026-12-01T00:00:00Z'});

const credential = await signed({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: ISSUER,
  validFrom: '2026-12-01T00:00:00Z',
  credentialSubject: {id: 'https://registry.example/trainees/1'},
  credentialStatus: {
    type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '4',
    statusListCredential: LIST,
  },
});

// What is verified, what the loader was asked for beside the key and the list, and what went wrong.
async function look(contexts, {given = false, loads}) {
  const {'@context': _, ...method} = key;
  const document =
    {'@context': contexts, id: ISSUER, assertionMethod: [key.id], verificationMethod: [method]};
  const known = new Map([[key.id, key], [LIST, list], [ISSUER, document], ...multikey.contexts]);
  const asked = new Set();
  async function documentLoader(url) {
    if(![key.id, LIST].includes(url)) {
      asked.add(url);
      if(!loads.includes(url)) throw new Error(`not loaded: ${url}`);
    }
    return {document: structuredClone(known.get(url)), documentUrl: url, contextUrl: null};
  }
  const controller = given ? structuredClone(document) : undefined;
  const found = await verifyCredential({credential, controller, suite, documentLoader, checkStatus});
  const {statusResult: status, results} = found;
  const error = (status?.error?.cause ?? found.error)?.errors[0].message.split('. ')[0];
  return [
    found.verified, results[0].verified, status?.verified, status?.results?.[0].status, [...asked], error];
}

async function expect(what, contexts, options, ...seen) {
  const answer = await look(contexts, options);
  console.log(what, ...answer);
  assert.deepEqual(answer, seen, what);
}

const MULTIKEY = multikey.CONTEXT_URL;
const DID = ['https://www.w3.org/ns/did/v1', MULTIKEY];
const CID = ['https://www.w3.org/ns/cid/v1'];
const SECURITY = ['https://w3id.org/security/v2', MULTIKEY]; // jsonld-signatures itself knows the first
const loads = [ISSUER];
const [none, asks] = [undefined, context => [ISSUER, context]];
const wrong = 'Dereferencing a URL did not result in a valid JSON-LD object';

console.log('issuer: whole, credential, status verified; revoked; asked for; error');
await expect('DID, loaded:', DID, {loads}, true, true, true, false, [ISSUER], none);
await expect('DID, given alone:', DID, {given: true, loads: []},
  false, true, false, none, [ISSUER], `not loaded: ${ISSUER}`);
await expect('CID, loaded:', CID, {loads}, false, false, none, none, asks(CID[0]), wrong);
await expect('security, loaded and given:', SECURITY, {loads, given: true},
  false, true, false, none, asks(MULTIKEY), wrong);
await expect('security, with its context:', SECURITY, {loads: asks(MULTIKEY)},
  true, true, true, false, asks(MULTIKEY), none);
EOF
node check.mjs
