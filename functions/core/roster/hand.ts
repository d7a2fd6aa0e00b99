/** What an organizer did for a person by hand. The roster shows it as long as the person stays on it. */
export interface Hand {
  /** The organizer's name, as far as it is known. */
  readonly by: string | null;
  /** ISO, UTC. */
  readonly at: string;
  readonly note: string | null;
  /** The session has got one more seat for it. */
  readonly raisedCapacity: boolean;
}

/** What an organizer asks for. */
export interface HandRequest extends Pick<Hand, "by" | "note"> {
  readonly requestId: string;
  readonly sessionId: string;
  /** If no seat may be given, the session gets one more. */
  readonly overCapacity: boolean;
}
