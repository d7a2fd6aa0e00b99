const layer = (name, from, allowed, reason) => ({
  name,
  severity: "error",
  comment: reason,
  from: { path: from },
  to: { pathNot: [from, ...allowed] },
});

/** A part of the web app may import the contract, packages, what the browser stores, and these parts below it. */
const webPart = (part, ...below) =>
  layer(
    `web-${part}-knows-only-what-is-below`,
    `^web/src/${part}/`,
    [contract, "node_modules/", "^web/src/storage/", ...below.map((each) => `^web/src/${each}`)],
    "app → features → organizer → seats → ui → api",
  );

const core = "^functions/core/";
const contract = "^functions/contract/";
const store = "^functions/store/";
const formats = "^functions/formats/";
const middleware = "^functions/middleware/";
const entryPoints = "^functions/(http|queue|schedule|stream)/";
const library = (...names) => names.map((name) => `node_modules/${name}/`);
const awsSdk = library("@aws-sdk", "@smithy");
const middy = library("@middy");
const powertools = library("@aws-lambda-powertools");
const lambdaTypes = library("@types/aws-lambda");
const nodeCore = "^(node:)?(buffer|crypto|timers/promises|zlib)$";

/** Who may import what: the table of the house style, enforced. */
export default {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^aws-lambda$"] },
    },
    layer("core-is-pure", core, [], "core is the domain and imports nothing outside of it"),
    layer(
      "contract-imports-only-what-browsers-share",
      contract,
      library("zod", "markdown-it", "lean-qr", "@noble/ed25519"),
      "contract is shared with the browser",
    ),
    layer(
      "store-is-the-dynamodb-side",
      store,
      [core, contract, ...awsSdk, ...library("p-map"), nodeCore],
      "store knows AWS, not HTTP",
    ),
    layer(
      "formats-read-schedules",
      formats,
      [
        core,
        contract,
        ...library("@rgrove/parse-xml", "ical.js", "csv-parse", "@date-fns/tz", "timezones-ical-library"),
        ...library("@react-email", "nodemailer", "react", "react-dom", "@types"),
        nodeCore,
      ],
      "formats turns files into the terms of core",
    ),
    layer(
      "middleware-wraps-handlers",
      middleware,
      [contract, ...middy, ...powertools, ...lambdaTypes, ...library("jose", "p-map"), nodeCore],
      "middleware knows no domain",
    ),
    {
      name: "every-function-ends-early",
      severity: "error",
      comment: "a function that middy ends at the last moment cannot answer",
      from: { path: "^functions/", pathNot: "^functions/middleware/ends-early\\.ts$" },
      to: { path: "node_modules/@middy/", dependencyTypesNot: ["type-only"] },
    },
    layer(
      "entry-points-are-thin",
      entryPoints,
      [
        core,
        contract,
        store,
        formats,
        middleware,
        ...middy,
        ...powertools,
        ...lambdaTypes,
        ...library("csv-stringify", "graphql", "@block65"),
        nodeCore,
      ],
      "entry points wire",
    ),
    {
      name: "entry-points-never-import-each-other",
      severity: "error",
      from: { path: "^functions/(http|queue|schedule|stream)/" },
      to: { path: "^functions/(http|queue|schedule|stream)/", pathNot: "^functions/$1/" },
    },
    layer(
      "web-knows-the-contract-only",
      "^web/src/",
      [contract, "node_modules/"],
      "the web app speaks to the API; it shares no code with it but the contract",
    ),
    {
      name: "web-features-never-import-each-other",
      severity: "error",
      comment: "only the pages in app combine features",
      from: { path: "^web/src/features/([^/]+)/" },
      to: { path: "^web/src/(features/|app/)", pathNot: "^web/src/features/$1/" },
    },
    webPart("storage"),
    webPart("time"),
    webPart("worker"),
    webPart("identity"),
    webPart("api"),
    webPart("messages", "api/answers\\.ts$"),
    webPart("ui", "api/", "messages/"),
    webPart("seats", "api/", "identity/", "messages/", "time/", "ui/"),
    webPart("organizer", "api/", "messages/", "time/", "ui/"),
    {
      name: "web-organizers-code-is-for-organizers-only",
      severity: "error",
      comment: "attendees and the button never load it",
      from: {
        path: "^web/src/",
        pathNot: [
          "^web/src/(organizer|api/organizer|messages/organizer|features/organizer-[^/]+)/",
          "^web/src/app/pages/organizer-",
        ],
      },
      to: {
        path: "^web/src/(organizer|api/organizer|messages/organizer)/",
        pathNot: "^web/src/api/organizer/keys\\.ts$",
      },
    },
    {
      name: "web-app-and-embed-are-on-top",
      severity: "error",
      from: { path: "^web/src/([^/]+)/" },
      to: { path: "^web/src/(app|embed)/", pathNot: "^web/src/$1/" },
    },
    {
      name: "lib-knows-code-by-path-only",
      severity: "error",
      from: { path: "^(lib|bin)/" },
      to: {
        path: "^(functions|local|web|bench|test)/",
        pathNot: "^functions/contract/(environment|metrics|problems|to-problem-document)\\.",
      },
    },
    {
      name: "nothing-deployed-imports-tooling",
      severity: "error",
      from: { path: "^(bin|lib|functions)/" },
      to: { path: "^(local|bench|test)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(cdk\\.out|\\.local)" },
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
    },
  },
};
