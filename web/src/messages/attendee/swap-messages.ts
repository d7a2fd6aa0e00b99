/** Before and after a person takes one seat in exchange for another one. */
export const swapMessages = {
  question: {
    reserve: (title: string, other: string) => ({
      title: `Take this and give up “${other}”?`,
      text: `Both are at the same time. You get the seat in “${title}”, and your other seat goes back. If no seat is free by then, you keep the seat that you have.`,
      confirm: "Swap seats",
      keep: "Change nothing",
    }),
    accept: (title: string, other: string) => ({
      title: `Accept and give up “${other}”?`,
      text: `Both are at the same time. You get the seat in “${title}”, and your other seat goes back. If the offer has ended by then, you keep the seat that you have.`,
      confirm: "Accept and swap",
      keep: "Change nothing",
    }),
  },
  keepBoth: { reserve: "Take it and keep both", accept: "Accept and keep both" },
  several: (title: string, seats: number) => ({
    title: `You have ${seats} seats at that time`,
    text: `You can swap one of them for “${title}”. Give up the others first.`,
    confirm: "",
    keep: "Change nothing",
  }),
  done: (title: string, other: string) =>
    `You have a seat in “${title}”, and have given up the one in “${other}”.`,
  /** After a refusal. */
  kept: (other: string) => `You keep your seat in “${other}”.`,
  others: "You also have this at that time, or too close to it:",
};
