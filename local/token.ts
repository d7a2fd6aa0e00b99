import { parseArgs } from "node:util";
import { messageOf } from "./error-text.ts";
import { paths } from "./paths.ts";
import { MAX_USER_CHARACTERS, requestToken } from "./request-token.ts";
import { readRunFile } from "./run-file.ts";
import { StartError } from "./start-error.ts";
import { portNumber } from "./start-options.ts";

const USAGE = "npm run -s token -- <user> [--organizer] [--port 3000]";

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
    if (user === undefined || user === "" || rest.length > 0) throw new Error("Name one user");
    if (user.length > MAX_USER_CHARACTERS)
      throw new Error(`A user has at most ${MAX_USER_CHARACTERS} characters`);
    return { user, ...values };
  } catch (error) {
    const reason = messageOf(error).split(/[.\n]/)[0];
    throw new StartError(`${reason}. Usage: ${USAGE}`);
  }
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
