import { readFileSync } from "node:fs";
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import { type Operations, toOpenApi } from "./operation.ts";
import { forAttendees } from "./operations/attendees.ts";
import { forDoors } from "./operations/doors.ts";
import { forOrganizers } from "./operations/organizers.ts";
import { forReaders } from "./operations/readers.ts";
import { adjust } from "./schemas.ts";

export const DOCUMENT = new URL("../../functions/contract/openapi.json", import.meta.url);

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** Makes the OpenAPI document of the API from the schemas of the contract. */
const openApi = () =>
  createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Session RSVP",
        version,
        description: DESCRIPTION,
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/" }],
      tags: [
        { name: "readers", description: "Everybody, with or without a token" },
        { name: "attendees", description: "Everybody who is signed in" },
        { name: "door", description: "Organizers of the event, and people with the role of its door" },
        { name: "organizers", description: "Members of the organizers' group" },
      ],
      paths: pathsOf({ ...forReaders, ...forAttendees, ...forDoors, ...forOrganizers }),
      components: {
        securitySchemes: {
          token: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "JWT",
            description: "A token of the service's issuer; with Cognito, the ID token",
          },
        },
      },
    },
    { override: adjust },
  );

const DESCRIPTION = [
  "Seats and waitlists for the sessions of a conference.",
  "Answers may get more members, so clients ignore those that they do not know.",
  "If API Gateway itself refuses a request, the status is one of these, but the body is another. Decide by the status then.",
].join(" ");

function pathsOf(operations: Operations): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, object>> = {};
  for (const [route, operation] of Object.entries(operations)) {
    const [method = "", path = ""] = route.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: toOpenApi(operation) };
  }
  return paths;
}

export const openApiText = (): string => `${JSON.stringify(openApi(), null, 2)}\n`;
