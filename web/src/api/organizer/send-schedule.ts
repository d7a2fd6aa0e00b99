import { ImportAnswer } from "../../../../functions/contract/answers.ts";
import { type Answer, checked, failed, refusalOf } from "./answer.ts";
import type { Caller } from "./request.ts";

export interface ImportRequest {
  readonly eventId: string;
  readonly file: File;
  readonly dryRun: boolean;
  /** From 0 to 1; at 1 the service has the file and works. */
  onSent(share: number): void;
}

/** By XMLHttpRequest: fetch does not say how much of a body has been sent. */
export function sendSchedule(caller: Caller, wanted: ImportRequest): Promise<Answer<ImportAnswer>> {
  const { eventId, file, dryRun, onSent } = wanted;
  const call = new XMLHttpRequest();
  call.open("PUT", `/api/events/${encodeURIComponent(eventId)}/schedule?dryRun=${dryRun}`);
  call.setRequestHeader("accept", "application/json");
  // The service looks at the content. Under a type of text, API Gateway would read every encoding as UTF-8.
  call.setRequestHeader("content-type", "application/octet-stream");
  const token = caller.token();
  if (token !== undefined) call.setRequestHeader("authorization", `Bearer ${token}`);
  return new Promise((resolve) => {
    call.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    call.upload.onload = () => onSent(1);
    call.onerror = () => resolve(failed({ kind: "offline" }));
    call.onload = () => {
      if (call.status === 401) caller.onExpired();
      const body = parsed(call.responseText);
      const done = call.status >= 200 && call.status < 300;
      resolve(
        done
          ? checked(ImportAnswer, body)
          : failed(refusalOf(call.status, body, call.getResponseHeader("retry-after"))),
      );
    };
    call.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
