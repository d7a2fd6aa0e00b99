import { isPartKey, numberOfPart, sessionIdOfRsvp, userIdOf } from "../../../functions/store/keys.ts";
import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { seatsGivenToWaiting, wrongSteps } from "../../scenarios/checks.ts";
import { wrongGroups } from "../../scenarios/group-checks.ts";
import type { PersonRequest } from "../../scenarios/people.ts";
import type { Change } from "../../scenarios/stream.ts";
import { broken } from "../../support/invariant-names.ts";
import { idleSeatsAmong } from "../../support/invariants.ts";
import { isLedgerItem } from "../../support/ledger-items.ts";
import { PostOffice } from "../notices/post-office.ts";
import { withRandom } from "../time/with-random.ts";
import { wrongCapacities, wrongOrders, wrongRefusals } from "./answers.ts";
import { Commits } from "./commits.ts";
import { Instances } from "./instances.ts";
import { deal, startConsumer, sweep } from "./machines.ts";
import { windowsOf } from "./offer-windows.ts";
import { type Asked, ask } from "./people.ts";
import { type Act, iso, type Plan, SESSION_IDS, STORY_START, sessionOf } from "./plan.ts";
import { wrongConflicts } from "./told-conflicts.ts";
import { newWorld, type World } from "./world.ts";

const SWEEP_PERIOD_MS = 60_000;
/** A nudge is late or fails some times before the consumer is done. */
const SERVED_WITHIN_MS = 30_000;

/** At the end nobody else is there, so this person gets an answer. */
const LAST_REQUEST = { what: "reserve", userId: "last", ifFull: "REJECT" } as const;
const ANSWERED_WITHIN_MS = 5_000;

export interface Played {
  readonly wrong: readonly string[];
  readonly trace: () => readonly string[];
  readonly commits: number;
  /** How many of the commits changed a part of a ledger. */
  readonly atParts: number;
  readonly events: number;
  /** How many waiting people got a seat or an offer. */
  readonly served: number;
  /** `null`: the story tells nobody. */
  readonly told: PostOffice["counts"] | null;
}

/** Plays a story to its end, and returns everything that was wrong on the way. The same plan gives the same story. */
export async function play(plan: Plan): Promise<Played> {
  const random = seededRandom(plan.seed ^ 0x5eed);
  return withRandom(random, () => playWith(plan, random));
}

async function playWith(plan: Plan, random: () => number): Promise<Played> {
  const lowered = new Set(plan.acts.filter(setsCapacity).map(sessionOf));
  const commits = new Commits(lowered, plan.clockErrorMs, windowsOf(plan));
  const requests: Asked[] = [];
  const world = newWorld(plan, random, (commit) => {
    office?.keep(commit);
    const changes = commits.add(commit);
    if (changes.length > 0) world.note(() => `${commit.by} commits ${changes.map(textOf).join(", ")}`);
    for (const act of passesAfter(changes, plan, world, random))
      world.time.at(STORY_START + act.at, () => perform(world, act, instances, requests));
  });
  const office = plan.notices === undefined ? null : new PostOffice(world, plan.notices);
  const instances = new Instances(world);
  world.openSessions();
  office?.start();
  startConsumer(world);
  for (const act of plan.acts)
    world.time.at(STORY_START + act.at, () => perform(world, act, instances, requests));
  const firstSweep = random() * SWEEP_PERIOD_MS;
  const lastAct = Math.max(0, ...plan.acts.map(({ at }) => at));
  const recovery = lastAct + SWEEP_PERIOD_MS;
  const sweeps = Math.ceil((recovery - firstSweep) / SWEEP_PERIOD_MS) + 1;
  for (let n = 0; n < sweeps; n++)
    world.time.at(STORY_START + firstSweep + n * SWEEP_PERIOD_MS, () => sweep(world));
  world.time.at(STORY_START + recovery, () => world.recover());
  const end = firstSweep + (sweeps - 1) * SWEEP_PERIOD_MS + SERVED_WITHIN_MS;
  const last = SESSION_IDS.slice(0, plan.sessions).map(
    (sessionId): Act => ({ at: end, sessionId, ...LAST_REQUEST }),
  );
  for (const act of last) world.time.at(STORY_START + end, () => perform(world, act, instances, requests));
  office?.tellDueUntil(STORY_START + end);
  await world.time.run(STORY_START + end + ANSWERED_WITHIN_MS);
  const judgement = judged(plan, commits, requests, world.bugs, iso(end));
  const wrong = [...judgement.wrong, ...((await office?.end(plan)) ?? [])];
  return { ...judgement, wrong, trace: world.trace, events: world.time.events, told: office?.counts ?? null };
}

