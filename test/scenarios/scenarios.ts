import type { World } from "./world.ts";

export interface Cast {
  readonly holders: readonly string[];
  readonly waiters: readonly string[];
  /** The people with an open offer now, and when each offer ends. */
  offers(): Promise<readonly { readonly userId: string; readonly expiresAt: string }[]>;
}

export type Scenario = (world: World, cast: Cast) => Promise<void>;

/** Situations between an offer and its seat; each begins a scenario. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  async "accept races expiry"(world, cast) {
    await freeSome(world, cast);
    const offers = await cast.offers();
    const [first] = offers;
    if (first) world.moveTo(earlier(first.expiresAt, between(world, 0, 12)));
    for (const { userId } of offers) pick(world, [world.accept, world.reserve])(userId);
    world.sweep();
    if (chance(world, 0.5)) world.sweep();
    await world.turns.run();
  },

  async "accept races decline from another device"(world, cast) {
    await freeSome(world, cast);
    for (const { userId } of await cast.offers()) {
      world.accept(userId);
      world.cancel(userId);
      if (chance(world, 0.3)) world.reserve(userId);
    }
    world.consume();
    await world.turns.run();
  },

  async "offers are passed while others wait"(world, cast) {
    await freeSome(world, cast);
    const offers = await cast.offers();
    for (const { userId } of offers)
      pick(world, [world.pass, world.pass, world.accept, world.cancel])(userId);
    for (let n = between(world, 1, 2); n > 0; n--) world.consume({ uninvited: true });
    await world.turns.run();
    const [first] = offers;
    // The passes end with the offers.
    if (first && chance(world, 0.7)) world.moveTo(later(first.expiresAt, between(world, -5, 500)));
    if (chance(world, 0.5)) world.sweep();
    world.consume({ uninvited: true });
    for (const { userId } of await cast.offers()) pick(world, [world.pass, world.accept])(userId);
    await world.turns.run();
  },

  async "two consumers at one session"(world, cast) {
    for (const userId of some(world, cast.holders)) world.cancel(userId);
    await world.turns.run();
    for (let n = between(world, 2, 3); n > 0; n--) world.consume({ uninvited: true });
    await world.turns.run();
  },

  async "one message delivered five times"(world, cast) {
    for (const userId of some(world, cast.holders)) world.cancel(userId);
    for (let n = 0; n < 5; n++) world.consume({ uninvited: true });
    for (const userId of some(world, cast.waiters)) {
      pick(world, [world.cancel, world.reserve, world.accept])(userId);
    }
    await world.turns.run();
  },

  async "a consumer dies after one of its writes"(world, cast) {
    for (const userId of some(world, cast.holders)) world.cancel(userId);
    world.consume({ uninvited: true, diesAfterWrite: between(world, 1, 2) });
    await world.turns.run();
    world.consume({ diesAfterWrite: 1 });
    await world.turns.run();
    const [offer] = await cast.offers();
    if (offer && chance(world, 0.5)) {
      world.moveTo(offer.expiresAt);
      world.sweep({ diesAfterWrite: between(world, 1, 2) });
      await world.turns.run();
    }
  },

  async "no message can be sent for a minute"(world, cast) {
    world.nudges.isFailing = true;
    for (const userId of some(world, cast.holders)) world.cancel(userId);
    await world.turns.run();
    world.sweep();
    world.reserve("newcomer", "REJECT");
    await world.turns.run();
    world.advance(60_000);
    world.nudges.isFailing = false;
  },

  async "the queue is purged"(world, cast) {
    for (const userId of some(world, cast.holders)) world.cancel(userId);
    for (const userId of some(world, cast.waiters)) world.cancel(userId);
    await world.turns.run();
    world.nudges.purge();
  },

  async "one person on two devices"(world, cast) {
    await freeSome(world, cast);
    for (const userId of some(world, [...cast.holders, ...cast.waiters, "newcomer"])) {
      for (let n = between(world, 2, 4); n > 0; n--) {
        pick(world, [world.reserve, world.reserve, world.cancel, world.accept, world.remove])(userId);
      }
    }
    world.consume();
    await world.turns.run();
  },

  async "a request is on its way for long"(world, cast) {
    const [slow = "newcomer", ...others] = cast.waiters;
    world.cancel(slow);
    await world.turns.run();
    world.reserve(slow);
    for (const userId of others) pick(world, [world.cancel, world.reserve])(userId);
    world.wait(between(world, 500, 3_000));
    for (const userId of some(world, cast.holders)) world.cancel(userId);
    world.consume({ uninvited: true });
    await world.turns.run();
  },

  async "the session moves to an earlier time while seats are offered"(world, cast) {
    const freed = some(world, cast.holders);
    // Nobody waits once the seats are offered, so the sweep may remove the mark.
    for (const userId of cast.waiters.slice(freed.length)) world.cancel(userId);
    for (const userId of freed) world.cancel(userId);
    await world.turns.run();
    world.lag.setRate(chance(world, 0.8) ? 0.9 : 0);
    world.consume({ uninvited: true });
    await world.turns.run();
    // An offer lasts five minutes: it outlives the waitlist of these rules unless the consumer shortens it.
    world.change({ lineClosesAt: later(world.now(), between(world, 3, 4) * 60_000) });
    if (chance(world, 0.5)) await world.turns.run();
    world.sweep();
    world.sweep();
    await world.turns.run();
    world.advance(between(world, 0, 1_500));
    world.sweep();
    await world.turns.run();
  },

  async "an offer expires while the session moves"(world, cast) {
    await freeSome(world, cast);
    const [first] = await cast.offers();
    if (first) world.moveTo(earlier(first.expiresAt, between(world, 0, 800)));
    for (const userId of some(world, cast.holders)) world.cancel(userId);
    world.consume({ uninvited: true });
    world.change({ lineClosesAt: later(world.now(), between(world, 3, 4) * 60_000) });
    world.sweep();
    await world.turns.run();
    world.advance(between(world, 0, 1_500));
    world.sweep();
    await world.turns.run();
  },

  async "people swap between two sessions"(world, cast) {
    const [first = "newcomer", ...others] = cast.waiters;
    world.reserveOther(first);
    world.reserveOther("newcomer");
    await freeSome(world, cast);
    for (const userId of some(world, [first, "newcomer", ...cast.holders])) {
      for (let n = between(world, 1, 3); n > 0; n--) {
        pick(world, [world.swap, world.swapBack, world.swapBack, world.acceptFor, world.cancel])(userId);
      }
    }
    for (const userId of some(world, others)) pick(world, [world.accept, world.swap, world.cancel])(userId);
    world.consume();
    world.consume();
    await world.turns.run();
  },

  async "the session is cancelled while offers are accepted"(world, cast) {
    await freeSome(world, cast);
    world.change({ state: "CANCELLED" });
    for (const { userId } of await cast.offers()) pick(world, [world.accept, world.reserve])(userId);
    await world.turns.run();
    for (const userId of some(world, [...cast.waiters, "newcomer"])) {
      pick(world, [world.accept, world.reserve])(userId);
    }
    if (chance(world, 0.5)) world.consume();
    await world.turns.run();
  },

  async "capacity goes up and down"(world, cast) {
    // This number of seats is dealt to parts, and a later change calls them in.
    if (chance(world, 0.3)) {
      world.change({ capacity: 20 });
      await world.turns.run();
      world.deal();
    }
    for (let n = 0; n < 2; n++) world.change({ capacity: between(world, 0, 4) });
    for (const userId of some(world, cast.holders)) world.cancel(userId);
    world.consume();
    world.consume();
    await world.turns.run();
  },
};

/** Concurrent requests of people, with the queue and the schedule in between. */
export async function mingle(world: World, { holders, waiters }: Cast): Promise<void> {
  const people = [...holders, ...waiters, "newcomer"];
  for (let n = between(world, 2, 5); n > 0; n--) {
    const userId = pick(world, people);
    const ways = [
      ...[world.cancel, world.accept, world.reserve, world.reserve, world.remove],
      ...[world.swap, world.swapBack, world.acceptFor],
    ];
    if (chance(world, 0.2)) world.reserve(userId, "REJECT");
    else pick(world, ways)(userId);
  }
  if (world.isByHand) {
    for (let n = 0; n < 2; n++) world.byHand(people[Math.floor(world.hands() * people.length)] ?? "newcomer");
  }
  world.consume({ diesAfterWrite: chance(world, 0.2) ? 1 : undefined });
  if (chance(world, 0.3)) world.consume();
  if (chance(world, 0.2)) world.sweep();
  await world.turns.run();
}

async function freeSome(world: World, { holders }: Cast): Promise<void> {
  for (const userId of some(world, holders)) world.cancel(userId);
  await world.turns.run();
  world.consume({ uninvited: true });
  await world.turns.run();
}

const chance = ({ random }: World, share: number): boolean => random() < share;
const between = ({ random }: World, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
const pick = <T>(world: World, from: readonly T[]): T => from[between(world, 0, from.length - 1)] as T;
const later = (iso: string, ms: number): string => new Date(Date.parse(iso) + ms).toISOString();
const earlier = (iso: string, ms: number): string => new Date(Date.parse(iso) - ms).toISOString();

/** It picks at least one person. */
const some = (world: World, from: readonly string[]): readonly string[] => {
  const chosen = from.filter(() => chance(world, 0.5));
  return chosen.length > 0 ? chosen : from.slice(0, 1);
};
