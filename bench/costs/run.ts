import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { costsDocument } from "./document.ts";

writeFileSync(resolve(import.meta.dirname, "../../docs/costs.md"), costsDocument());
