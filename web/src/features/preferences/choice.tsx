import { ChevronDown } from "lucide-react";

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, name: string])[];
  onChange(value: string): void;
}

/** One of a few values. It uses the platform's own control, which phones show best. */
export const Choice = ({ label, value, choices, onChange }: ChoiceProps) => (
  <label className="block">
    <span className="block pb-1.5 text-sm font-semibold">{label}</span>
    <span className="relative block">
      <select
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="h-11 w-full appearance-none rounded-control border border-line-strong bg-surface pr-9 pl-3 text-base sm:text-sm"
      >
        {choices.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-3.5 right-3 size-4 text-ink-soft"
      />
    </span>
  </label>
);
