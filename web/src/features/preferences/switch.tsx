interface SwitchProps {
  readonly name: string;
  readonly on: boolean;
  onChange(on: boolean): void;
}

/** It is the platform's own checkbox, so that the keyboard works as everywhere. */
export const Switch = ({ name, on, onChange }: SwitchProps) => (
  <label className="grid h-11 cursor-pointer place-items-center">
    <input
      type="checkbox"
      role="switch"
      aria-label={name}
      aria-checked={on}
      checked={on}
      onChange={({ target }) => onChange(target.checked)}
      className="relative h-6 w-11 cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-[1.125rem] before:rounded-full before:bg-line-strong before:transition-transform checked:border-brand checked:bg-brand checked:before:translate-x-5 checked:before:bg-on-brand forced-colors:appearance-auto"
    />
  </label>
);
