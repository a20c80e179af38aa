// What can go wrong, each with what the caller needs in order to go on.
import type { components } from "../registry.js";

export type Problem = components["schemas"]["Problem"];

/** The server's answer was a problem. Branch on `code`, show the message. */
export class Refused extends Error {
  override readonly name = "Refused";

  constructor(
    readonly problem: Problem,
    readonly response: Response,
  ) {
    const faults = problem.errors.map(({ pointer, parameter, message }) => `\n  ${pointer ?? parameter ?? "the request"}: ${message}`);
    super(`${problem.status} ${problem.code}: ${problem.detail}${faults.join("")}`);
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** Everything wrong with the request, all at once. */
  get errors(): Problem["errors"] {
    return this.problem.errors;
  }
}

/** The line broke, and trying again did not help or was not safe. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** What `openapi-fetch` answers. */
interface Result<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of an answer; a problem is thrown as `Refused`. */
export async function answered<Data>(asked: Promise<Result<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked;
  if (!response.ok || data === undefined || data === null) throw new Refused(asProblem(error, response), response);
  return data;
}

/** What a proxy or the token operation says in words of its own becomes a problem, too. */
function asProblem(error: unknown, response: Response): Problem {
  const body = typeof error === "object" && error !== null ? (error as Record<string, unknown>) : {};
  if (typeof body["code"] === "string" && Array.isArray(body["errors"])) return body as unknown as Problem;
  const detail = String(body["error_description"] ?? body["error"] ?? response.statusText);
  return {
    type: "about:blank",
    title: detail,
    detail,
    status: response.status,
    code: String(body["error"] ?? `HTTP_${response.status}`).toUpperCase(),
    errors: [],
    retryable: [408, 429, 502, 503, 504].includes(response.status),
    requestId: response.headers.get("X-Request-Id") ?? "",
  };
}
