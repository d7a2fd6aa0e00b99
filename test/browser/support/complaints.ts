import type { ConsoleMessage, Page } from "playwright-core";
import { expect } from "vitest";

/** Most tests want no service worker (`patientContext`). */
const NO_WORKER = /^Service Worker registration blocked by Playwright/;

/** A page's console errors and uncaught exceptions. */
export class Complaints {
  readonly #heard: string[] = [];
  readonly #page: Page;
  readonly #expected: RegExp | undefined;

  constructor(page: Page, expected?: RegExp) {
    this.#page = page;
    this.#expected = expected;
    page.on("console", this.#onConsole);
    page.on("pageerror", this.#onError);
  }

  /** What the page says from now on is not heard. */
  end(): void {
    this.#page.off("console", this.#onConsole);
    this.#page.off("pageerror", this.#onError);
  }

  readonly #onConsole = (message: ConsoleMessage): void => {
    if (message.type() === "error" || message.type() === "warning") this.#hear(message.text());
  };

  readonly #onError = (error: Error): void => this.#hear(error.message);

  #hear(text: string): void {
    if (!this.#expected?.test(text) && !NO_WORKER.test(text)) this.#heard.push(text);
  }

  expectNone(): void {
    expect(this.#heard, "complaints of the page").toEqual([]);
  }
}
