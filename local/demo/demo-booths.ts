import { call, type DemoTarget } from "./demo-api.ts";

interface DemoBooth {
  readonly title: string;
  readonly room: string;
  readonly capacity: number | null;
  readonly abstract: string;
  readonly people: number;
}

/** One is full, with a line. */
const BOOTHS: readonly DemoBooth[] = [
  {
    title: "Letterpress to try",
    room: "Foyer",
    capacity: 3,
    abstract: "Print a card on a press from 1904. Three people at a time.",
    people: 5,
  },
  {
    title: "Repair café",
    room: "Courtyard",
    capacity: null,
    abstract: "Bring what is broken. There is room for everybody.",
    people: 4,
  },
];
const AN_HOUR_MS = 3_600_000;
const OPEN_FOR_MS = 6 * 24 * AN_HOUR_MS;
/** The people of the demo stay longer than visitors do. */
const VISIT_MINUTES = 24 * 60;

/** Booths that are open now, although the conference begins later. People scan their codes in order. */
export async function openDemoBooths(target: DemoTarget, eventId: string, token: string): Promise<void> {
  const hours = {
    startsAt: new Date(Date.now() - AN_HOUR_MS).toISOString(),
    endsAt: new Date(Date.now() + OPEN_FOR_MS).toISOString(),
  };
  for (const { people, ...booth } of BOOTHS) {
    const body = { kind: "BOOTH", visitMinutes: VISIT_MINUTES, ...hours, ...booth };
    const created = await call(target, "POST", `/api/events/${eventId}/sessions`, { token, body });
    const { sessionId } = created as { readonly sessionId: string };
    const path = `/api/sessions/${sessionId}`;
    const { code } = (await call(target, "GET", `${path}/booth`, { token })) as { readonly code: string };
    for (let visitor = 1; visitor <= people; visitor++) {
      const own = await target.token(`visitor-${booth.room.toLowerCase()}-${visitor}`, []);
      await call(target, "PUT", `${path}/visit`, { token: own, body: { code } });
    }
  }
}
