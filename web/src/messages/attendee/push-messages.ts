/** Push messages to this browser and to the person's other devices. */
export const pushMessages = {
  ask: {
    title: "Be told when a seat comes free",
    hint: "You get a message on this device, even if this page is closed.",
    start: "Tell me",
    later: "Not now",
  },
  started: "This device now gets your messages.",
  ended: "This device no longer gets your messages.",
  failed: "That did not work. Your browser may not reach its push service. Try again in a moment.",
  noDevice: "No device gets your push messages yet.",
  toDevices: "See your devices",
  /** Why this browser cannot get messages, and what helps. */
  cannot: {
    blocked:
      "Your browser blocks notifications of this site. Allow them in its settings for this site, and load this page again.",
    "needs-install":
      "On iPhone and iPad, add this app to your home screen first: tap “Share”, then “Add to Home Screen”. Then open it from there.",
    unsupported: "This browser cannot get push messages. Mails and your inbox tell you the same.",
  },
  device: {
    title: "Push messages on your devices",
    none: "This conference sends no push messages. Your choice is kept.",
    unknown: "Your devices could not be loaded.",
    off: "This device gets no push messages.",
    on: "This device gets push messages.",
    start: "Turn on",
    end: "Turn off",
    test: "Show a test",
    testTitle: "This is a test",
    testBody: "Messages about your seats look like this.",
    here: "This device",
    /** A device, by the company whose service delivers its messages. */
    of: (service: string) => `A device with ${service}`,
    since: (date: string) => `since ${date}`,
    remove: "Remove",
    removeOf: (device: string, since: string) => `Remove: ${device}, ${since}`,
  },
};
