// How a person logs in in an app: authorization code with PKCE (RFC 6749, 7636, 9207).
import { LogIn } from "./tokens.js";

export interface App {
  clientId: string;
  /** Where the browser comes back to, as it is registered. */
  redirectUri: string;
  scope?: string;
}

/** What has to be kept, in `sessionStorage` for instance, until the browser comes back. */
export interface Pending {
  app: App;
  issuer: string;
  state: string;
  verifier: string;
}

/** Where to send the browser, and what to keep meanwhile. */
export async function beginLogIn(server: string, app: App): Promise<{ address: string; pending: Pending }> {
  const offered = await fetch(new URL("/.well-known/oauth-authorization-server", server));
  const metadata = (await offered.json()) as { issuer: string; authorization_endpoint: string };
  const pending = { app, issuer: metadata.issuer, state: random(), verifier: random() };
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(pending.verifier));
  const address = new URL(metadata.authorization_endpoint);
  const asked = {
    response_type: "code",
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    ...(app.scope ? { scope: app.scope } : {}),
    state: pending.state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return { address: address.href, pending };
}

/** The log-in that the browser brings back in its address; an error when it is not the answer to `pending`. */
export function endLogIn(address: string, { app, issuer, state, verifier }: Pending): LogIn {
  const brought = new URL(address).searchParams;
  if (brought.get("state") !== state || (brought.get("iss") ?? issuer) !== issuer) {
    throw new Error("the browser brought the answer to another question");
  }
  const code = brought.get("code");
  if (!code) throw new Error(brought.get("error_description") ?? brought.get("error") ?? "no code");
  const form = { grant_type: "authorization_code", code, redirect_uri: app.redirectUri, code_verifier: verifier };
  return new LogIn({ ...form, client_id: app.clientId }, app.clientId);
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(36)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
