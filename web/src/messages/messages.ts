import { english, type Messages } from "./english.ts";

/** The catalogue in use. */
export const messages: Messages = english;
