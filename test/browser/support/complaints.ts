import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Most tests want no service worker (`patientContext`). */
const NO_WORKER = /^Service Worker registration blocked by Playwright/;

/** A page's console errors and uncaught exceptions. */
export class Complaints {
  readonly #heard: string[] = [];

  constructor(page: Page, expected?: RegExp) {
    const hear = (text: string) => {
      if (!expected?.test(text) && !NO_WORKER.test(text)) this.#heard.push(text);
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
