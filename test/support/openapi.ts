import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import document from "../../functions/contract/openapi.json" with { type: "json" };

interface Content {
  readonly content?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}
const paths = document.paths as unknown as Record<string, Record<string, Operation>>;

/** Every operation of the document, as `GET /api/health`. */
export const operations: readonly string[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

/** A refusal is described in two parts, and the local gateway adds a member. */
const OPEN = new Set(["Problem", "allOf"]);

const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ ...closed(document), $id: "api" });

/** Says what the document does not allow in an answer. An answer that it describes has nothing. */
export function wrongInAnswer(route: string, status: number, mediaType: string, body: unknown): string[] {
  const { operation, pointer } = operationOf(route);
  const family = `${Math.floor(status / 100)}XX`;
  const key = String(status) in operation.responses ? String(status) : family;
  const response = operation.responses[key];
  if (response === undefined) return [`${route} has no answer ${status}`];
  if (status === 204) return body === "" ? [] : [`${route} answers 204 with a body`];
  return wrongIn(response.$ref?.slice(1) ?? `${pointer}/responses/${key}`, mediaType, body);
}

/** Says what the document does not allow in a request's body. */
export const wrongInRequest = (route: string, mediaType: string, body: unknown): string[] =>
  wrongIn(`${operationOf(route).pointer}/requestBody`, mediaType, body);

function operationOf(route: string) {
  const [method = "", path = ""] = route.split(" ");
  const operation = paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`openapi.json has no ${route}`);
  return { operation, pointer: `/paths/${escaped(path)}/${method.toLowerCase()}` };
}

function wrongIn(pointer: string, mediaType: string, body: unknown): string[] {
  const check = ajv.getSchema(`api#${encodeURI(pointer)}/content/${encodeURI(escaped(mediaType))}/schema`);
  if (check === undefined) return [`${pointer} has no ${mediaType}`];
  check(body);
  return (check.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(" "),
  );
}

const escaped = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** Refuses members that the document does not name. */
function closed<Node>(node: Node, name = ""): Node {
  if (typeof node !== "object" || node === null || OPEN.has(name)) return node;
  if (Array.isArray(node)) return node.map((each) => closed(each)) as Node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value, key)]));
  const isOpen = copy.type === "object" && "properties" in copy && !("additionalProperties" in copy);
  return (isOpen ? { ...copy, additionalProperties: false } : copy) as Node;
}
