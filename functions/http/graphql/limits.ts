import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql";

/** The limit of lexical tokens keeps the parser and the later walks from recursing too deep. */
export const MAX_TOKENS = 1_500;
export const MAX_DEPTH = 8;
export const MAX_COST = 500;

/** A field costs 1 plus this much, for the work that it gives the table. */
const COSTS: Readonly<Record<string, number>> = {
  event: 10,
  events: 10,
  session: 10,
  // This is the most expensive read, and it needs no account. One list fits into a query, two do not.
  sessions: 400,
  mySchedule: 50,
  myEnded: 50,
  rsvpToSession: 50,
  cancelSessionRsvp: 50,
  acceptSessionOffer: 50,
  passSessionOffer: 50,
  // It asks for up to five sessions.
  anyOf: 200,
};

interface Size {
  readonly depth: number;
  readonly cost: number;
}

const NOTHING: Size = { depth: 0, cost: 0 };

/** Says for the client why a document is too large, or `null` if it is not. Names need not be valid. */
export function excessOf(document: DocumentNode): string | null {
  const { depth, cost } = measure(document);
  if (depth > MAX_DEPTH) return `The query is ${depth} levels deep. It may have at most ${MAX_DEPTH}.`;
  if (cost > MAX_COST)
    return `The query costs ${cost}. It may cost at most ${MAX_COST}; each field costs at least 1.`;
  return null;
}

/** The depth is that of the deepest operation. The cost is the sum of all operations. */
function measure({ definitions }: DocumentNode): Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Size>();

  function ofFragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    // The value stands while the fragment is measured. Validation refuses a fragment that contains itself.
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment ? ofSelections(fragment.selectionSet) : NOTHING;
    measured.set(name, size);
    return size;
  }

  function ofSelections(set: SelectionSetNode | undefined): Size {
    return together((set?.selections ?? []).map(ofSelection));
  }

  function ofSelection(selection: SelectionSetNode["selections"][number]): Size {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    const inside = ofSelections(selection.selectionSet);
    if (selection.kind === Kind.INLINE_FRAGMENT) return inside;
    const name = selection.name.value;
    // Tools read the schema with a query of fifteen levels. The specification limits that depth itself.
    const depth = name.startsWith("__") ? 1 : 1 + inside.depth;
    return { depth, cost: 1 + (COSTS[name] ?? 0) + inside.cost };
  }

  return together(
    definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? ofSelections(definition.selectionSet) : NOTHING,
    ),
  );
}

const together = (sizes: readonly Size[]): Size => ({
  depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
  cost: sizes.reduce((sum, { cost }) => sum + cost, 0),
});
