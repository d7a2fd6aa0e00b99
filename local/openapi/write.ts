import { writeFileSync } from "node:fs";
import { DOCUMENT, openApiText } from "./document.ts";

writeFileSync(DOCUMENT, openApiText());
