/** For the owners of other sites, where a button cannot work. */
export const embedMessages = {
  forOwner: "For the owner of this site",
  noSession: "This button has no session. Set session-id (sessionId in React).",
  noService: (address: string) =>
    `“${address}” is not an address. Set api-url to the address of the RSVP service.`,
  blocked: (origin: string, service: string) =>
    `${service} does not let pages of ${origin} call it. Add ${origin} to its allowedOrigins.`,
  elsewhere: (service: string) => `There is no RSVP service at ${service}. Check api-url.`,
};
