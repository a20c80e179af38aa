// A day at the registry with the client of hey-api: hey-api.ts SERVER SERIAL.
import * as registry from "../../made/hey-api";
import { client } from "../../made/hey-api/client.gen";
import { account, isPdf, pause, rows, said, serial, server } from "./said";

client.setConfig({ baseUrl: server });

async function logIn(): Promise<void> {
  const { data } = await registry.oauthToken({ body: account });
  said("log in", data !== undefined);
  client.setConfig({ auth: data!.access_token });
}

async function pageOn(): Promise<string> {
  const query = { limit: 2, "appliedDate[gte]": "2020-01-01" };
  const { data: first } = await registry.enrolmentList({ query });
  const rowsOf = (page: typeof first) => (page as registry.PageEnrolmentView).data;
  said("list", rowsOf(first).length === 2);
  const cursor = (first as registry.PageEnrolmentView).page.nextCursor!;
  const { data: second } = await registry.enrolmentList({ query: { ...query, cursor } });
  said("page on", rowsOf(second).every((row) => row.id !== rowsOf(first)[0]!.id));
  return rowsOf(first)[0]!.classId;
}

function person(citizenId: string, residenceUnitId: string): registry.TraineeInput {
  return { citizenId, fullName: "Lò Thị Hoa", sex: "FEMALE", birthDate: "2004-03-08", residenceUnitId };
}

async function create(): Promise<registry.TraineeView> {
  const { data: place } = await registry.unitResolve({ query: { code: "03646", date: "2024-05-01" } });
  const { data } = await registry.traineeCreate({
    body: person(`0143049${serial}001`, place!.unit.id),
    headers: { "Idempotency-Key": `live-${serial}` },
  });
  said("create", data?.fullName === "Lò Thị Hoa" && data.sex === "FEMALE");
  return data!;
}

async function patch(trainee: registry.TraineeView): Promise<void> {
  const change = () =>
    registry.traineeChange({
      path: { trainee_id: trainee.id },
      headers: { "If-Match": `"${trainee.version}"` },
      body: { address: "Bản Mòng" },
    });
  said("patch", (await change()).data?.address === "Bản Mòng");
  said("patch of a stale version", (await change()).error?.status === 412);
}

async function readProblem(commune: string): Promise<void> {
  const { error } = await registry.traineeCreate({ body: person(`0143059${serial}001`, commune) });
  const fault = error?.errors[0];
  said("problem", error?.status === 422 && fault?.code === "CITIZEN_ID_BIRTH_YEAR" && fault.pointer === "/citizenId");
}

async function upload(): Promise<void> {
  const sent = await registry.importCreate({
    query: { kind: "trainees", system: "live" },
    body: rows,
    bodySerializer: null,
    headers: { "Content-Type": "text/csv" },
  });
  let job = sent.data!;
  for (let tries = 0; job.state !== "SUCCEEDED" && tries < 100; tries++) {
    await pause();
    job = (await registry.importRead({ path: { import_id: job.id } })).data!;
  }
  said("upload", job.state === "SUCCEEDED" && job.counts.created === 1);
}

async function download(ofClass: string): Promise<void> {
  const { data } = await registry.classDocumentRead({
    path: { class_id: ofClass, list: "trainees" },
    parseAs: "blob",
  });
  said("download", await isPdf(data as Blob));
}

await logIn();
const ofClass = await pageOn();
const trainee = await create();
await patch(trainee);
await readProblem(trainee.residenceUnitId!);
await upload();
await download(ofClass);
