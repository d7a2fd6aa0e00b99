import { importSchedule } from "./import/import-schedule.ts";

process.exitCode = await importSchedule(process.argv.slice(2), {
  env: process.env,
  runFile: ".local/run.json",
  stdout: process.stdout,
  stderr: process.stderr,
});
