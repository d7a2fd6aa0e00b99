import { type DocumentNode, parse } from "graphql";
import type { Plugin } from "vite";

const DOCUMENT = /\bgql`([^`]*)`/g;
const FRAGMENT = /\$\{(\w+)\}/g;

/** Parses the documents of `gql` when the app is built: browsers need no parser then, nor the time it takes. */
export function compileDocuments(): Plugin {
  return {
    name: "compile-documents",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!/\/web\/src\/.*\.tsx?$/.test(id) || !code.includes("gql`")) return undefined;
      const compiled = code.replace(DOCUMENT, (_, text: string) => compiledDocument(text));
      const importing = `import { joinDocuments } from ${JSON.stringify(new URL("src/api/join-documents.ts", import.meta.url).pathname)};\n`;
      return {
        code:
          importing + compiled.replace(/\bgql,\s*|,\s*gql\b|import \{ gql \} from "@apollo\/client";/, ""),
        map: null,
      };
    },
  };
}

function compiledDocument(text: string): string {
  const fragments = [...text.matchAll(FRAGMENT)].map(([, name]) => name);
  const document = withoutPlaces(parse(text.replace(FRAGMENT, ""), { noLocation: true }));
  return `joinDocuments(${[JSON.stringify(document), ...fragments].join(", ")})`;
}

/** What is empty says nothing. */
function withoutPlaces(document: DocumentNode): unknown {
  return JSON.parse(
    JSON.stringify(document, (_key, value) =>
      Array.isArray(value) && value.length === 0 ? undefined : value,
    ),
  );
}
