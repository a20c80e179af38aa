// Open classes of a school that still have seats, by way of openapi-fetch.
import createClient from "openapi-fetch";
import type { components, paths } from "./registry";

type ClassView = components["schemas"]["ClassView"];
type ClassMember = components["schemas"]["ClassMember"];

function client(baseUrl: string, token: string) {
  // Lists can be had as tables, too; this client takes JSON.
  return createClient<paths, "application/json" | "application/problem+json">({
    baseUrl,
    headers: { Authorization: `Bearer ${token}` },
    // `fields` and `expand` are lists separated by commas.
    querySerializer: { array: { style: "form", explode: false } },
  });
}

export async function openClasses(baseUrl: string, token: string): Promise<ClassView[]> {
  const query = { status: "OPEN", hasSeats: true, "startDate[gte]": "2026-01-01", sort: "-startDate" } as const;
  const { data, error } = await client(baseUrl, token).GET("/v1/classes", { params: { query } });
  if (error) throw new Error(`${error.code}: ${error.detail}`);
  return data.data;
}

// Rows of some members: what was asked for and the id is there, and nothing else.
export async function classes<Member extends ClassMember>(
  baseUrl: string,
  token: string,
  fields: Member[],
): Promise<Pick<ClassView, Member | "id">[]> {
  const { data, error } = await client(baseUrl, token).GET("/v1/classes", { params: { query: { fields } } });
  if (error) throw new Error(`${error.code}: ${error.detail}`);
  return data.data;
}