const MAX_DELAY_OF_A_PASS_MS = 20_000;

/** Some people who get an offer pass soon, while the story goes on. */
function passesAfter(
  changes: readonly Change[],
  { passes = 0, acts }: Plan,
  { time }: World,
  random: () => number,
): (Act & { readonly what: "pass" })[] {
  if (passes === 0) return [];
  const lastAct = Math.max(0, ...acts.map(({ at }) => at));
  return changes.flatMap(({ before, after }) => {
    if (after.status !== "OFFERED" || before?.status === "OFFERED" || random() >= passes) return [];
    const at = time.now - STORY_START + random() * MAX_DELAY_OF_A_PASS_MS;
    const pass = { at, sessionId: sessionIdOfRsvp(after), what: "pass", userId: userIdOf(after) } as const;
    return at > lastAct + MAX_DELAY_OF_A_PASS_MS ? [] : [pass];
  });
}

function setsCapacity(act: Act): boolean {
  if (act.what === "change") return act.patch.capacity !== undefined;
  return act.what === "import" && act.session?.capacity !== undefined;
}

function textOf({ before, after }: Change): string {
  const { taken, waiting, capacity, state = "", epoch = 0, lineOpen, part } = after;
  if (!isLedgerItem(after))
    return `${after.PK} ${before?.status ?? "none"} to ${after.status}${part === undefined ? "" : ` at ${part}`}`;
  const name = isPartKey(after) ? `part ${numberOfPart(after)}` : state;
  return `${name} ${taken}/${capacity ?? "any"} +${waiting} e${epoch}${lineOpen ? " line" : ""}`;
}

function perform(world: World, act: Act, instances: Instances, requests: Asked[]): void {
  switch (act.what) {
    case "sweep":
      sweep(world, act);
      break;
    case "deal":
      deal(world, sessionOf(act), act);
      break;
    case "purge":
      world.queue.purge();
      break;
    case "outage":
      world.outage(act.ms);
      break;
    default:
      requests.push(ask(world, act, instances));
  }
}

function judged(
  plan: Plan,
  commits: Commits,
  requests: readonly Asked[],
  bugs: readonly string[],
  end: string,
) {
  const groups = commits.recorded.map(({ changes }) => changes);
  const wrong = [
    ...bugs,
    ...commits.wrong,
    ...commits.violations(),
    ...idleSeatsAmong(commits.items, end),
    ...commits.unfinished(end),
    ...unanswered(requests),
    ...wrongGroups(groups, anyOfRequests(requests)),
    ...wrongConflicts(commits.recorded, requests, plan),
    ...wrongSteps(groups, personRequests(requests)),
    ...wrongCapacities(commits.recorded, requests),
    ...wrongOrders(commits.recorded, requests),
    ...wrongRefusals(commits.recorded, requests, plan.clockErrorMs),
  ];
  const atParts = groups.filter((group) => group.some(({ after }) => isPartKey(after))).length;
  return {
    wrong: [...new Set(wrong)],
    commits: groups.length,
    atParts,
    served: seatsGivenToWaiting(groups.flat()),
  };
}

const unanswered = (requests: readonly Asked[]): string[] =>
  requests
    .filter(
      ({ act, outcome }) => "userId" in act && act.userId === LAST_REQUEST.userId && isNoAnswer(outcome),
    )
    .map(({ name, outcome }) => broken("once", `${name} was alone and was answered ${outcome}`));

const isNoAnswer = (outcome: string | null): boolean => outcome === null || outcome === "contention";

const personRequests = (requests: readonly Asked[]): Map<string, PersonRequest> =>
  new Map(
    requests.flatMap(({ name, act, begun, answered, outcome, givenUp }) =>
      "userId" in act && act.what !== "any-of"
        ? [
            [
              name,
              {
                ...{ userId: act.userId, sessionId: sessionOf(act), begun, outcome, givenUp },
                swapFor: "swapFor" in act ? act.swapFor : undefined,
                answered: outcome === null ? null : answered,
              },
            ] as const,
          ]
        : [],
    ),
  );

const anyOfRequests = (requests: readonly Asked[]): Map<string, string | null> =>
  new Map(requests.filter(({ act }) => act.what === "any-of").map(({ name, outcome }) => [name, outcome]));
