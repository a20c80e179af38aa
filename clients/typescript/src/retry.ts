// When to try again, and after how long.

export interface Retry {
  /** Failures after which a request is given up. */
  tries?: number;
  /** Milliseconds. */
  firstPause?: number;
  longestPause?: number;
  sleep?: (milliseconds: number) => Promise<void>;
}

const USUAL: Required<Retry> = {
  tries: 6,
  firstPause: 500,
  longestPause: 60_000,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Pauses that grow and have random lengths, so that a thousand clients that fell together do not rise together. */
export class Pauses {
  private readonly retry: Required<Retry>;
  private failures = 0;

  constructor(retry: Retry = {}) {
    this.retry = { ...USUAL, ...retry };
  }

  /** Waits after a failure, at least as long as the server wants; false when it is time to give up. */
  async after(atLeast = 0): Promise<boolean> {
    this.failures += 1;
    if (this.failures >= this.retry.tries) return false;
    const ceiling = Math.min(this.retry.firstPause * 2 ** (this.failures - 1), this.retry.longestPause);
    await this.retry.sleep(atLeast + ceiling * (0.5 + Math.random() / 2));
    return true;
  }
}

/** Whether the server asks to be asked again. A gateway does not know what became of a request. */
export function isBusy(response: Response, request: Request): boolean {
  if (response.status === 429 || response.status === 503) return true;
  return (response.status === 502 || response.status === 504) && isRepeatable(request);
}

/** `Retry-After` in milliseconds; this server never sends a date. */
export function retryAfter(response: Response): number {
  return Number(response.headers.get("Retry-After") ?? 0) * 1000 || 0;
}

const NOT_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

/** Whether a request may be sent again although nobody knows if the first one arrived. */
export function isSafeToRepeat(request: Request, error: unknown): boolean {
  const cause = (error as { cause?: { code?: string } }).cause;
  return isRepeatable(request) || NOT_SENT.includes(cause?.code ?? "");
}

/** A PATCH or DELETE sent twice would be told that its version is stale; a token request is good once. */
function isRepeatable(request: Request): boolean {
  if (["GET", "HEAD", "OPTIONS", "PUT"].includes(request.method)) return true;
  return request.method === "POST" && request.headers.has("Idempotency-Key");
}
