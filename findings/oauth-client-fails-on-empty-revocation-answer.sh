#!/usr/bin/env bash
# Guessed: RFC 7009, section 2.2, lets a server answer a revocation with 200 and nothing, and says that the client
# ignores the content; so an empty answer suits every client.
#
# What happens: simple-oauth2 revokes a token, the server has done so and answers 200 with an empty body, and
# `revoke` is rejected with 406, which no server has sent. Its HTTP client reads
# every answer as JSON and refuses one without that media type. With `{}` as JSON it succeeds.
#
# Seen 2026-12-01 with Node 20.20.2 and simple-oauth2 5.1.0.
#
# For us: `/oauth/revoke` answers `{}` (`EndedView` in src/resources/oauth/model.rs; tests/contract/oauth/flows.mjs).
#
# Ends with 0 while this is so, and with something else once it is not.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel=error --ignore-scripts --no-audit --no-fund --prefix "$folder" simple-oauth2@5.1.0

cat >check.mjs <<'EOF'
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import simple from 'simple-oauth2';

let answer;
let revoked = 0;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    revoked += 1;
    answer(response);
  });
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const client = new simple.AuthorizationCode({
  client: {id: 'app', secret: 'secret'},
  auth: {tokenHost: `http://127.0.0.1:${server.address().port}`, revokePath: '/revoke'},
});
const token = client.createToken({access_token: 'a', refresh_token: 'r', expires_in: 600});

answer = response => response.writeHead(200).end();
await assert.rejects(token.revoke('refresh_token'), error => {
  console.log(`an empty 200: ${error.message}`);
  return error.output.statusCode === 406;
});
answer = response => response.writeHead(200, {'content-type': 'application/json'}).end('{}');
await token.revoke('refresh_token');
console.log('{} as JSON: revoked');
assert.equal(revoked, 2);
server.close();
EOF
node check.mjs
