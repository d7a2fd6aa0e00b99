import { type Act, type Plan, SESSION_ID, sessionOf } from "./plan.ts";

const MAX_PLAYS = 500;

/**
 * Looks for the smallest plan that is still wrong. It leaves out faults, crashes and acts, as many as it can at once.
 *
 * @param isWrong plays a plan and tells whether the same goes wrong as before
 */
export async function shrunk(plan: Plan, isWrong: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  let smallest = plan;
  let plays = 0;
  for (let hasShrunk = true; hasShrunk && plays < MAX_PLAYS; ) {
    hasShrunk = false;
    for (const candidate of candidates(smallest)) {
      if (++plays > MAX_PLAYS) break;
      if (!(await isWrong(candidate))) continue;
      smallest = candidate;
      hasShrunk = true;
      break;
    }
  }
  return smallest;
}

function* candidates(plan: Plan): Generator<Plan> {
  if (plan.hasFaults) yield { ...plan, hasFaults: false };
  if (plan.slowness > 0) yield { ...plan, slowness: 0 };
  if (plan.crashes > 0) yield { ...plan, crashes: 0 };
  if (plan.clockErrorMs > 0) yield { ...plan, clockErrorMs: 0 };
  if (plan.quietHours !== null) yield { ...plan, quietHours: null };
  if (plan.division !== null) yield { ...plan, division: null };
  yield* withCalmerNotices(plan);
  const { acts } = plan;
  if (plan.sessions > 1)
    yield { ...plan, sessions: 1, acts: acts.filter((act) => sessionOf(act) === SESSION_ID) };
  for (let size = Math.ceil(acts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < acts.length; at += size) yield { ...plan, acts: acts.toSpliced(at, size) };
  for (const [n, act] of acts.entries())
    if (act.crashesAt !== undefined) yield { ...plan, acts: acts.with(n, surviving(act)) };
}

function* withCalmerNotices({ notices, ...plan }: Plan): Generator<Plan> {
  if (notices === undefined) return;
  if (notices.crashes > 0) yield { ...plan, notices: { ...notices, crashes: 0 } };
  if (notices.doubles > 0) yield { ...plan, notices: { ...notices, doubles: 0 } };
  if (notices.stall !== null) yield { ...plan, notices: { ...notices, stall: null } };
  for (const device of notices.devices)
    yield { ...plan, notices: { ...notices, devices: notices.devices.filter((each) => each !== device) } };
  for (const outage of notices.outages)
    yield { ...plan, notices: { ...notices, outages: notices.outages.filter((each) => each !== outage) } };
}

function surviving({ crashesAt: _, ...act }: Act): Act {
  return act as Act;
}
