import { joinsAt } from "../../core/seats/ledger.ts";

/** Finds the time at which a person joins at a part. It is later than the times of all people that this instance has seen. */
export class JoiningClock {
  readonly #lastJoined = new Map<number, string>();
  /** The latest time of joining that was seen at any part. */
  #lastSeen = "";
  #behindMs = 0;

  see(part: number, joinedAt: string): void {
    this.#lastJoined.set(part, joinedAt);
    if (joinedAt > this.#lastSeen) this.#lastSeen = joinedAt;
  }

  /**
   * The time for a person who joins at this part, after the last of its people. All ISO, UTC. A clock that is
   * behind those of others would be refused at each part in turn, so this makes up for what is known of it.
   * It is behind if somebody has joined after `now`, which is taken after that was seen.
   */
  joinsAt(part: number, now: string): string {
    const isBehind = this.#lastSeen > now;
    if (isBehind) this.#behindMs = Math.max(this.#behindMs, Date.parse(this.#lastSeen) - Date.parse(now));
    const time = new Date(Date.parse(now) + this.#behindMs).toISOString();
    return joinsAt(time, this.#lastJoined.get(part) ?? null);
  }
}
