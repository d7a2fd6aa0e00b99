import { paths } from "./paths.ts";
import { redrive } from "./redrive/redrive.ts";

process.exitCode = await redrive(process.argv.slice(2), {
  runFile: paths.run,
  stdout: process.stdout,
  stderr: process.stderr,
});
