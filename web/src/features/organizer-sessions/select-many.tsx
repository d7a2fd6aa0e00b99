import { useMemo } from "react";
import type { Session } from "../../api/answers.ts";
import { manyMessages as text } from "../../messages/organizer/many-messages.ts";
import { Select } from "../../organizer/select.tsx";
import { groupsOf } from "./selection.ts";

interface SelectManyProps {
  readonly shown: readonly Session[];
  readonly all: readonly Session[];
  readonly selected: ReadonlySet<string>;
  onSelect(sessionIds: readonly string[], isSelected: boolean): void;
}

/** Selects all sessions that the list shows, or all of a room or track, whether they are shown or not. */
export function SelectMany({ shown, all, selected, onSelect }: SelectManyProps) {
  const groups = useMemo(() => groupsOf(all), [all]);
  const ids = shown.map(({ sessionId }) => sessionId);
  const count = ids.filter((id) => selected.has(id)).length;
  const lists = { room: groups.rooms, track: groups.tracks };
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pb-3 text-sm">
      <label className="flex min-h-11 items-center gap-2.5 font-medium">
        <input
          type="checkbox"
          checked={count > 0 && count === ids.length}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && count < ids.length;
          }}
          onChange={({ target }) => onSelect(ids, target.checked)}
          className="size-4.5 accent-accent"
        />
        {text.selectShown(ids.length)}
      </label>
      <div className="flex items-center gap-2.5">
        <span aria-hidden className="text-ink-soft">
          {text.selectOf}
        </span>
        <Select
          aria-label={text.selectOf}
          className="w-52"
          value=""
          onChange={({ target }) => {
            const [kind = "", ...name] = target.value.split(" ");
            if (kind === "room" || kind === "track") onSelect(lists[kind].get(name.join(" ")) ?? [], true);
          }}
        >
          <option value="">{text.selectOfNone}</option>
          <Options kind="room" label={text.rooms} names={[...groups.rooms.keys()]} />
          <Options kind="track" label={text.tracks} names={[...groups.tracks.keys()]} />
        </Select>
      </div>
    </div>
  );
}

interface OptionsProps {
  readonly kind: string;
  readonly label: string;
  readonly names: readonly string[];
}

const Options = ({ kind, label, names }: OptionsProps) =>
  names.length > 0 && (
    <optgroup label={label}>
      {names.map((name) => (
        <option key={name} value={`${kind} ${name}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
