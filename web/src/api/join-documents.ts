import type { DocumentNode } from "@apollo/client";

type DefinitionNode = DocumentNode["definitions"][number];

/** A document with the fragments it uses, each once. */
export function joinDocuments(document: DocumentNode, ...fragments: readonly DocumentNode[]): DocumentNode {
  const definitions = new Map<string, DefinitionNode>();
  for (const definition of [document, ...fragments].flatMap((each) => each.definitions)) {
    const name = "name" in definition ? definition.name?.value : undefined;
    // A query may have the name of a fragment.
    definitions.set(`${definition.kind} ${name}`, definition);
  }
  return { ...document, definitions: [...definitions.values()] };
}
