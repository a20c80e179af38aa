// A day at the registry with the client of openapi-generator for axios: typescript-axios.ts SERVER SERIAL.
import { isAxiosError } from "axios";
import * as registry from "../../made/typescript-axios";
import { account, isPdf, pause, rows, said, serial, server } from "./said";

const settings = new registry.Configuration({ basePath: server });

async function logIn(): Promise<void> {
  const { grant_type: grantType, username, password } = account;
  const { data } = await new registry.OauthApi(settings).oauthToken({ grantType, username, password });
  said("log in", data.access_token !== "");
  settings.accessToken = data.access_token;
}

async function pageOn(): Promise<string> {
  const enrolments = new registry.EnrolmentsApi(settings);
  const asked = { limit: 2, appliedDateGte: "2020-01-01" };
  const { data: first } = await enrolments.enrolmentList(asked);
  said("list", first.data.length === 2);
  const { data: second } = await enrolments.enrolmentList({ ...asked, cursor: first.page.nextCursor! });
  said("page on", second.data.every((row) => row.id !== first.data[0]!.id));
  return first.data[0]!.classId;
}

function person(citizenId: string, residenceUnitId: string): registry.TraineeInput {
  const sex = registry.Sex.Female;
  return { citizenId, fullName: "Lò Thị Hoa", sex, birthDate: "2004-03-08", residenceUnitId };
}

async function create(): Promise<registry.TraineeView> {
  const places = new registry.AdminUnitsApi(settings);
  const { data: place } = await places.unitResolve({ code: "03646", date: "2024-05-01" });
  const { data: made } = await new registry.TraineesApi(settings).traineeCreate({
    idempotencyKey: `live-${serial}`,
    traineeInput: person(`0143049${serial}001`, place.unit.id),
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
    return isAxiosError<registry.Problem>(error) ? error.response?.data : undefined;
  }
}

async function patch(trainee: registry.TraineeView): Promise<void> {
  const trainees = new registry.TraineesApi(settings);
  const asked = {
    traineeId: trainee.id,
    ifMatch: `"${trainee.version}"`,
    traineeInputPatch: { address: "Bản Mòng" } as registry.TraineeInputPatch,
  };
  said("patch", (await trainees.traineeChange(asked)).data.address === "Bản Mòng");
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
  const sent = await imports.importCreate({ kind: registry.ImportKind.Trainees, system: "live", body: rows });
  let job = sent.data;
  for (let tries = 0; job.state !== "SUCCEEDED" && tries < 100; tries++) {
    await pause();
    job = (await imports.importRead({ importId: job.id })).data;
  }
  said("upload", job.state === "SUCCEEDED" && job.counts.created === 1);
}

async function download(ofClass: string): Promise<void> {
  const asked = { classId: ofClass, list: registry.ClassDocumentReadListEnum.Trainees };
  const documents = new registry.DocumentsApi(settings);
  // Unless it is told, axios in Node takes every answer for text.
  const { data } = await documents.classDocumentRead(asked, { responseType: "arraybuffer" });
  said("download", await isPdf(new Blob([data])));
}

await logIn();
const ofClass = await pageOn();
const trainee = await create();
await patch(trainee);
await readProblem(trainee.residenceUnitId!);
await upload();
await download(ofClass);
