import type { Preferences } from "../../api/answers.ts";
import { preferencesMessages as text } from "../../messages/attendee/preferences-messages.ts";
import { useFocusKept } from "../../ui/use-focus-kept.ts";
import { Choice } from "./choice.tsx";
import { CHANNELS, reminderChoices, uses, withChannel } from "./choices.ts";
import { NotSaved } from "./not-saved.tsx";
import { Switch } from "./switch.tsx";
import { useSaving } from "./use-saving.ts";

const OFF = "off";

/** What a person gets by which channel, and when they are reminded. */
export function PreferencesForm({ loaded }: { readonly loaded: Preferences }) {
  const { chosen, failed, choose, retry } = useSaving(loaded);
  const { reminderMinutes, language } = chosen;
  useFocusKept(Number(failed));
  return (
    <>
      {text.sections.map(({ title, lines }) => (
        <section key={title} aria-labelledby={title} className="mt-8">
          <div className="grid grid-cols-[minmax(0,1fr)_4rem_4rem] items-end border-b border-line pb-2">
            <h2 id={title} className="font-display text-xl/[1.625rem] font-[650]">
              {title}
            </h2>
            {CHANNELS.map((channel) => (
              <span key={channel} aria-hidden className="text-center text-sm text-ink-soft">
                {text.channels[channel]}
              </span>
            ))}
          </div>
          {lines.map(({ label, kinds }) => (
            <div
              key={label}
              className="grid min-h-14 grid-cols-[minmax(0,1fr)_4rem_4rem] items-center border-b border-line"
            >
              <span className="py-2 pr-3">{label}</span>
              {CHANNELS.map((channel) => (
                <Switch
                  key={channel}
                  name={text.channelOf(text.channels[channel], label)}
                  on={uses(chosen, kinds, channel)}
                  onChange={(on) => choose(withChannel(chosen, kinds, channel, on))}
                />
              ))}
            </div>
          ))}
        </section>
      ))}
      <div className="mt-8 grid gap-4 sm:grid-cols-2">
        <Choice
          label={text.reminder}
          value={reminderMinutes === null ? OFF : String(reminderMinutes)}
          choices={[
            [OFF, text.off],
            ...reminderChoices(loaded).map((n) => [String(n), text.before(n)] as const),
          ]}
          onChange={(value) => choose({ ...chosen, reminderMinutes: value === OFF ? null : Number(value) })}
        />
        <Choice
          label={text.language}
          value={language}
          choices={[["en", text.languages.en]]}
          onChange={() => choose({ ...chosen, language: "en" })}
        />
      </div>
      {failed && <NotSaved retry={retry} />}
    </>
  );
}
