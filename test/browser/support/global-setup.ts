import { chromiumPath } from "../../../local/machine/chromium.ts";
import { buildWebsite } from "../../../local/website/build-website.ts";

/** Reports a missing browser at once, not after minutes of tests; builds the web app once for all files. */
export default async function setup(): Promise<void> {
  chromiumPath();
  await buildWebsite(() => undefined);
}
