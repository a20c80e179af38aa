// A day at the registry with the client of openapi-generator for fetch: typescript-fetch.ts SERVER SERIAL.
import * as registry from "../../made/typescript-fetch";
import { account, isPdf, pause, rows, said, serial, server } from "./said";

let settings = new registry.Configuration({ basePath: server });

async function logIn(): Promise<void> {
  const { grant_type: grantType, username, password } = account;
  const token = await new registry.OauthApi(settings).oauthToken({ grantType, username, password });
  said("log in", token.accessToken !== "");
  // Of OAuth this client sends what it is given, without a word before it.
  settings = new registry.Configuration({ basePath: server, accessToken: `Bearer ${token.accessToken}` });
}

async function pageOn(): Promise<string> {
  const enrolments = new registry.EnrolmentsApi(settings);
  const asked = { limit: 2, appliedDateGte: new Date("2020-01-01") };
  const first = await enrolments.enrolmentList(asked);
  said("list", first.data.length === 2);
  const second = await enrolments.enrolmentList({ ...asked, cursor: first.page.nextCursor! });
  said("page on", second.data.every((row) => row.id !== first.data[0]!.id));
  return first.data[0]!.classId;
}

function person(citizenId: string, residenceUnitId: string): registry.TraineeInput {
  const sex = registry.Sex.Female;
  return { citizenId, fullName: "Lò Thị Hoa", sex, birthDate: "2004-03-08", residenceUnitId };
}

async function create(): Promise<registry.TraineeView> {
  const places = new registry.AdminUnitsApi(settings);
  const { unit } = await places.unitResolve({ code: "03646", date: new Date("2024-05-01") });
  const made = await new registry.TraineesApi(settings).traineeCreate({
    idempotencyKey: `live-${serial}`,
    traineeInput: person(`0143049${serial}001`, unit.id),
  });
  said("create", made.fullName === "Lò Thị Hoa" && made.sex === "FEMALE");
  return made;
}

/** The problem that a request is refused with. */
async function problemOf(answer: Promise<unknown>): Promise<registry.Problem | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    return registry.ProblemFromJSON(await (error as registry.ResponseError).response.json());
  }
}

async function patch(trainee: registry.TraineeView): Promise<void> {
  const trainees = new registry.TraineesApi(settings);
  const asked = {
    traineeId: trainee.id,
    ifMatch: `"${trainee.version}"`,
    traineeInputPatch: { address: "Bản Mòng" } as registry.TraineeInputPatch,
  };
  said("patch", (await trainees.traineeChange(asked)).address === "Bản Mòng");
  const problem = await problemOf(trainees.traineeChange(asked));
  said("patch of a stale version", problem?.status === 412);
}

async function readProblem(commune: string): Promise<void> {
  const traineeInput = person(`0143059${serial}001`, commune);
  const problem = await problemOf(new registry.TraineesApi(settings).traineeCreate({ traineeInput }));
  const fault = problem?.errors[0];
  said("problem", problem?.status === 422 && fault?.code === "CITIZEN_ID_BIRTH_YEAR" && fault.pointer === "/citizenId");
}

async function upload(): Promise<void> {
  const imports = new registry.ImportsApi(settings);
  let job = await imports.importCreate({ kind: registry.ImportKind.Trainees, system: "live", body: rows });
  for (let tries = 0; job.state !== "SUCCEEDED" && tries < 100; tries++) {
    await pause();
    job = await imports.importRead({ importId: job.id });
  }
  said("upload", job.state === "SUCCEEDED" && job.counts.created === 1);
}

async function download(ofClass: string): Promise<void> {
  const documents = new registry.DocumentsApi(settings);
  const list = registry.ClassDocumentReadListEnum.Trainees;
  said("download", await isPdf(await documents.classDocumentRead({ classId: ofClass, list })));
}

await logIn();
const ofClass = await pageOn();
const trainee = await create();
await patch(trainee);
await readProblem(trainee.residenceUnitId!);
await upload();
await download(ofClass);
