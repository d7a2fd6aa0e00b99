import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Explorer } from "./explorer.ts";

const START = `SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;

/** Swagger UI with the service's own OpenAPI document. */
export const apiDocs: Explorer = {
  path: "/api/docs",
  files: {
    folder: dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json")),
    own: { "start.js": START },
  },
  hasInlineScripts: false,
  page: (files) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Session RSVP: the API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${files}swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="${files}swagger-ui-bundle.js"></script>
<script src="${files}start.js"></script>
</body>
</html>
`,
};
