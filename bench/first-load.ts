import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Limit in compressed bytes for the JavaScript that a browser fetches before the agenda works. */
export const MAX_FIRST_LOAD_BYTES = 120_000;
const DIST = new URL("../web/dist", import.meta.url);
/** A middle level, as CDNs use for speed. */
const BROTLI_LEVEL = 5;

/** The paths of the scripts that the built page names. */
export function firstScripts(): readonly string[] {
  const page = readFileSync(new URL(`${DIST}/index.html`), "utf8");
  return [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => String(path));
}

/** Measures these scripts. */
export function firstLoad() {
  const scripts = firstScripts();
  const total = { scripts: scripts.length, raw: 0, gzip: 0, brotli: 0 };
  for (const path of scripts) {
    const code = readFileSync(new URL(`${DIST}${path}`));
    total.raw += code.length;
    total.gzip += gzipSync(code, { level: 9 }).length;
    total.brotli += brotliCompressSync(code, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL },
    }).length;
  }
  return total;
}

if (import.meta.main) {
  const { scripts, raw, gzip, brotli } = firstLoad();
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
  console.log(
    `first load: ${scripts} scripts, ${kb(raw)}, gzip ${kb(gzip)}, brotli ${kb(brotli)}; budget ${kb(MAX_FIRST_LOAD_BYTES)}`,
  );
  if (scripts === 0 || gzip > MAX_FIRST_LOAD_BYTES) process.exit(1);
}
