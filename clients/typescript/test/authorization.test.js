// Logging a person in in an app, against a double of the authorization server.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { answered, beginLogIn, connect, endLogIn } from "jobregistry";

/** @type {Record<string, string>[]} */
const forms = [];
const server = createServer(async (request, answer) => {
  let body = "";
  for await (const piece of request) body += piece;
  const token = request.headers.authorization ?? "";
  if (request.url === "/oauth/token") {
    forms.push(Object.fromEntries(new URLSearchParams(body)));
    answer.end(JSON.stringify({ access_token: `t${forms.length}`, expires_in: 600, refresh_token: `r${forms.length}` }));
  } else if (request.url === "/v1/users/me") {
    answer.setHeader("Content-Type", "application/json").end(JSON.stringify({ username: token }));
  } else {
    answer.end(JSON.stringify({ issuer: url(), authorization_endpoint: `${url()}/oauth/authorize` }));
  }
});
const app = { clientId: "app", redirectUri: "https://app.example/back", scope: "classes:read" };

before(() => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined))));
after(() => server.close());

function url() {
  return `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
}

test("a person logs in in the browser", async () => {
  const { address, pending } = await beginLogIn(url(), app);
  const asked = Object.fromEntries(new URL(address).searchParams);
  const challenge = createHash("sha256").update(pending.verifier).digest("base64url");
  assert.equal(asked["code_challenge"], challenge);
  assert.equal(asked["client_id"], "app");

  const back = new URLSearchParams({ code: "code-1", state: asked["state"] ?? "", iss: url() });
  const logIn = endLogIn(`${app.redirectUri}?${back}`, pending);
  const registry = connect(url(), { tokens: logIn });
  assert.equal((await answered(registry.GET("/v1/users/me"))).username, "Bearer t1");
  assert.equal(logIn.refreshToken, "r1");
  assert.equal(forms[0]?.["code_verifier"], pending.verifier);
  assert.equal(forms[0]?.["redirect_uri"], app.redirectUri);

  logIn.dropped("t1");
  assert.equal((await answered(registry.GET("/v1/users/me"))).username, "Bearer t2");
  assert.equal(forms[1]?.["refresh_token"], "r1");
});

test("what the browser brings is looked at", async () => {
  const { pending } = await beginLogIn(url(), app);
  const end = (/** @type {Record<string, string>} */ brought) => () =>
    endLogIn(`${app.redirectUri}?${new URLSearchParams(brought)}`, pending);
  assert.throws(end({ code: "c", state: "of another" }), /another question/);
  assert.throws(end({ code: "c", state: pending.state, iss: "http://elsewhere" }), /another question/);
  assert.throws(end({ error: "access_denied", state: pending.state }), /access_denied/);
});
