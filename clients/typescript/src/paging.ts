// Lists to their end.
import type { paths } from "../registry.js";
import { answered } from "./errors.js";
import type { Client } from "./client.js";

interface PageOf<Row> {
  data: Row[];
  page: { nextCursor?: string | null };
}

type Json<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

/** Paths of lists in pages. */
export type ListPath = {
  [Path in keyof paths]: [Json<Path>] extends [never] ? never : Json<Path> extends PageOf<unknown> ? Path : never;
}[keyof paths];

export type Row<Path extends ListPath> = Json<Path> extends PageOf<infer Found> ? Found : never;

type Parameters<Path extends ListPath> = paths[Path] extends { get: { parameters: infer Found } } ? Found : never;
type Query<Path extends ListPath> = Parameters<Path> extends { query?: infer Found } ? NonNullable<Found> : never;
type InPath<Path extends ListPath> = Parameters<Path> extends { path: infer Found } ? { path: Found } : { path?: never };

/** The filters of a list, and what stands in its path. */
export type Wanted<Path extends ListPath> = InPath<Path> & { query?: Query<Path>; signal?: AbortSignal };

/** A row as `fields` thins it: what was asked for, and the id. */
export type Thinned<Found, Member> = Pick<Found, Extract<Member | "id", keyof Found>>;

type Found<Path extends ListPath, Asked> = Asked extends { query: { fields: readonly (infer Member)[] } }
  ? Thinned<Row<Path>, Member>
  : Row<Path>;

type Arguments<Path extends ListPath, Asked> = InPath<Path> extends { path: object } ? [wanted: Asked] : [wanted?: Asked];

/** All rows of a list, page by page as they are wanted. */
export async function* every<Path extends ListPath, const Asked extends Wanted<Path>>(
  client: Client,
  path: Path,
  ...[wanted]: Arguments<Path, Asked>
): AsyncGenerator<Found<Path, Asked>, void, undefined> {
  // What holds of every list cannot be said of one that is not known yet.
  const get = client.GET as unknown as (path: string, asked: unknown) => Promise<{ data?: PageOf<Found<Path, Asked>>; response: Response }>;
  let cursor: string | null | undefined;
  do {
    const query = { limit: 500, ...wanted?.query, ...(cursor ? { cursor } : {}) };
    const asked = { params: { path: wanted?.path, query }, signal: wanted?.signal };
    const page = await answered(get(path, asked));
    yield* page.data;
    cursor = page.page.nextCursor;
  } while (cursor);
}
