import { runCommand } from "../run-command.ts";
import { chromium, font } from "./chromium.ts";
import { java } from "./java.ts";
import { provide } from "./provide.ts";

await runCommand(() => provide([java, chromium, font], console.log));
