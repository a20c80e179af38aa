// Open classes of a school that still have seats, and what changes from then on: node example.js
import { connect, clientCredentials, every, follow } from "jobregistry";

const { REGISTRY_SERVER, REGISTRY_CLIENT_ID, REGISTRY_CLIENT_SECRET } = process.env;
const registry = connect(REGISTRY_SERVER ?? "http://127.0.0.1:8080", {
  tokens: clientCredentials(REGISTRY_CLIENT_ID ?? "", REGISTRY_CLIENT_SECRET ?? ""),
});

const query = { status: "OPEN", hasSeats: true, "startDate[gte]": "2026-01-01" };
for await (const row of every(registry, "/v1/classes", { query })) {
  console.log(row.code, row.name, row.seatsFree);
}

let place: string | undefined;
const cursors = { load: () => place, save: (next: string) => void (place = next) };
for await (const batch of follow(registry, cursors, { types: ["classes"], wait: 0 })) {
  for (const change of batch.changes) console.log(change.op, change.type, change.id);
}
