import { audit } from "./audit/audit.ts";
import { paths } from "./paths.ts";

process.exitCode = await audit(process.argv.slice(2), {
  runFile: paths.run,
  stdout: process.stdout,
  stderr: process.stderr,
});
