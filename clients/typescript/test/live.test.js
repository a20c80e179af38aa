// The client against a real server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answered, clientCredentials, connect, etag, every, follow, LogIn, password, Refused } from "jobregistry";
import { startDemo } from "./server.js";

/** @type {{url: string, stop: () => void}} */
let demo;
/** @type {import("jobregistry").Registry} */
let school;

before(async () => {
  demo = await startDemo();
  school = connect(demo.url, { tokens: password("school", "hoc-nghe-son-la") });
});

after(() => demo.stop());

/** @param {string} citizenId */
async function aWoman(citizenId) {
  const query = { code: "03646", date: "2024-05-01" };
  const place = await answered(school.GET("/v1/admin-units/resolve", { params: { query } }));
  const sex = /** @type {const} */ ("FEMALE");
  return { citizenId, fullName: "Lò Thị Hoa", sex, birthDate: "2004-03-08", residenceUnitId: place.unit.id };
}

/** @template Row @param {AsyncIterable<Row>} rows */
async function all(rows) {
  const found = [];
  for await (const row of rows) found.push(row);
  return found;
}

test("a row is made, read and changed", async () => {
  const made = await answered(school.POST("/v1/trainees", { body: await aWoman("014304666001") }));
  assert.equal(made.fullName, "Lò Thị Hoa");
  const change = () =>
    answered(
      school.PATCH("/v1/trainees/{trainee_id}", {
        params: { path: { trainee_id: made.id }, header: { "If-Match": etag(made) } },
        body: { address: "Bản Mòng" },
      }),
    );
  assert.equal((await change()).address, "Bản Mòng");
  await assert.rejects(change, (error) => error instanceof Refused && error.status === 412);
  const history = await all(every(school, "/v1/trainees/{trainee_id}/history", { path: { trainee_id: made.id } }));
  assert.deepEqual(history[0]?.changes[0], { member: "address", before: null, after: "Bản Mòng" });
});

test("a refusal names every fault", async () => {
  const asked = answered(school.POST("/v1/trainees", { body: await aWoman("014305666002") }));
  await assert.rejects(asked, (error) => {
    assert(error instanceof Refused);
    assert.deepEqual(
      error.errors.map(({ pointer, code }) => [pointer, code]),
      [["/citizenId", "CITIZEN_ID_BIRTH_YEAR"]],
    );
    return true;
  });
});

test("a list goes on to its end", async () => {
  const whole = await all(every(school, "/v1/classes"));
  const byTwo = await all(every(school, "/v1/classes", { query: { limit: 2 } }));
  assert(whole.length > 2);
  assert.deepEqual(byTwo, whole);
});

test("a thinned row has what was asked for", async () => {
  const rows = await all(every(school, "/v1/trainees", { query: { fields: ["fullName"] } }));
  assert.deepEqual(new Set(rows.flatMap(Object.keys)), new Set(["id", "fullName"]));
  assert.equal(typeof rows[0]?.fullName, "string");
});

test("the feed is followed from a snapshot to the last change", async () => {
  /** @type {string | undefined} */
  let place;
  const cursors = { load: () => place, save: (/** @type {string} */ next) => void (place = next) };
  const held = await all(follow(school, cursors, { types: ["trainees"], wait: 0 }));
  assert(held[0]?.begins && held.some((batch) => batch.ends));
  const made = await answered(school.POST("/v1/trainees", { body: await aWoman("014304666003") }));
  const [told] = await all(follow(school, cursors, { types: ["trainees"], wait: 0 }));
  assert.deepEqual(told?.changes.map(({ op, id }) => [op, id]), [["UPSERT", made.id]]);
});

test("a program logs in with its own credentials", async () => {
  const admin = connect(demo.url, { tokens: password("admin", "hoc-nghe-son-la") });
  const me = await answered(school.GET("/v1/users/me"));
  const client = await answered(
    admin.POST("/v1/clients", {
      body: { name: "Sync", organisationId: me.organisation.id, role: "SCHOOL_REGISTRAR", scopes: me.scopes },
    }),
  );
  const program = connect(demo.url, { tokens: clientCredentials(client.id, client.secret ?? "") });
  const page = await answered(program.GET("/v1/classes", { params: { query: { limit: 1 } } }));
  assert.equal(page.data.length, 1);
});

test("a log-in goes on with its refresh token", async () => {
  const first = password("school", "hoc-nghe-son-la");
  await answered(connect(demo.url, { tokens: first }).GET("/v1/users/me"));
  assert(first.refreshToken);
  const later = LogIn.from(first.refreshToken);
  const me = await answered(connect(demo.url, { tokens: later }).GET("/v1/users/me"));
  assert.equal(me.username, "school");
  assert.notEqual(later.refreshToken, first.refreshToken);
});

test("wrong credentials are said plainly", async () => {
  const nobody = connect(demo.url, { tokens: password("school", "wrong") });
  await assert.rejects(answered(nobody.GET("/v1/users/me")), /INVALID_GRANT/);
});

test("a file goes in, and a paper comes out", async () => {
  const rows = "fullName,sex,birthDate,citizenId,residenceCode\nLò Thị Mai,FEMALE,2004-05-17,014304666004,03646\n";
  const job = await answered(
    school.POST("/v1/imports", {
      params: { query: { kind: "trainees", system: "live", mode: "validate" } },
      body: rows,
      bodySerializer: (body) => body,
      headers: { "Content-Type": "text/csv" },
    }),
  );
  assert.equal(job.state, "QUEUED");
  const [row] = await all(every(school, "/v1/enrolments", { query: { limit: 1 } }));
  assert(row);
  const paper = await answered(
    school.files.GET("/v1/classes/{class_id}/documents/{list}", {
      params: { path: { class_id: row.classId, list: "trainees" } },
      parseAs: "blob",
    }),
  );
  assert.equal(await /** @type {Blob} */ (/** @type {unknown} */ (paper)).slice(0, 4).text(), "%PDF");
});
