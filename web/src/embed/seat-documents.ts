import type { DocumentNode, TypedDocumentNode } from "@apollo/client";
import { Kind, type NamedTypeNode, type NameNode, OperationTypeNode, type VariableNode } from "graphql";
import { joinDocuments } from "../api/join-documents.ts";
import { SESSION_SEATS, type SessionSeats } from "../api/session-seats.ts";

type SomeSeats = TypedDocumentNode<Record<string, SessionSeats | null>, Record<string, string>>;

/** The service's limit for one request: a session costs 35 of 500. */
export const SESSIONS_A_REQUEST = 12;

const documents = new Map<number, SomeSeats>();

/**
 * `query SomeSeats($s0: ID!, …) { s0: session(sessionId: $s0) { ...SessionSeats } … }`, made without a
 * parser.
 */
export function someSeats(count: number): SomeSeats {
  const known = documents.get(count);
  if (known !== undefined) return known;
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  const query: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        name: nameOf("SomeSeats"),
        variableDefinitions: names.map((name) => ({
          kind: Kind.VARIABLE_DEFINITION,
          variable: variable(name),
          type: { kind: Kind.NON_NULL_TYPE, type: ID },
        })),
        selectionSet: { kind: Kind.SELECTION_SET, selections: names.map(field) },
      },
    ],
  };
  const document = joinDocuments(query, SESSION_SEATS) as SomeSeats;
  documents.set(count, document);
  return document;
}

export function variablesFor(sessionIds: readonly string[]): Record<string, string> {
  return Object.fromEntries(sessionIds.map((id, index) => [`s${index}`, id]));
}

const nameOf = (value: string): NameNode => ({ kind: Kind.NAME, value });
const variable = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: nameOf(name) });
const ID: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: nameOf("ID") };

function field(name: string) {
  const spread = { kind: Kind.FRAGMENT_SPREAD, name: nameOf("SessionSeats") } as const;
  return {
    kind: Kind.FIELD,
    alias: nameOf(name),
    name: nameOf("session"),
    arguments: [{ kind: Kind.ARGUMENT, name: nameOf("sessionId"), value: variable(name) }],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [spread] },
  } as const;
}
