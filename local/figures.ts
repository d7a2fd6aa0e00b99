import { figures } from "./audit/figures.ts";
import { paths } from "./paths.ts";

process.exitCode = await figures(process.argv.slice(2), {
  runFile: paths.run,
  stdout: process.stdout,
  stderr: process.stderr,
});
