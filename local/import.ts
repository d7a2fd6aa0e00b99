import { importSchedule } from "./import/import-schedule.ts";
import { paths } from "./paths.ts";

process.exitCode = await importSchedule(process.argv.slice(2), {
  env: process.env,
  runFile: paths.run,
  stdout: process.stdout,
  stderr: process.stderr,
});
