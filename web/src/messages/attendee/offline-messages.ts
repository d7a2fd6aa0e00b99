/** What the app says without a network, about new versions, and about being installed. */
export const offlineMessages = {
  label: "Connection",
  asOf: (when: string) => `No connection. This is as of ${when}.`,
  kept: (title: string) => `You are offline. “${title}” will be cancelled when you are online.`,
  changed: (title: string) =>
    `“${title}” was not cancelled, because your RSVP has changed since. You have what you see here.`,
  signIn: (title: string) => `Sign in again, so that “${title}” can be cancelled.`,
  newVersion: "A new version of this app is ready.",
  reload: "Reload",
  install: {
    title: (event: string) => `Keep ${event} at hand`,
    text: "As an app on your home screen, your schedule opens without a connection, too.",
    /** Safari on iOS has no button of its own for it. */
    ios: "In Safari, press Share and then “Add to Home Screen”. Your schedule then opens without a connection, too.",
    act: "Install",
    dismiss: "No, thanks",
  },
};
