/** What only buttons on other sites say, most of it for the owners of those sites. */
export const embedMessages = {
  /** A toast leads to the app's page, which can do more: exchange seats, for example. */
  inApp: "More in the app",
  forOwner: "For the owner of this site",
  noSession: "This button has no session. Set session-id (sessionId in React).",
  noService: (address: string) =>
    `“${address}” is not an address. Set api-url to the address of the RSVP service.`,
  blocked: (origin: string, service: string) =>
    `${service} does not let pages of ${origin} call it. Add ${origin} to its allowedOrigins.`,
  elsewhere: (service: string) => `There is no RSVP service at ${service}. Check api-url.`,
};
