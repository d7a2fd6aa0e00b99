import { expect, it } from "vitest";
import { linkedText } from "../../functions/contract/text-links.ts";
import fc from "../support/same-examples.ts";

const urls = (text: string) => linkedText(text).flatMap(({ url }) => url ?? []);

it("an address in a text is a link, without what ends the sentence or bracket around it", () => {
  expect(linkedText("See https://conf.example/a?b=1#c, or (http://x.example/).")).toEqual([
    { text: "See " },
    { text: "https://conf.example/a?b=1#c", url: "https://conf.example/a?b=1#c" },
    { text: ", or (" },
    { text: "http://x.example/", url: "http://x.example/" },
    { text: ")." },
  ]);
});

it.each([
  ...["javascript:alert(1)", "data:text/html,x", "ftp://conf.example", "//conf.example", "conf.example"],
  ...[
    "https://bank.example@evil.example/",
    "https://user:word@evil.example",
    "https://",
    "https://[",
    "mailto:a@b",
  ],
])("%s is no link", (text) => {
  expect(linkedText(text)).toEqual([{ text }]);
});

it("the pieces of any text are the text, and every link leads to the web", () => {
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.constantFrom("https://", "\n", "<", '"'),
  );
  fc.assert(
    fc.property(fc.array(words), (parts) => {
      const text = parts.join("");
      expect(
        linkedText(text)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
      for (const url of urls(text)) expect(url).toMatch(/^https?:\/\/[^"<>\s]+$/);
    }),
  );
});
