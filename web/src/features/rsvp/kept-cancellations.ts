import { createStore, del, entries, get, set, type UseStore } from "idb-keyval";

/** A cancellation that was made without a network. It outlives the page. */
export interface KeptCancellation {
  readonly attendeeId: string;
  readonly sessionId: string;
  readonly eventId: string;
  readonly title: string;
  readonly action: "cancel" | "leave";
  /** The version of the RSVP that the person saw. Whatever they have taken since stays. */
  readonly version: number;
}

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("session-rsvp.kept") : undefined;

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore("session-rsvp-cancellations", "cancellations");
  return opened;
};
const idOf = ({ attendeeId, sessionId }: Pick<KeptCancellation, "attendeeId" | "sessionId">) =>
  `${attendeeId} ${sessionId}`;

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};
channel?.addEventListener("message", tell);

/** @param listener called when this or another tab has kept or forgotten one */
export function onKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  tell();
  channel?.postMessage("changed");
}

/** @returns false if the browser keeps nothing */
export async function keepCancellation(kept: KeptCancellation): Promise<boolean> {
  try {
    await set(idOf(kept), kept, store());
  } catch {
    return false;
  }
  changed();
  return true;
}

export async function forgetCancellation(
  kept: Pick<KeptCancellation, "attendeeId" | "sessionId">,
): Promise<void> {
  await del(idOf(kept), store()).catch(() => undefined);
  changed();
}

/** The person may have taken it back, in any tab. */
export const isStillKept = async (kept: KeptCancellation): Promise<boolean> =>
  (await get<KeptCancellation>(idOf(kept), store()).catch(() => undefined))?.version === kept.version;

/** Those of one person: another person's stay until that person is here again. */
export async function keptCancellations(attendeeId: string): Promise<KeptCancellation[]> {
  const all = await entries<string, KeptCancellation>(store()).catch(() => []);
  return all.map(([, kept]) => kept).filter((kept) => kept.attendeeId === attendeeId);
}
