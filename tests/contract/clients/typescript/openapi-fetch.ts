// A day at the registry with openapi-fetch: openapi-fetch.ts SERVER SERIAL.
import createClient from "openapi-fetch";
import type { components, paths } from "../../made/registry";
import { account, isPdf, pause, rows, said, serial, server } from "./said";

type Schemas = components["schemas"];
type Json = "application/json" | "application/problem+json";

// Lists can be had as tables, too; this client takes JSON.
const registry = createClient<paths, Json>({ baseUrl: server });
const files = createClient<paths>({ baseUrl: server });

async function logIn(): Promise<void> {
  const { data } = await registry.POST("/oauth/token", {
    body: account,
    bodySerializer: (form) => new URLSearchParams(form as Record<string, string>),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  said("log in", data !== undefined);
  const withToken = {
    onRequest: ({ request }: { request: Request }) =>
      request.headers.set("Authorization", `Bearer ${data?.access_token}`),
  };
  registry.use(withToken);
  files.use(withToken);
}

async function pageOn(): Promise<string> {
  const query = { limit: 2, "appliedDate[gte]": "2020-01-01" };
  const { data: first } = await registry.GET("/v1/enrolments", { params: { query } });
  said("list", first?.data.length === 2);
  const cursor = first!.page.nextCursor!;
  const { data: second } = await registry.GET("/v1/enrolments", { params: { query: { ...query, cursor } } });
  said("page on", second!.data.every((row) => row.id !== first!.data[0]!.id));
  return first!.data[0]!.classId;
}

function person(citizenId: string, residenceUnitId: string): Schemas["TraineeInput"] {
  return { citizenId, fullName: "Lò Thị Hoa", sex: "FEMALE", birthDate: "2004-03-08", residenceUnitId };
}

async function create(): Promise<Schemas["TraineeView"]> {
  const query = { code: "03646", date: "2024-05-01" };
  const { data: place } = await registry.GET("/v1/admin-units/resolve", { params: { query } });
  const { data } = await registry.POST("/v1/trainees", {
    params: { header: { "Idempotency-Key": `live-${serial}` } },
    body: person(`0143049${serial}001`, place!.unit.id),
  });
  said("create", data?.fullName === "Lò Thị Hoa" && data.sex === "FEMALE");
  return data!;
}

async function patch(trainee: Schemas["TraineeView"]): Promise<void> {
  const change = () =>
    registry.PATCH("/v1/trainees/{trainee_id}", {
      params: { path: { trainee_id: trainee.id }, header: { "If-Match": `"${trainee.version}"` } },
      body: { address: "Bản Mòng" },
    });
  said("patch", (await change()).data?.address === "Bản Mòng");
  said("patch of a stale version", (await change()).error?.status === 412);
}

async function readProblem(commune: string): Promise<void> {
  const { error } = await registry.POST("/v1/trainees", { body: person(`0143059${serial}001`, commune) });
  const fault = error?.errors[0];
  said("problem", error?.status === 422 && fault?.code === "CITIZEN_ID_BIRTH_YEAR" && fault.pointer === "/citizenId");
}

async function upload(): Promise<void> {
  const sent = await registry.POST("/v1/imports", {
    params: { query: { kind: "trainees", system: "live" } },
    body: rows,
    bodySerializer: (body) => body,
    headers: { "Content-Type": "text/csv" },
  });
  let job = sent.data!;
  for (let tries = 0; job.state !== "SUCCEEDED" && tries < 100; tries++) {
    await pause();
    job = (await registry.GET("/v1/imports/{import_id}", { params: { path: { import_id: job.id } } })).data!;
  }
  said("upload", job.state === "SUCCEEDED" && job.counts.created === 1);
}

async function download(ofClass: string): Promise<void> {
  const { data } = await files.GET("/v1/classes/{class_id}/documents/{list}", {
    params: { path: { class_id: ofClass, list: "trainees" } },
    parseAs: "blob",
  });
  said("download", await isPdf(data!));
}

await logIn();
const ofClass = await pageOn();
const trainee = await create();
await patch(trainee);
await readProblem(trainee.residenceUnitId!);
await upload();
await download(ofClass);
