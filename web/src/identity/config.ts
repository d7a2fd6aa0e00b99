export interface Persona {
  readonly user: string;
  readonly name: string;
  readonly organizer: boolean;
}

/** Written at deploy, so that one build serves every stage. */
export interface AppConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** @default "openid profile email" */
  readonly scope?: string;
  /** Where an issuer ends its own session, with everything it wants to be told in the query. */
  readonly signOutUrl?: string;
  /** @default "organizer" */
  readonly organizerGroup?: string;
  /** Only on one's own machine: who can be picked at `/sign-in`. */
  readonly personas?: readonly Persona[];
}

/** Undefined where it cannot be read: the agenda is for everybody, also when nobody can sign in. */
export async function readConfig(): Promise<AppConfig | undefined> {
  try {
    const response = await fetch("/config.json");
    return response.ok ? ((await response.json()) as AppConfig) : undefined;
  } catch {
    return undefined;
  }
}
