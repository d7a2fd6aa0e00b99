import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql";

/** Lexical tokens: keeps the parser, and whatever walks what it made, from sinking too deep. */
export const MAX_TOKENS = 1_500;
export const MAX_DEPTH = 8;
export const MAX_COST = 500;

/** A field costs 1, and these so much beside: what they have the table do. */
const COSTS: Readonly<Record<string, number>> = {
  event: 10,
  events: 10,
  session: 10,
  // The dearest read there is, and asked for without an account: one list fits into a query, two do not.
  sessions: 400,
  mySchedule: 50,
  myEnded: 50,
  rsvpToSession: 50,
  cancelSessionRsvp: 50,
  acceptSessionOffer: 50,
};

interface Size {
  readonly depth: number;
  readonly cost: number;
}

const NOTHING: Size = { depth: 0, cost: 0 };

/** Why a document is too much to be answered, in words for whoever sent it; `null` if it is not. Names need not be valid. */
export function excessOf(document: DocumentNode): string | null {
  const { depth, cost } = measure(document);
  if (depth > MAX_DEPTH) return `The query is ${depth} levels deep; at most ${MAX_DEPTH} are answered.`;
  if (cost > MAX_COST)
    return `The query costs ${cost}, a field at least 1; at most ${MAX_COST} are answered.`;
  return null;
}

/** Depth is that of the deepest operation, cost that of all. */
function measure({ definitions }: DocumentNode): Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Size>();

  function ofFragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    // Stands while it is measured: one that spreads itself is for validation to refuse.
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
    // Tools look a schema up with one query of fifteen levels; how deep that may go is a rule of the specification's own.
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
