// Open classes of a school that still have seats, by way of openapi-fetch.
import createClient from "openapi-fetch";
import type { components, paths } from "./registry";

type ClassView = components["schemas"]["ClassView"];

export async function openClasses(baseUrl: string, token: string): Promise<ClassView[]> {
  // Lists can be had as tables, too; this client takes JSON.
  const registry = createClient<paths, "application/json" | "application/problem+json">({
    baseUrl,
    headers: { Authorization: `Bearer ${token}` },
  });
  const query = { status: "OPEN", hasSeats: true, "startDate[gte]": "2026-01-01" };
  const { data, error } = await registry.GET("/v1/classes", { params: { query } });
  if (error) throw new Error(`${error.code}: ${error.detail}`);
  return data.data;
}
