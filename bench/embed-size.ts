import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Limits in compressed bytes for the button's files on other sites. Only the element contains Preact. */
const MAX_GZIP_BYTES = { "session-rsvp-button.js": 43_000, "session-rsvp-react.js": 39_000 };

export interface EmbedSize {
  readonly file: string;
  readonly raw: number;
  readonly gzip: number;
  readonly budget: number;
}

export function embedSize(directory: string, file: keyof typeof MAX_GZIP_BYTES): EmbedSize {
  const code = readFileSync(join(directory, file));
  return { file, raw: code.length, gzip: gzipSync(code, { level: 9 }).length, budget: MAX_GZIP_BYTES[file] };
}

if (import.meta.main) {
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
  const directory = join(import.meta.dirname, "../web/dist-embed");
  const sizes = (["session-rsvp-button.js", "session-rsvp-react.js"] as const).map((file) =>
    embedSize(directory, file),
  );
  for (const { file, raw, gzip, budget } of sizes) {
    console.log(`${file}: ${kb(raw)}, gzip ${kb(gzip)}; budget ${kb(budget)}`);
  }
  if (sizes.some(({ gzip, budget }) => gzip > budget)) process.exit(1);
}
