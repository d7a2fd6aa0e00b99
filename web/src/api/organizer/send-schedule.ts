import { type Answer, failed, failureFrom } from "../failure.ts";
import { eventPath } from "../queries.ts";
import { type ApiAccess, sendWith } from "../request.ts";
import { ImportAnswer } from "./answers.ts";
import { checked } from "./checked.ts";

export interface ImportRequest {
  readonly eventId: string;
  readonly file: File;
  readonly dryRun: boolean;
  /** The zone of the times in a file that names none. */
  readonly timeZone?: string | undefined;
  /**
   * Tells whether attendees see a new event, or a draft, once the import is complete. Absent: the service's
   * default.
   */
  readonly publish?: boolean | undefined;
  /** From 0 to 1; at 1 the service has the file and is working on it. */
  onSent(share: number): void;
}

/** Sends with XMLHttpRequest, because fetch does not report how much of a body has been sent. */
export async function sendSchedule(access: ApiAccess, wanted: ImportRequest): Promise<Answer<ImportAnswer>> {
  try {
    const call = await sendWith(access, await access.token(), (token) => upload(access, wanted, token));
    if (call.status === 0) return failed({ kind: "offline" });
    const body = parsed(call.responseText);
    return call.status >= 200 && call.status < 300
      ? checked(ImportAnswer, body)
      : failed(failureFrom(call.status, body, call.getResponseHeader("retry-after")));
  } catch {
    // The issuer has not answered.
    return failed({ kind: "offline" });
  }
}

function upload(
  access: ApiAccess,
  wanted: ImportRequest,
  token: string | undefined,
): Promise<XMLHttpRequest> {
  const { eventId, file, onSent } = wanted;
  const call = new XMLHttpRequest();
  call.open("PUT", `${access.origin}${eventPath(eventId)}/schedule?${queryOf(wanted)}`);
  call.setRequestHeader("accept", "application/json");
  // The service detects the encoding. With a text type, API Gateway would read every encoding as UTF-8.
  call.setRequestHeader("content-type", "application/octet-stream");
  if (token !== undefined) call.setRequestHeader("authorization", `Bearer ${token}`);
  return new Promise((resolve) => {
    call.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    call.upload.onload = () => onSent(1);
    // After an error, the status is 0.
    call.onerror = () => resolve(call);
    call.onload = () => resolve(call);
    call.send(file);
  });
}

const MAX_FILE_NAME_LENGTH = 255;

function queryOf({ file, dryRun, timeZone, publish }: ImportRequest): URLSearchParams {
  return new URLSearchParams({
    dryRun: String(dryRun),
    fileName: file.name.slice(-MAX_FILE_NAME_LENGTH),
    ...(timeZone !== undefined && { timeZone }),
    ...(publish !== undefined && { publish: String(publish) }),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
