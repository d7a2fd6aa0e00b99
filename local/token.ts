import { parseArgs } from "node:util";
import { paths } from "./paths.ts";
import { readRunFile } from "./run-file.ts";
import { StartError } from "./start-error.ts";
import { portNumber } from "./start-options.ts";

const usage = "npm run -s token -- <user> [--organizer] [--port 3000]";

async function main(): Promise<string> {
  const { user, organizer, port } = readArguments();
  const running = await readRunFile(paths.run);
  if (running === undefined) throw new StartError("The service does not run here; start it with npm start.");
  if (port !== undefined && Number(new URL(running.url).port) !== portNumber(port)) {
    throw new StartError(`The service runs at ${running.url}, not on port ${port}.`);
  }
  return requestToken(running.adminUrl, { user, groups: organizer ? ["organizer"] : [] });
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { organizer: { type: "boolean", default: false }, port: { type: "string" } },
    });
    const [user, ...rest] = positionals;
    if (user === undefined || user === "" || rest.length > 0) throw new Error("One user is wanted");
    return { user, ...values };
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split(/[.\n]/)[0];
    throw new StartError(`${reason}. Usage: ${usage}`);
  }
}

async function requestToken(adminUrl: string, body: object): Promise<string> {
  const options = { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${adminUrl}/token`, options).catch(() => undefined);
  if (response === undefined) throw new StartError("The service does not answer; start it with npm start.");
  const answer = (await response.json()) as { token?: string; detail?: string };
  if (answer.token === undefined) throw new StartError(answer.detail ?? "The service gave no token.");
  return answer.token;
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
