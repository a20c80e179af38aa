/** A client of the Job-Training Registry, typed by the server's own document. */
export { type App, beginLogIn, endLogIn, type Pending } from "./authorization.js";
export { type Client, connect, etag, type FileClient, type Registry } from "./client.js";
export { answered, type Problem, Refused, Unreachable } from "./errors.js";
export { after, type Batch, type Change, type CursorStore, follow, type Following } from "./feed.js";
export { every, type ListPath, type Row, type Thinned, type Wanted } from "./paging.js";
export type { Retry } from "./retry.js";
export { clientCredentials, fixedToken, LogIn, password, type Tokens } from "./tokens.js";
export type { Options } from "./transport.js";
export type { components, operations, paths } from "../registry.js";
