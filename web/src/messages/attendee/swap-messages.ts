/** Before and after a person takes one seat in exchange for another one. */
export const swapMessages = {
  question: {
    reserve: (title: string, other: string) => ({
      title: `Take this and give up “${other}”?`,
      text: `“${title}” is at the same time as your seat in “${other}”. You get the seat in “${title}”, and your other seat goes back. If “${title}” is full by then, you keep the seat that you have.`,
      confirm: `Take this and give up “${other}”`,
      keep: "Change nothing",
    }),
    accept: (title: string, other: string) => ({
      title: `Accept and give up “${other}”?`,
      text: `“${title}” is at the same time as your seat in “${other}”. You get the seat in “${title}”, and your other seat goes back. If the offer has ended by then, you keep the seat that you have.`,
      confirm: `Accept and give up “${other}”`,
      keep: "Change nothing",
    }),
  },
  keepBoth: { reserve: "Take it and keep both", accept: "Accept and keep both" },
  several: (title: string, seats: number) => ({
    title: `You have ${seats} seats at that time`,
    text: `One seat can be given up for “${title}”, but these are at the same time. Give up the others first.`,
    confirm: "",
    keep: "Change nothing",
  }),
  done: (title: string, other: string) =>
    `You have a seat in “${title}”, and have given up the one in “${other}”.`,
  /** After a refusal. */
  kept: (other: string) => `You keep your seat in “${other}”.`,
  others: "This is also close to it or at the same time:",
};
