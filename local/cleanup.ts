/** Ends what was started, in reverse order; one failure does not stop the rest. */
export class Cleanup {
  #steps: (() => void | Promise<void>)[] = [];

  add(step: () => void | Promise<void>): void {
    this.#steps.push(step);
  }

  own<T extends { stop(): Promise<void> }>(started: T): T {
    this.add(() => started.stop());
    return started;
  }

  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, "Not everything could be ended");
  }
}
