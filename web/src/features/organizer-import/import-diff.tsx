import type { ImportAnswer } from "../../api/organizer/answers.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { LongList } from "./long-list.tsx";

/** Shows the figures first, then their details. */
export function ImportDiff({ answer, dryRun }: { readonly answer: ImportAnswer; readonly dryRun: boolean }) {
  const { added, changed, removed, warnings, withCapacity, displaced } = answer;
  return (
    <>
      <dl className="mt-6 grid grid-cols-2 gap-3 sm:grid-cols-4">
        {(["added", "changed", "unchanged", "removed"] as const).map((name) => (
          <div key={name} className="flex flex-col-reverse rounded-card border border-line bg-surface p-4">
            <dt className="text-sm text-ink-soft">{text.figures[name]}</dt>
            <dd className={`text-2xl font-extrabold tabular-nums ${answer[name] > 0 ? colors[name] : ""}`}>
              {answer[name].toLocaleString("en")}
            </dd>
          </div>
        ))}
      </dl>
      {withCapacity > 0 && <p className="mt-4 text-sm text-ink-soft">{text.withCapacity(withCapacity)}</p>}
      <LongList
        title={text.displaced}
        hint={dryRun ? text.displacedHint : text.displacedDone}
        count={displaced.length}
        items={displaced}
        keyOf={({ sessionId, why, clashesWith }) => `${sessionId} ${why} ${clashesWith?.title}`}
        render={(displaced) => (
          <>
            {displaced.title}
            <span className="block text-sm text-warn">{displacedText(displaced)}</span>
          </>
        )}
      />
      <LongList
        title={text.removed}
        hint={text.removedHint}
        count={removed}
        items={answer.removedSessions}
        keyOf={({ sessionId }) => sessionId}
        render={({ title }) => title}
      />
      <LongList
        title={text.changed}
        count={changed}
        items={answer.changedSessions}
        keyOf={({ sessionId }) => sessionId}
        render={({ title, fields }) => (
          <>
            {title}
            <span className="block text-sm text-ink-soft">
              {text.changes(fields.map(fieldName).join(", "))}
            </span>
          </>
        )}
      />
      <LongList
        title={text.warnings}
        hint={text.warningsHint}
        count={warnings.length}
        items={warnings}
        keyOf={(warning) => warning}
        render={(warning) => warning}
      />
      <LongList
        title={text.added}
        count={added}
        items={answer.addedSessions}
        keyOf={({ sessionId }) => sessionId}
        render={({ title }) => title}
      />
    </>
  );
}

const colors = { added: "text-good", changed: "text-accent", unchanged: "", removed: "text-warn" };

function displacedText({ why, people, clashesWith }: ImportAnswer["displaced"][number]): string {
  const { CAPACITY, CLASH, other } = text.displacedWhy;
  if (why === "CLASH") return CLASH(people, clashesWith?.title);
  return why === "CAPACITY" ? CAPACITY(people) : other(people);
}

const fieldName = (field: string) => text.fields[field] ?? field;
