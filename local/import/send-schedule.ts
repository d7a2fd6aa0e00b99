import * as z from "zod/mini";
import { ImportAnswer } from "../../functions/contract/answers.ts";
import { printable } from "../../functions/formats/text.ts";
import { ImportError, TryAgain } from "./import-error.ts";
import type { ScheduleFile } from "./schedule-file.ts";

const REQUEST_TIMEOUT_MS = 60_000;
/** The service detects the encoding. With a text type, API Gateway would read every encoding as UTF-8. */
const CONTENT_TYPE = "application/octet-stream";

const Problem = z.object({
  code: z._default(z.string(), ""),
  title: z._default(z.string(), ""),
  detail: z._default(z.string(), ""),
  errors: z._default(z.array(z.object({ path: z.string() })), []),
});

const NOTHING_SAID: z.output<typeof Problem> = { code: "", title: "", detail: "", errors: [] };

export interface Destination {
  url: string;
  eventId: string;
  token: string;
  dryRun: boolean;
  draft: boolean;
  timeZone?: string;
}

/** Sends the schedule once. Throws a {@link TryAgain} if the same request may succeed in a moment. */
export async function sendSchedule(file: ScheduleFile, destination: Destination): Promise<ImportAnswer> {
  const { url, eventId, token, dryRun, draft, timeZone } = destination;
  const query = new URLSearchParams({
    dryRun: String(dryRun),
    fileName: printable(file.name),
    ...(draft && { publish: "false" }),
    ...(timeZone !== undefined && { timeZone }),
  });
  const response = await request(url, `/api/events/${eventId}/schedule?${query}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": CONTENT_TYPE },
    body: file.bytes,
  });
  const body = await readJson(response);
  if (TRANSIENT.has(response.status)) {
    throw new TryAgain(refusal(response.status, body), Number(response.headers.get("retry-after") ?? 1));
  }
  if (!response.ok) throw new ImportError(refusal(response.status, body));
  const answer = ImportAnswer.safeParse(body);
  if (!answer.success) throw new ImportError(`${url} did not answer with the result of an import`);
  return answer.data;
}

/** These include a gateway's answers for a service that was too slow: an import may be repeated. */
const TRANSIENT = new Set([429, 500, 502, 503, 504]);

/** Throws if nothing answers at the URL. */
export async function checkThatItAnswers(url: string): Promise<void> {
  await request(url, "/api/health", {});
}

async function request(url: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") {
      throw new TryAgain(`no answer from ${url} in ${REQUEST_TIMEOUT_MS / 1_000} s`, 0);
    }
    // A header that HTTP cannot carry never reaches the network; every other failure here does.
    if (error instanceof TypeError && error.cause === undefined)
      throw new ImportError("the token is not valid");
    throw new ImportError(`nothing answers at ${url}; npm start starts the service`);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function refusal(status: number, body: unknown): string {
  const problem = Problem.safeParse(body);
  const { code, title, detail, errors } = problem.success ? problem.data : NOTHING_SAID;
  const said = printable([code, detail || title].filter(Boolean).join(": ")).replace(/\s+/g, " ");
  const lacksZone = errors.some(({ path }) => path === "timeZone");
  const advice = lacksZone ? " (here: --time-zone Europe/Berlin)" : (ADVICE[status] ?? "");
  return `refused with ${status} ${said || "and no reason"}${advice}`;
}

const ADVICE: Record<number, string> = {
  401: " (pass a token with --token or SESSION_RSVP_TOKEN)",
  403: " (the token must be an organizer's)",
  503: " (importing again is safe: it continues where this one stopped)",
};
