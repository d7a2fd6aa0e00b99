import { expect, it } from "vitest";
import {
  CODE_CHARACTERS,
  CODE_LENGTH,
  readManualCode,
  shownCode,
} from "../../../functions/contract/tickets/manual-code.ts";
import { newTicketIds } from "../../../functions/store/tickets/ticket-ids.ts";
import fc from "../../support/same-examples.ts";

it.each([
  ["as it is shown", "7KMX 2Q9P", "7KMX2Q9P"],
  ["in small letters, with a hyphen", "7kmx-2q9p", "7KMX2Q9P"],
  ["with letters that look like digits", "oKMX ilZP", "0KMX11ZP"],
  ["with spaces around it", "\t7KMX2Q9P \n", "7KMX2Q9P"],
  ["too short", "7KMX2Q9", null],
  ["too long", "7KMX2Q9PP", null],
  ["with a vowel", "7KMX2Q9A", null],
  ["with U, which no code has", "7KMX2Q9U", null],
  ["with a letter that becomes two", "7KMX2Q9ß", null],
  ["with a digit of another script", "٧KMX2Q9P", null],
  ["nothing", "", null],
])("a code that is typed %s is read", (_, typed, read) => {
  expect(readManualCode(typed)).toBe(read);
});

it("each code can be read as it is shown", () => {
  const character = fc.constantFrom(...CODE_CHARACTERS);
  const codes = fc.array(character, { minLength: CODE_LENGTH, maxLength: CODE_LENGTH });
  fc.assert(
    fc.property(codes, (characters) => {
      const code = characters.join("");
      expect(readManualCode(shownCode(code).toLowerCase())).toBe(code);
    }),
  );
});

it("new tickets have ids and codes of their own, in the form in which they are read", () => {
  const made = Array.from({ length: 200 }, newTicketIds);
  expect(new Set(made.map(({ ticketId }) => ticketId)).size).toBe(200);
  expect(new Set(made.map(({ code }) => code)).size).toBe(200);
  for (const { ticketId, code } of made) {
    expect(ticketId).toMatch(/^[\w-]{16}$/);
    expect(readManualCode(code)).toBe(code);
  }
});
