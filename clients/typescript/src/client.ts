// A connection to one registry: every operation of the document, and what takes more than one request.
import createClient, { type Client as FetchClient } from "openapi-fetch";
import type { paths } from "../registry.js";
import { type Options, transport } from "./transport.js";

/** Lists can be had as tables, too; this client takes JSON. */
export type Client = FetchClient<paths, "application/json" | "application/problem+json">;

/** A client of files: papers, parts of exports, lists as tables. Say `parseAs: "blob"`. */
export type FileClient = FetchClient<paths>;

export interface Registry extends Client {
  files: FileClient;
}

export function connect(url: string, options: Options = {}): Registry {
  const settings = {
    baseUrl: url.replace(/\/$/, ""),
    fetch: transport(url, options),
    // `fields` and `expand` are lists separated by commas.
    querySerializer: { array: { style: "form", explode: false } } as const,
  };
  const json: Client = createClient(settings);
  return { ...json, files: createClient<paths>(settings) };
}

/** The `If-Match` with which a row that was read is changed. */
export function etag(row: { version: number }): string {
  return `"${row.version}"`;
}
