import { useState } from "react";
import type { PictureUse } from "../../../../functions/contract/pictures.ts";
import type { Event } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { removePicture, UPLOAD_REFUSED, uploadPicture } from "../../api/organizer/pictures.ts";
import { picturesMessages as text } from "../../messages/organizer/pictures-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { useUnloadWarning } from "../../organizer/use-unload-warning.ts";
import { showToast } from "../../ui/toasts.ts";
import { problemOfPicture } from "./check-picture.ts";
import { useSavingEvent } from "./save-event.ts";

/** The logo or the cover of an event. It is saved at once, apart from the form's other fields. */
export function usePicture(event: Pick<Event, "eventId">, use: PictureUse) {
  const { eventId } = event;
  const { save, saving } = useSavingEvent();
  const [sent, setSent] = useState<number>();
  const [problem, setProblem] = useState<string>();
  useUnloadWarning(saving);

  const upload = async (file: File) => {
    if (saving) return;
    const found = await problemOfPicture(file, use);
    setProblem(found);
    if (found !== undefined) return;
    setSent(0);
    const answer = await save((access) => uploadPicture(access, { eventId, use, file, onSent: setSent }));
    setSent(undefined);
    if (answer.ok) showToast("good", text.shown[use]);
    else setProblem(problemOf(answer.failure));
  };
  const remove = async () => {
    if (saving) return;
    const answer = await save((access) => removePicture(access, eventId, use));
    setProblem(answer.ok ? undefined : problemOf(answer.failure));
    if (answer.ok) showToast("plain", text.removed[use]);
  };
  return { busy: saving, sent, problem, upload, remove, refuse: setProblem };
}

/** The service finds what the browser cannot, such as a picture that says it is of another type. */
function problemOf(failure: Failure): string {
  if (failure.kind !== "refused") return failureText(failure);
  switch (failure.code) {
    case UPLOAD_REFUSED:
    case "NO_UPLOAD":
      return text.uploadRefused;
    case "PICTURES_NOT_SERVED":
      return text.notServed;
    case "INVALID_PICTURE":
      return text.notAPicture;
    default:
      return failureText(failure);
  }
}
