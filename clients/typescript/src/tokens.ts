// Where a connection takes its token from: a program's own credentials, or the log-in of a person.

/** Sends a form to an operation of `/oauth`. */
export type Ask = (path: string, form: Record<string, string>) => Promise<Granted>;

export interface Granted {
  access_token: string;
  expires_in: number;
  refresh_token?: string | null;
}

export interface Tokens {
  /** A token that is good now. */
  current(ask: Ask): Promise<string>;
  /** Forget a token that was refused; whether there may be another one. */
  dropped(token: string): boolean;
}

/** A token that somebody else got. */
export function fixedToken(token: string): Tokens {
  return { current: async () => token, dropped: () => false };
}

/** A client's id and secret, which buy tokens of ten minutes. */
export function clientCredentials(clientId: string, clientSecret: string, scope?: string): Tokens {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  return new Renewed(() => (scope ? { ...form, scope } : form));
}

/** A person by user name and password; the password is sent once. */
export function password(username: string, secret: string, scope?: string): LogIn {
  const form = { grant_type: "password", username, password: secret };
  return new LogIn(scope ? { ...form, scope } : form);
}

// A request that starts with a token must also end with it.
const MARGIN = 60;

/** Tokens bought by a form, and again before they expire. */
class Renewed implements Tokens {
  private token = "";
  private renewAt = 0;
  private pending: Promise<string> | undefined;

  constructor(private readonly form: () => Record<string, string> | undefined) {}

  current(ask: Ask): Promise<string> {
    if (this.token && Date.now() < this.renewAt) return Promise.resolve(this.token);
    // Whoever asks meanwhile waits for the same one.
    this.pending ??= this.renew(ask).finally(() => (this.pending = undefined));
    return this.pending;
  }

  dropped(token: string): boolean {
    if (this.token === token) this.token = "";
    return this.form() !== undefined;
  }

  protected granted(granted: Granted): void {
    this.token = granted.access_token;
    const lasts = Math.max(granted.expires_in - MARGIN, granted.expires_in / 2);
    this.renewAt = Date.now() + lasts * 1000;
  }

  private async renew(ask: Ask): Promise<string> {
    const form = this.form();
    if (form) this.granted(await ask("/oauth/token", form));
    return this.token;
  }
}

/** The log-in of a person: begun by a form, renewed by refresh tokens, each of which is good once. */
export class LogIn extends Renewed {
  /** Whoever keeps it, as carefully as a password, goes on later with `LogIn.from`. */
  refreshToken: string | undefined;

  constructor(first: Record<string, string> | undefined, clientId?: string) {
    super(() => {
      const client = clientId === undefined ? {} : { client_id: clientId };
      if (!this.refreshToken) return first;
      return { grant_type: "refresh_token", refresh_token: this.refreshToken, ...client };
    });
  }

  static from(refreshToken: string, clientId?: string): LogIn {
    const made = new LogIn(undefined, clientId);
    made.refreshToken = refreshToken;
    return made;
  }

  protected override granted(granted: Granted): void {
    super.granted(granted);
    this.refreshToken = granted.refresh_token ?? this.refreshToken;
  }
}
