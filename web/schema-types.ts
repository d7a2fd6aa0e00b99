import {
  buildSchema,
  type GraphQLOutputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

const SCALARS: Record<string, string> = { ID: "string", String: "string", Boolean: "boolean", Int: "number" };
const ROOTS = new Set(["Query", "Mutation"]);

/** TypeScript for the objects, enums and inputs of a schema; a query's own types pick from them. */
export function schemaTypes(sdl: string): string {
  const types = Object.values(buildSchema(sdl).getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  const declarations = types.flatMap((type) => {
    if (isEnumType(type)) {
      const values = type.getValues().map(({ name }) => `"${name}"`);
      return `export type ${type.name} = ${values.join(" | ")};`;
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).map((field) => {
        const optional = field.default !== undefined || !isNonNullType(field.type);
        return `  readonly ${field.name}${optional ? "?" : ""}: ${typeText(field.type as GraphQLOutputType)};`;
      });
      return `export interface ${type.name} {\n${fields.join("\n")}\n}`;
    }
    if (!isObjectType(type) || ROOTS.has(type.name)) return [];
    const fields = Object.values(type.getFields()).map(
      (field) => `  readonly ${field.name}: ${typeText(field.type)};`,
    );
    return `export interface ${type.name} {\n  readonly __typename: "${type.name}";\n${fields.join("\n")}\n}`;
  });
  const heading = "// Made from functions/contract/schema.graphql by `npm run web:types`.";
  return `${[heading, ...declarations].join("\n\n")}\n`;
}

function typeText(type: GraphQLOutputType): string {
  if (!isNonNullType(type)) return `${nonNullText(type)} | null`;
  return nonNullText(type.ofType as GraphQLOutputType);
}

function nonNullText(type: GraphQLOutputType): string {
  if (isListType(type)) {
    const item = typeText(type.ofType as GraphQLOutputType);
    return `readonly ${item.includes("|") ? `(${item})` : item}[]`;
  }
  const name = String(type);
  // Custom scalars travel as text.
  return SCALARS[name] ?? (name === "DateTime" ? "string" : name);
}
