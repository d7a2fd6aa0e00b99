import { preflight } from "./preflight/preflight.ts";

const { stdout, stderr } = process;
process.exitCode = await preflight(process.argv.slice(2), { stdout, stderr });
