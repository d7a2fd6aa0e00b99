import { UserRoundX } from "lucide-react";
import { useRef } from "react";
import type { Answer } from "../../api/failure.ts";
import { peopleMessages as text } from "../../messages/organizer/people-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { Select } from "../../organizer/select.tsx";
import { useQuestion } from "../../organizer/use-question.tsx";
import { longDate } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { Monogram } from "../../ui/monogram.tsx";
import { showToast } from "../../ui/toasts.ts";
import { type Invite, ROLES } from "./invite-draft.ts";
import type { Holder } from "./use-people.ts";

interface PeopleListProps {
  readonly holders: readonly Holder[];
  readonly timeZone: string;
  /** The address of the person who looks. */
  readonly own: string | undefined;
  give(invite: Invite): Promise<Answer<Holder>>;
  takeAway(holder: Holder): Promise<Answer<unknown>>;
}

/** Who may do what. Each role can be changed, and taken away after a question. */
export function PeopleList({ holders, timeZone, own, give, takeAway }: PeopleListProps) {
  const { ask, dialog } = useQuestion();
  const list = useRef<HTMLUListElement>(null);
  const change = async ({ email }: Holder, role: Holder["role"]) => {
    const answer = await give({ email, body: { role } });
    if (answer.ok) showToast("good", text.changed(email, text.roles[role]));
    else showToast("bad", failureText(answer.failure));
  };
  const remove = async (holder: Holder) => {
    const { email } = holder;
    const isOwn = email === own?.toLowerCase();
    if (!(await ask(isOwn ? text.questionSelf : text.question(email)))) return;
    const answer = await takeAway(holder);
    if (answer.ok) showToast("good", text.removed(email));
    else showToast("bad", failureText(answer.failure));
    // The row that had the focus may be gone.
    if (answer.ok) list.current?.focus();
  };
  return (
    <>
      <ul
        ref={list}
        tabIndex={-1}
        aria-label={text.list}
        className="mt-4 divide-y divide-line rounded-card border border-line bg-surface outline-none"
      >
        {holders.map((holder) => (
          <PersonRow
            key={holder.email}
            {...{ holder, timeZone }}
            onRole={(role) => void change(holder, role)}
            onRemove={() => void remove(holder)}
          />
        ))}
      </ul>
      {dialog}
    </>
  );
}

interface PersonRowProps {
  readonly holder: Holder;
  readonly timeZone: string;
  onRole(role: Holder["role"]): void;
  onRemove(): void;
}

function PersonRow({ holder, timeZone, onRole, onRemove }: PersonRowProps) {
  const { email, name, role, invitedAt, invitedBy } = holder;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
      <Monogram name={name ?? email} />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-semibold wrap-anywhere">{name ?? email}</p>
        <p className="text-sm wrap-anywhere text-ink-soft">
          {name !== null && `${email} · `}
          {text.invited(longDate(invitedAt, timeZone), invitedBy)}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <Select
          aria-label={text.change(email)}
          value={role}
          onChange={({ target }) => onRole(ROLES.find((each) => each === target.value) ?? role)}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {text.roles[each]}
            </option>
          ))}
        </Select>
        <Button variant="outline" aria-label={text.removeName(email)} onClick={onRemove}>
          <UserRoundX aria-hidden className="size-4" />
          {text.remove}
        </Button>
      </div>
    </li>
  );
}
