import { randomBytes } from "node:crypto";
import type { EventAnswer } from "../contract/answers.ts";
import * as contract from "../contract/pictures.ts";
import { ofEvent } from "../contract/requests.ts";
import { PictureSettings } from "../contract/settings.ts";
import { fileNameOf, uploadKey } from "../core/pictures/picture.ts";
import { removePicture } from "../core/pictures/remove-picture.ts";
import { takePicture } from "../core/pictures/take-picture.ts";
import type { ConferenceEvent } from "../core/programme/session.ts";
import { pictureFacts } from "../formats/pictures/picture-facts.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json, type Reply } from "../middleware/reply.ts";
import { organizersOf, permissions } from "../middleware/role-access.ts";
import { route } from "../middleware/route.ts";
import { logger } from "../middleware/telemetry.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { type Bucket, pictureFiles } from "../store/pictures/bucket.ts";
import { pictureBook } from "../store/pictures/picture-book.ts";
import { uploadForm } from "../store/pictures/upload-form.ts";
import { findEvent } from "../store/programme/events.ts";
import { roleFinder } from "../store/roles/find-role.ts";
import { invalidPicture, notServed, noUpload } from "./pictures/refusals.ts";
import { noSuchEvent } from "./seats/refusals.ts";

const settings = PictureSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const book = pictureBook(table);
const organizers = organizersOf(permissions(settings.ORGANIZER_GROUP, roleFinder(table)));
const bucket = bucketOf(settings);
const files = bucket && pictureFiles(bucket);
const NAME_BYTES = 16;
const newName = () => randomBytes(NAME_BYTES).toString("base64url");

/** A file that stays costs next to nothing, and nothing shows it. */
async function tidy(key: string): Promise<void> {
  await files?.remove(key).catch((error: unknown) => {
    logger.warn("picture not removed", { key, error: error as Error });
  });
}

/** The pictures of an event: how to upload them, which it shows, and none. */
export const handler = httpFunction(
  {
    "POST /api/events/{eventId}/pictures": route(
      { access: organizers, ...ofEvent, body: contract.PostPictureBody },
      async ({ params: { eventId }, body: { use, type, size } }) => {
        if (bucket === undefined) return notServed;
        if ((await findEvent(table, eventId)) === null) return noSuchEvent(eventId);
        const uploadId = fileNameOf(newName(), type);
        const key = uploadKey(eventId, use, uploadId);
        const form = await uploadForm(bucket, { key, type, size }, new Date());
        return json<contract.UploadAnswer>(201, "UPLOAD_ALLOWED", { uploadId, ...form });
      },
    ),

    "PUT /api/events/{eventId}/pictures/{use}": route(
      { access: organizers, ...contract.ofPicture, body: contract.PutPictureBody },
      async ({ params: { eventId, use }, body: { uploadId } }) => {
        if (files === undefined) return notServed;
        const limits = contract.PICTURE_LIMITS[use];
        const ports = { files, book, tidy, newName, look: pictureFacts };
        const outcome = await takePicture({ eventId, use, uploadId, limits }, ports);
        switch (outcome.kind) {
          case "taken":
            return changed("PICTURE_TAKEN", outcome.event);
          case "no-upload":
            return noUpload;
          case "invalid":
            return invalidPicture(outcome.fault, use);
          case "event-not-found":
            return noSuchEvent(eventId);
        }
      },
    ),

    "DELETE /api/events/{eventId}/pictures/{use}": route(
      { access: organizers, ...contract.ofPicture },
      async ({ params: { eventId, use } }) => {
        const outcome = await removePicture(eventId, use, { book, tidy });
        return outcome.kind === "shown" ? changed("PICTURE_REMOVED", outcome.event) : noSuchEvent(eventId);
      },
    ),
  },
  { isPassing },
);

const changed = (outcome: string, event: ConferenceEvent): Reply => json<EventAnswer>(200, outcome, event);

function bucketOf(given: typeof settings): Bucket | undefined {
  const { PICTURES_BUCKET: name, PICTURES_URL: url, AWS_REGION: region } = given;
  if (name === undefined || url === undefined) return undefined;
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = given;
  const credentials = {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  };
  return { name, url, region, credentials };
}
