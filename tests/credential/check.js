// Verifies a certificate of a demo server with Digital Bazaar's verifier of credentials 2.0 (a proof
// inside the credential), revokes the certificate, and sees it revoked: node check.js http://127.0.0.1:8080

import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {verifyCredential} from '@digitalbazaar/vc';

const PASSWORD = 'hoc-nghe-son-la';
const [server] = process.argv.slice(2);

async function call(path, options = {}) {
  const url = new URL(path, server);
  const headers = {accept: 'application/vc, application/json', ...options.headers};
  const response = await fetch(url, {...options, headers});
  if(!response.ok) {
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

// What a credential names is read from the registry, and from nowhere else.
async function documentLoader(url) {
  if(!url.startsWith(`${server}/`)) {
    throw new Error(`the credential leads to ${url}`);
  }
  const whole = await call(url);
  const method = whole.verificationMethod?.find(({id}) => id === url);
  return {document: method ?? whole, documentUrl: url, contextUrl: null};
}

const suite = new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});

async function verify(credential) {
  const check = options => checkStatus({...options, suite});
  const result =
    await verifyCredential({credential, suite, documentLoader, checkStatus: check});
  const revoked = result.statusResult?.results?.some(({status}) => status);
  return {verified: result.verified, revoked, result};
}

function expect(holds, what, {result}) {
  if(!holds) {
    console.dir(result, {depth: 8});
    throw new Error(`not so: ${what}`);
  }
  console.log(`ok  ${what}`);
}

const login = new URLSearchParams({grant_type: 'password', username: 'lead', password: PASSWORD});
const {access_token: token} = await call('/oauth/token', {method: 'POST', body: login});
const authorization = `Bearer ${token}`;
const page = await call('/v1/certificates?status=ISSUED&limit=1', {headers: {authorization}});
const [{id, version, verificationUrl}] = page.data;

const credential = await call(`${verificationUrl}/credential`);
const issued = await verify(credential);
expect(issued.verified && issued.revoked === false, 'a credential verifies', issued);

const forged = structuredClone(credential);
forged.credentialSubject.identifier[0].identityHash = 'Người khác';
const refused = await verify(forged);
expect(!refused.verified, 'with the name of another it does not', refused);

await call(`/v1/certificates/${id}/revoke`, {
  method: 'POST',
  body: JSON.stringify({reason: 'Cấp sai đối tượng'}),
  headers: {authorization, 'content-type': 'application/json', 'if-match': `"${version}"`},
});
const revoked = await verify(credential);
expect(revoked.verified && revoked.revoked, 'once revoked it says so', revoked);
