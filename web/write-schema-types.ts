import { readFileSync, writeFileSync } from "node:fs";
import { schemaTypes } from "./schema-types.ts";

const sdl = readFileSync("functions/contract/schema.graphql", "utf8");
writeFileSync("web/src/api/schema.ts", schemaTypes(sdl));
