import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { embedSize } from "../../bench/embed-size.ts";
import { people } from "../support/api.ts";
import { expectNoViolations } from "./support/axe.ts";
import { useEmbedding } from "./support/embedding.ts";

const embedding = useEmbedding("react");
const MODULES = resolve(import.meta.dirname, "../../node_modules");
const EXAMPLES = resolve(import.meta.dirname, "../../docs/examples");
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** A site around the guide's component, with a sign-in and a switch that removes the component. */
const SITE = `
  import { useState } from "react";
  import { createRoot } from "react-dom/client";
  import { Programme } from "./react-programme.jsx";

  function Site({ sessions }) {
    const [token, setToken] = useState(null);
    const [shown, setShown] = useState(true);
    const signIn = async (request) => {
      globalThis.asked = request;
      await fetch("/sign-in");
      setToken(await (await fetch("/session/token")).text());
    };
    return (
      <main>
        <button onClick={() => setShown(!shown)}>Switch</button>
        {shown && <Programme {...{ sessions, token, signIn }} />}
      </main>
    );
  }
  const root = document.getElementById("root");
  createRoot(root).render(<Site sessions={JSON.parse(root.dataset.sessions)} />);
`;

beforeAll(async () => {
  const { site, directory } = embedding;
  const { outputFiles } = await build({
    stdin: { contents: SITE, resolveDir: EXAMPLES, loader: "jsx" },
    bundle: true,
    write: false,
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    // The bundle is not where the example expects it, and that folder has no React or another one.
    plugins: [built(directory)],
    alias: { react: join(MODULES, "react"), "react-dom": join(MODULES, "react-dom") },
    logLevel: "error",
  });
  const script = outputFiles[0]?.text ?? "";
  site.files.set("/site.js", script.replaceAll("https://rsvp.example.org", embedding.service.url));
});

const built = (directory: string): Plugin => ({
  name: "built",
  setup: ({ onResolve }) =>
    onResolve({ filter: /session-rsvp-react\.js$/ }, () => ({
      path: resolve(directory, "session-rsvp-react.js"),
    })),
});

const button = (page: Page, name: RegExp) => page.getByRole("button", { name });

async function openProgramme(title: string): Promise<{ page: Page; id: string; user: string }> {
  const { conference, site, service } = embedding;
  const id = await conference.session({ title, startsAt: inHours(24), endsAt: inHours(25), capacity: 10 });
  const user = `ada-${id}`;
  site.token = await service.token(user, []);
  const sessions = JSON.stringify([{ id, title, taken: 4, capacity: 10 }]).replaceAll('"', "&quot;");
  const head = `<meta charset="utf-8"><title>Programme</title><script src="/site.js" defer></script>`;
  site.files.set(
    "/react",
    `<!doctype html><html lang="en"><head>${head}</head><body><div id="root" data-sessions="${sessions}"></div></body></html>`,
  );
  return { page: await embedding.open("/react"), id, user };
}

it("fits its budget", () => {
  const { gzip, budget } = embedSize(embedding.directory, "session-rsvp-react.js");
  expect(gzip).toBeLessThanOrEqual(budget);
});

it("has its types beside it", () => {
  const types = readFileSync(join(embedding.directory, "session-rsvp-react.d.ts"), "utf8");
  expect(types).toBe(readFileSync("web/src/embed/session-rsvp-react.d.ts", "utf8"));
});

describe("the guide's component", () => {
  it("asks people to sign in, gives them the seat they wanted, and tells the site", async () => {
    const { page, id, user } = await openProgramme("Knots");
    await button(page, /^Sign in to RSVP: Knots/).click();
    await button(page, /^RSVP’d, cancel: Knots/).waitFor();
    await page.getByText("You have 1 of these sessions in your day.").waitFor();
    expect(await page.evaluate("asked")).toEqual({
      sessionId: id,
      eventId: "harbour-summit",
      intent: "rsvp",
    });
    expect((await people(embedding.service).rsvp(user, id)).body.status).toBe("CONFIRMED");
    await button(page, /^RSVP’d, cancel: Knots/).click();
    await expectNoViolations(page);
    await page.getByRole("alertdialog").getByRole("button", { name: "Give it back" }).click();
    await page.getByText("Your seat in “Knots” has been given back.").first().waitFor();
    await button(page, /^RSVP: Knots/).waitFor();
    expect((await people(embedding.service).rsvp(user, id)).body.status).toBe("CANCELLED");
  });

  it("shows the site's own numbers until the service has answered", async () => {
    const { page } = await openProgramme("Splices");
    const said = Promise.withResolvers<void>();
    await page.route("**/api/**", async (route) => {
      await said.promise;
      await route.continue();
    });
    await page.reload();
    await page.getByText("6 left").waitFor();
    said.resolve();
    await page.getByText("10 left").waitFor();
  });

  it("can be removed without a trace and added again", async () => {
    const { page } = await openProgramme("Hitches");
    await button(page, /^Sign in to RSVP: Hitches/).waitFor();
    await button(page, /^Switch/).click();
    await button(page, /^Sign in to RSVP: Hitches/).waitFor({ state: "detached" });
    expect(await page.evaluate("document.querySelector('main').childElementCount")).toBe(1);
    await button(page, /^Switch/).click();
    await button(page, /^Sign in to RSVP: Hitches/).waitFor();
  });
});
