import { CloudOff } from "lucide-react";
import { messages } from "../../messages/messages.ts";
import type { Wish } from "./wishes.ts";

const { rsvp } = messages;

/** The button of a request that is kept until there is a network. Other sites keep none. */
export function keptLook({ action, dueAt }: Wish) {
  if (dueAt !== "online") return undefined;
  return {
    label: rsvp.waitsForNetwork,
    name: rsvp.hinted(rsvp.waitsForNetwork, rsvp.whenOnline[action]),
    variant: "secondary" as const,
    icon: <CloudOff aria-hidden className="size-4" />,
  };
}

export const KeptNote = ({ wish }: { readonly wish: Wish | undefined }) =>
  wish?.dueAt === "online" && (
    <p className="basis-full text-right text-sm font-semibold text-warn">{rsvp.whenOnline[wish.action]}</p>
  );
