import type { Session } from "../../api/answers.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { standingOf } from "../../seats/standing.ts";
import { LazyRow } from "../../ui/lazy-row.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { COLUMNS, SessionRow } from "./session-row.tsx";
import { useCancelling } from "./use-cancelling.tsx";
import type { MakeQuickChange } from "./use-quick-change.tsx";

interface SessionTableProps {
  readonly sessions: readonly Session[];
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly selected: ReadonlySet<string>;
  onSelect(sessionIds: readonly string[], isSelected: boolean): void;
  readonly onChange: MakeQuickChange;
}

const ROW_PX = 77;
const CARD_PX = 218;
/** This fills a tall screen. */
const FIRST_ROWS = 12;

/**
 * A table whose rows are cards on a phone. Only rows near the screen are in the page, so the table states its
 * row counts.
 */
export function SessionTable({ sessions, timeZone, now, selected, onSelect, onChange }: SessionTableProps) {
  const wide = useMedia("(min-width: 48rem)");
  const { ask, dialog } = useCancelling(onChange);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows of a table element cannot keep their place without content
    <div role="table" aria-label={text.table} aria-rowcount={sessions.length + 1}>
      <Head />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup">
        {sessions.map((session, index) => (
          <LazyRow
            key={session.sessionId}
            first={index < FIRST_ROWS}
            estimate={wide ? ROW_PX : CARD_PX}
            render={() => (
              <SessionRow
                {...{ session, timeZone, onSelect, onChange }}
                selected={selected.has(session.sessionId)}
                standing={standingOf(session, now)}
                position={index + 2}
                onAsk={ask}
              />
            )}
          />
        ))}
      </div>
      {dialog}
    </div>
  );
}

function Head() {
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: rows of a table element cannot keep their place without content
    // biome-ignore-start lint/a11y/useFocusableInteractive: a table's cells, unlike a grid's, take no focus
    <div role="rowgroup" className="sr-only md:not-sr-only">
      <div
        role="row"
        aria-rowindex={1}
        className={`${COLUMNS} border-b border-line pb-2 text-xs font-semibold text-ink-soft`}
      >
        {Object.values(text.columns).map((column) => (
          <div key={column} role="columnheader">
            {column}
          </div>
        ))}
      </div>
    </div>
    // biome-ignore-end lint/a11y/useFocusableInteractive: see above
    // biome-ignore-end lint/a11y/useSemanticElements: see above
  );
}
