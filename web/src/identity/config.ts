export interface SampleAttendee {
  readonly user: string;
  readonly name: string;
  readonly organizer: boolean;
}

/** It is written at deploy, so that one build serves every stage. */
export interface AppConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** @default "openid profile email" */
  readonly scope?: string;
  /** The address where an issuer ends its own session, with all parameters in the query. */
  readonly signOutUrl?: string;
  /** @default "organizer" */
  readonly organizerGroup?: string;
  /** The attendees that `/sign-in` offers, only on a developer's machine. */
  readonly sampleAttendees?: readonly SampleAttendee[];
}

/** Undefined if it cannot be read: everybody may see the agenda, even when nobody can sign in. */
export async function readConfig(): Promise<AppConfig | undefined> {
  try {
    const response = await fetch("/config.json");
    return response.ok ? ((await response.json()) as AppConfig) : undefined;
  } catch {
    return undefined;
  }
}
