/** Lets everything that waits for this task go first: the page responds, and what it creates at once is complete. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
