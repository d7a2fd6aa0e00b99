import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { messageOf } from "../../local/error-text.ts";
import { runCommand } from "../../local/run-command.ts";
import { StartError } from "../../local/start-error.ts";
import { costsDocument } from "./document.ts";

await runCommand(async () => {
  try {
    parseArgs();
  } catch (error) {
    throw new StartError(`${messageOf(error).split(/[.\n]/)[0]}. Usage: npm run costs`);
  }
  writeFileSync(resolve(import.meta.dirname, "../../docs/costs.md"), costsDocument());
});
