// Requests that arrive: with a token, an idempotency key, and again when it is safe.
import { answered, Unreachable } from "./errors.js";
import { isBusy, isSafeToRepeat, Pauses, type Retry, retryAfter } from "./retry.js";
import type { Ask, Granted, Tokens } from "./tokens.js";

export interface Options {
  tokens?: Tokens;
  /** Of messages: `en`, unless it is said otherwise. */
  language?: "vi" | "en";
  retry?: Retry;
  /** For tests, and for programs with a proxy. */
  fetch?: (request: Request) => Promise<Response>;
}

export type Send = (request: Request) => Promise<Response>;

export function transport(url: string, options: Options): Send {
  const fetchOnce = options.fetch ?? ((request) => fetch(request));

  const ask: Ask = (path, form) => {
    const body = new URLSearchParams(form);
    const asked = send(new Request(new URL(path, url), { method: "POST", body }));
    return answered<Granted>(asked.then(parsed));
  };

  async function send(request: Request): Promise<Response> {
    prepare(request, options.language ?? "en");
    const tokens = isOauth(request) ? undefined : options.tokens;
    const pauses = new Pauses(options.retry);
    let renewed = false;
    for (;;) {
      const token = await tokens?.current(ask);
      if (token) request.headers.set("Authorization", `Bearer ${token}`);
      const response = await fetchOnce(request.clone()).catch(async (error: unknown) => {
        if (request.signal.aborted) throw error;
        if (isSafeToRepeat(request, error) && (await pauses.after())) return undefined;
        throw new Unreachable(`${request.method} ${request.url}`, { cause: error });
      });
      if (!response) continue;
      // It may have been withdrawn, or the server's keys were changed.
      const refused = response.status === 401 && token !== undefined && !renewed;
      if (refused && tokens?.dropped(token)) renewed = true;
      else if (!isBusy(response, request) || !(await pauses.after(retryAfter(response)))) return response;
      await response.body?.cancel();
    }
  }

  return send;
}

function isOauth(request: Request): boolean {
  return new URL(request.url).pathname.startsWith("/oauth/");
}

function prepare({ method, headers, url }: Request, language: string): void {
  if (!headers.has("Accept-Language")) headers.set("Accept-Language", language);
  // One for all tries: whichever arrives first is carried out, the others get its answer.
  const needsKey = method === "POST" && !new URL(url).pathname.startsWith("/oauth/");
  if (needsKey && !headers.has("Idempotency-Key")) headers.set("Idempotency-Key", crypto.randomUUID());
}

async function parsed(response: Response): Promise<{ data?: Granted; error?: unknown; response: Response }> {
  const body: unknown = await response.json().catch(() => undefined);
  return response.ok ? { data: body as Granted, response } : { error: body, response };
}
