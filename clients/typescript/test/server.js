// A real server with a small made-up province, which ends with the tests.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BUILT = fileURLToPath(new URL("../../../target/debug/registry", import.meta.url));

/** @returns {Promise<{url: string, stop: () => void}>} */
export function startDemo() {
  const program = process.env["REGISTRY_PROGRAM"] ?? BUILT;
  const environment = { PATH: process.env["PATH"], REGISTRY_LISTEN: "127.0.0.1:0" };
  const server = spawn(program, ["demo", "--trainees", "600"], { env: environment, stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    let said = "";
    server.on("error", reject);
    server.on("exit", () => reject(new Error(`the server did not start: ${said}`)));
    server.stdout.on("data", (text) => {
      said += text;
      const url = said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
      if (url && said.includes("Ctrl-C")) resolve({ url, stop: () => void server.kill("SIGINT") });
    });
  });
}
