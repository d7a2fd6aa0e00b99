import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A page's console errors and uncaught exceptions. */
export class Complaints {
  readonly #heard: string[] = [];

  constructor(page: Page, expected?: RegExp) {
    const hear = (text: string) => {
      if (!expected?.test(text)) this.#heard.push(text);
    };
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") hear(message.text());
    });
    page.on("pageerror", (error) => hear(error.message));
  }

  expectNone(): void {
    expect(this.#heard, "complaints of the page").toEqual([]);
  }
}
