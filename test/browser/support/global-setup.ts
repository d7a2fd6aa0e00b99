import { chromiumPath } from "../../../local/machine/chromium.ts";
import { buildWebsite } from "../../../local/website/build-website.ts";

/** Says at once, not after minutes of other tests, that there is no browser; builds the web app once for all files. */
export default async function setup(): Promise<void> {
  chromiumPath();
  await buildWebsite(() => undefined);
}
