// What the connection does when a line or a server is bad, without either.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, clientCredentials, connect, follow, Unreachable } from "jobregistry";

/** @typedef {Response | Error} Answer */

/**
 * A server that answers in order what it is told to.
 * @param {Answer[]} answers
 */
function script(...answers) {
  /** @type {Request[]} */
  const calls = [];
  /** @type {number[]} */
  const pauses = [];
  let tokens = 0;
  const registry = connect("http://registry", {
    tokens: clientCredentials("c", "s"),
    retry: { tries: 4, sleep: async (milliseconds) => void pauses.push(milliseconds) },
    fetch: async (request) => {
      if (request.url.endsWith("/oauth/token")) {
        return Response.json({ access_token: `t${++tokens}`, expires_in: 600 });
      }
      calls.push(request);
      const answer = answers.shift();
      if (answer instanceof Error || !answer) throw answer ?? new Error("asked too often");
      return answer;
    },
  });
  return { registry, calls, pauses };
}

/** @param {number} status @param {string} code @param {Record<string, string>} [headers] */
function problem(status, code, headers = {}) {
  const body = { type: "", title: code, status, detail: code, code, errors: [], retryable: false, requestId: "r" };
  return Response.json(body, { status, headers });
}

const broken = () => new TypeError("fetch failed");
const page = (/** @type {object} */ told) => Response.json({ data: [], page: { types: ["classes"], ...told } });

test("a busy server is asked again when it says", async () => {
  const { registry, calls, pauses } = script(problem(503, "BUSY", { "Retry-After": "7" }), problem(429, "SLOW"), page({}));
  await answered(registry.GET("/v1/classes"));
  assert.equal(calls.length, 3);
  assert((pauses[0] ?? 0) >= 7000 && (pauses[1] ?? 0) < 7000);
});

test("the pauses end", async () => {
  const { registry, calls } = script(broken(), broken(), broken(), broken());
  await assert.rejects(registry.GET("/v1/classes"), Unreachable);
  assert.equal(calls.length, 4);
});

test("a POST keeps its key over all tries", async () => {
  const { registry, calls } = script(broken(), problem(422, "X"), problem(422, "X"));
  const body = { name: "n", kind: "AGENCY" };
  for (let times = 0; times < 2; times++) await registry.POST("/v1/organisations", { body: /** @type {any} */ (body) });
  const keys = calls.map((call) => call.headers.get("Idempotency-Key"));
  assert(keys[0] && keys[0] === keys[1] && keys[1] !== keys[2]);
  assert.deepEqual(await calls[1]?.json(), body);
});

test("a change is not repeated blindly", async () => {
  const { registry, calls } = script(broken());
  const params = { path: { trainee_id: "1" }, header: { "If-Match": '"1"' } };
  await assert.rejects(registry.PATCH("/v1/trainees/{trainee_id}", { params, body: {} }), Unreachable);
  assert.equal(calls.length, 1);
});

test("a change that surely did not arrive is", async () => {
  const refused = new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
  const { registry, calls } = script(refused, problem(412, "VERSION_STALE"));
  const params = { path: { trainee_id: "1" }, header: { "If-Match": '"1"' } };
  await registry.PATCH("/v1/trainees/{trainee_id}", { params, body: {} });
  assert.equal(calls.length, 2);
});

test("a token serves until it is refused", async () => {
  const { registry, calls } = script(page({}), problem(401, "TOKEN_INVALID"), page({}), problem(401, "X"), problem(401, "X"));
  await registry.GET("/v1/classes");
  await registry.GET("/v1/classes");
  const { response } = await registry.GET("/v1/classes");
  assert.equal(response.status, 401);
  const sent = calls.map((call) => call.headers.get("Authorization"));
  assert.deepEqual(sent, ["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2", "Bearer t3"]);
});

test("an expired cursor leads to a snapshot and on", async () => {
  const { registry, calls } = script(
    problem(410, "CURSOR_EXPIRED"),
    page({ nextCursor: "s2", feedCursor: null }),
    page({ nextCursor: null, feedCursor: "f1" }),
    page({ nextCursor: "f2", hasMore: false, heldBack: false }),
  );
  let place = "feed old";
  const cursors = { load: () => place, save: (/** @type {string} */ next) => void (place = next) };
  const told = [];
  for await (const batch of follow(registry, cursors, { wait: 0 })) told.push([batch.begins, batch.ends]);
  assert.deepEqual(told, [[true, false], [false, true]]);
  const asked = calls.map(({ url }) => [new URL(url).pathname, new URL(url).searchParams.get("cursor")]);
  assert.deepEqual(asked, [
    ["/v1/changes", "old"],
    ["/v1/changes/snapshot", null],
    ["/v1/changes/snapshot", "s2"],
    ["/v1/changes", "f1"],
  ]);
  assert.equal(place, "feed f2");
});
