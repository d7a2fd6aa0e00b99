import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import type { GraphqlBody } from "../../contract/graphql-body.ts";
import sdl from "../../contract/schema.graphql";
import type { GraphqlContext } from "./context.ts";
import { excessOf, MAX_TOKENS } from "./limits.ts";

const schema = buildSchema(sdl, { assumeValidSDL: true });
const MAX_ERRORS_SHOWN = 20;

export interface Service {
  /** The fields of Query and Mutation. */
  readonly root: object;
  /** If true, clients may query the schema, and error messages suggest its names. */
  readonly introspection: boolean;
}

/** Executes an operation. If it could not begin, the answer has no `data` and gives the reason. */
export async function perform(
  request: GraphqlBody,
  context: GraphqlContext,
  { root, introspection }: Service,
): Promise<ExecutionResult> {
  const document = prepare(request.query, introspection);
  if (!("kind" in document)) return { errors: document };
  return execute({
    schema,
    document,
    rootValue: root,
    contextValue: context,
    variableValues: request.variables,
    operationName: request.operationName || null,
    hideSuggestions: !introspection,
    options: { maxCoercionErrors: MAX_ERRORS_SHOWN },
  });
}

function prepare(query: string, introspection: boolean): DocumentNode | readonly GraphQLError[] {
  const document = parsed(query);
  if (document instanceof GraphQLError) return [document];
  const excess = excessOf(document);
  if (excess !== null) return [new GraphQLError(excess)];
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const options = { maxErrors: MAX_ERRORS_SHOWN, hideSuggestions: !introspection };
  const errors = validate(schema, document, rules, options);
  return errors.length > 0 ? errors : document;
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxLexicalTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
