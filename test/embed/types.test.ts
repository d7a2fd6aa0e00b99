import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const OPTIONS =
  "--noEmit --strict --exactOptionalPropertyTypes --target es2024 --module esnext --moduleResolution bundler --jsx react-jsx";
let site: string;

beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), "site-"));
  for (const name of ["session-rsvp-button.d.ts", "session-rsvp-react.d.ts"])
    await cp(join(ROOT, "web/src/embed", name), join(site, name));
});
afterEach(() => rm(site, { recursive: true }));

async function withReact(): Promise<void> {
  await mkdir(join(site, "node_modules/@types"), { recursive: true });
  for (const name of ["@types/react", "csstype"])
    await symlink(join(ROOT, "node_modules", name), join(site, "node_modules", name));
}

/** @returns the lines that the compiler refuses, as a list for each file */
async function refusedLines(files: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  for (const [name, code] of Object.entries(files)) await writeFile(join(site, name), code);
  const args = [TSC, ...OPTIONS.split(" "), "--types", "", ...Object.keys(files)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: site }).catch(
    (failed: { stdout: string }) => failed,
  );
  const errors = [...stdout.matchAll(/^(.+)\((\d+),\d+\): error /gm)];
  const lineOf = (name: string, line: number) => files[name]?.split("\n")[line - 1]?.trim() ?? `line ${line}`;
  return Object.fromEntries(
    Object.keys({ ...files, ...Object.groupBy(errors, ([, name = ""]) => name) }).map((name) => [
      name,
      errors.filter(([, of]) => of === name).map(([, , line]) => lineOf(name, Number(line))),
    ]),
  );
}

const SCRIPT = `import "./session-rsvp-button.js";
const button = document.createElement("session-rsvp-button");
button.getToken = async () => (await fetch("/session/token")).text();
button.token = null;
button.resume();
document.addEventListener("rsvpchange", ({ detail }) => detail.isRsvped === true);
document.addEventListener("signin-required", ({ detail }) => detail.intent === "rsvp" && detail.sessionId);
button.token = 7; // wrong
button.sessionID = "summit.knots"; // wrong
button.addEventListener("rsvpchange", ({ detail }) => detail.taken); // wrong
`;

const CARD = `import type { SessionRsvpButtonElement } from "./session-rsvp-button.js";
const focus = (button: SessionRsvpButtonElement | null) => button?.focus();
export const Card = () => (
  <article>
    <session-rsvp-button ref={focus} className="seats" session-id="summit.knots" size="lg" />
    <session-rsvp-button session-id="summit.knots" max-capacity="unlimited" getToken={() => null} />
    <session-rsvp-button session-id="summit.knots" onrsvpchange={({ detail }) => detail.isRsvped} />
    <session-rsvp-button event-id="summit" data-wrong />
    <session-rsvp-button session-id="summit.knots" size="huge" data-wrong />
  </article>
);
`;

const PROGRAMME = `import { SessionRsvpButton, SessionRsvpProvider, type SignInRequest } from "./session-rsvp-react.js";
const signIn = ({ intent }: SignInRequest) => location.assign(intent);
export const Programme = ({ token }: { token: string | null }) => (
  <SessionRsvpProvider apiUrl="https://rsvp.example.org" token={token} onSignIn={signIn}>
    <SessionRsvpButton sessionId="summit.knots" maxCapacity={null} onRsvpChange={(is) => !is} />
    <SessionRsvpButton data-wrong />
    <SessionRsvpButton sessionId="summit.knots" variant="loud" data-wrong />
    <SessionRsvpButton sessionId="summit.knots" session="knots" data-wrong />
  </SessionRsvpProvider>
);
`;

const wrongLinesOf = (code: string) =>
  code
    .split("\n")
    .filter((line) => line.includes("wrong"))
    .map((line) => line.trim());

it("a site without React has the element typed, and its mistakes refused", async () => {
  expect(await refusedLines({ "site.ts": SCRIPT })).toEqual({ "site.ts": wrongLinesOf(SCRIPT) });
});

it("a site with React also has the element in JSX and the component typed", async () => {
  await withReact();
  const files = { "site.ts": SCRIPT, "card.tsx": CARD, "programme.tsx": PROGRAMME };
  expect(await refusedLines(files)).toEqual({
    "site.ts": wrongLinesOf(SCRIPT),
    "card.tsx": wrongLinesOf(CARD),
    "programme.tsx": wrongLinesOf(PROGRAMME),
  });
});
