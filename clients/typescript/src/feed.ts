// The change feed, from the first row to the last change.
import type { components } from "../registry.js";
import type { Client } from "./client.js";
import { answered, Refused } from "./errors.js";

export type Change = components["schemas"]["ChangeEntry"];

/**
 * Changes to store together. A reader begins with a snapshot, and begins again with one when its cursor has expired:
 * when `begins` is set, mark every row that you hold; each change takes the mark off its row; when `ends` is set, delete
 * what is still marked, for it is gone.
 */
export interface Batch {
  changes: Change[];
  begins: boolean;
  ends: boolean;
  /** What to save once the changes are stored. */
  place: string;
  /** Whether there is more already. */
  more: boolean;
}

/** Keeps one text. Kept in the database that the rows go to, in one transaction, each change comes exactly once. */
export interface CursorStore {
  load(): Promise<string | undefined> | string | undefined;
  save(place: string): Promise<void> | void;
}

export interface Following {
  /** Only these, such as `trainees`. */
  types?: string[];
  /** Seconds that the server waits for the next change; 0 ends with the last one. */
  wait?: number;
  limit?: number;
  signal?: AbortSignal;
}

const SNAPSHOT = "snapshot ";
const FEED = "feed ";

/** What to save in order to go on from the `feedCursor` of an export of the same type. */
export function after(feedCursor: string): string {
  return FEED + feedCursor;
}

/**
 * Batches for ever, or with `wait: 0` until nothing is left to be told. The cursor is saved when the next batch is asked
 * for, so after a crash a batch may come twice: storing a row that is there already does no harm.
 */
export async function* follow(
  client: Client,
  cursors: CursorStore,
  following: Following = {},
): AsyncGenerator<Batch, void, undefined> {
  const { wait = 30 } = following;
  let place = await cursors.load();
  for (;;) {
    let batch: Batch;
    try {
      batch = await read(client, place, { ...following, wait });
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "CURSOR_EXPIRED" || place === undefined) throw error;
      place = undefined;
      continue;
    }
    if (batch.changes.length > 0 || batch.begins || batch.ends) yield batch;
    place = batch.place;
    await cursors.save(place);
    if (!wait && !batch.more) return;
  }
}

async function read(client: Client, place: string | undefined, following: Following): Promise<Batch> {
  const { types, wait, limit = 500, signal = null } = following;
  const query = { limit, ...(types ? { types: types.join(",") } : {}) };
  if (place?.startsWith(FEED)) {
    const cursor = place.slice(FEED.length);
    const told = { params: { query: { ...query, cursor, ...(wait === undefined ? {} : { wait }) } }, signal };
    const { data, page } = await answered(client.GET("/v1/changes", told));
    return { changes: data, begins: false, ends: false, place: FEED + page.nextCursor, more: page.hasMore };
  }
  const cursor = place === undefined ? {} : { cursor: place.slice(SNAPSHOT.length) };
  const held = { params: { query: { ...query, ...cursor } }, signal };
  const { data, page } = await answered(client.GET("/v1/changes/snapshot", held));
  const next = page.nextCursor ? SNAPSHOT + page.nextCursor : FEED + (page.feedCursor ?? "");
  return { changes: data, begins: place === undefined, ends: !page.nextCursor, place: next, more: true };
}
