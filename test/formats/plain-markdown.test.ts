import { expect, it } from "vitest";
import { plainMarkdown } from "../../functions/formats/plain-markdown.ts";

it("text without markup has lines, items and addresses", () => {
  const text =
    "# Errors\n\nBring **one** that you `wrote`\nand [the worksheet](https://x.example/w).\n\n- a\n  - b\n- c\n\n2. d\n\n> e\n\n---\n\n|f|g|\n|-|-|\n|h|i|\n\nMail <me@x.example>, see https://x.example/";
  expect(plainMarkdown(text)).toBe(
    "Errors\n\nBring one that you wrote\nand the worksheet (https://x.example/w).\n\n- a\n  - b\n- c\n\n2. d\n\ne\n\nf | g\nh | i\n\nMail me@x.example, see https://x.example/",
  );
});

it("text that is plain already stays as it is", () => {
  expect(plainMarkdown("One.\nTwo.\n\nThree & <four>")).toBe("One.\nTwo.\n\nThree & <four>");
});
