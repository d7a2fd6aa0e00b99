import { EventAnswer } from "../../../../functions/contract/answers.ts";
import { type PictureUse, UploadAnswer } from "../../../../functions/contract/pictures.ts";
import type { Event } from "../answers.ts";
import { type Answer, failed } from "../failure.ts";
import { eventPath } from "../queries.ts";
import type { ApiAccess } from "../request.ts";
import { requestChecked } from "./checked.ts";

export interface PictureUpload {
  readonly eventId: string;
  readonly use: PictureUse;
  readonly file: File;
  /** From 0 to 1; at 1 the file has arrived, and the service checks it. */
  onSent(share: number): void;
}

const picturesPath = (eventId: string) => `${eventPath(eventId)}/pictures`;

/** The bucket's own refusal has no words for people. It comes if the form was valid for too short a time. */
export const UPLOAD_REFUSED = "UPLOAD_REFUSED";

/** Asks for a form, sends the file with it to the bucket, and lets the event show what has arrived there. */
export async function uploadPicture(access: ApiAccess, upload: PictureUpload): Promise<Answer<Event>> {
  const { eventId, use, file } = upload;
  const path = picturesPath(eventId);
  const asked = { use, type: file.type, size: file.size };
  const allowed = await requestChecked(access, { method: "POST", path, body: asked }, UploadAnswer);
  if (!allowed.ok) return allowed;
  const { uploadId, ...form } = allowed.value;
  const status = await send(form, upload);
  if (status === 0) return failed({ kind: "offline" });
  if (status >= 500) return failed({ kind: "unavailable", status });
  if (status >= 300) return failed({ kind: "refused", code: UPLOAD_REFUSED, detail: "", problem: {} });
  return requestChecked(access, { method: "PUT", path: `${path}/${use}`, body: { uploadId } }, EventAnswer);
}

export const removePicture = (access: ApiAccess, eventId: string, use: PictureUse): Promise<Answer<Event>> =>
  requestChecked(access, { method: "DELETE", path: `${picturesPath(eventId)}/${use}` }, EventAnswer);

/** Sends with XMLHttpRequest, because fetch does not report how much of a body has been sent. 0: there was no answer. */
function send(
  { url, fields }: Pick<UploadAnswer, "url" | "fields">,
  { file, onSent }: PictureUpload,
): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // The bucket ignores what comes after the file.
  form.append("file", file);
  const call = new XMLHttpRequest();
  call.open("POST", url);
  return new Promise((resolve) => {
    call.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    call.upload.onload = () => onSent(1);
    call.onerror = () => resolve(0);
    call.onload = () => resolve(call.status);
    call.send(form);
  });
}
