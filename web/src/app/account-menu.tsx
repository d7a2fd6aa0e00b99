import { LogOut } from "lucide-react";
import { lazy, Suspense } from "react";
import { Link, useLocation } from "react-router";
import { useApiAccess } from "../api/api-access-context.ts";
import { useIdentity } from "../identity/identity.ts";
import { messages } from "../messages/messages.ts";
import { Button } from "../ui/button.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { leaveDevice } from "./leave-device.ts";
import { noRole } from "./no-role.ts";

/** It finds out what the person organizes. If it cannot be fetched, the menu works without it. */
const OrganizeLink = lazy(() => import("./organize-link.tsx").catch(() => ({ default: () => null })));
const { identity: text } = messages;

export function AccountMenu() {
  const { identity, signIn, signOut } = useIdentity();
  const { pathname, search } = useLocation();
  const access = useApiAccess();
  if (identity.status === "signed-in") {
    const { id, name, organizer } = identity.attendee;
    return (
      <div className="flex items-center gap-1">
        {(organizer || !noRole.has(id)) && (
          <Suspense>
            <OrganizeLink />
          </Suspense>
        )}
        <Link
          to="/preferences"
          title={messages.navigation.preferences}
          className="flex h-11 items-center gap-2 rounded-full px-1 hover:bg-sunken"
        >
          <Monogram name={name} />
          <span className="sr-only">{text.signedInAs(name)}</span>
          <span className="sr-only">{messages.navigation.preferences}</span>
        </Link>
        <Button
          variant="quiet"
          size="icon"
          aria-label={text.signOut}
          title={text.signOut}
          // On a phone the preferences have it, because the event's name needs the room.
          className="max-sm:hidden [--ink-soft:var(--ink)]"
          onClick={() => leaveDevice(access, signOut)}
        >
          <LogOut aria-hidden className="size-5" />
        </Button>
      </div>
    );
  }
  const busy = identity.status === "signing-in";
  return (
    <Button
      variant="outline"
      size="sm"
      busy={busy}
      onClick={() => signIn({ returnTo: pathname === "/sign-in" ? "/" : pathname + search })}
    >
      {text.signIn}
    </Button>
  );
}
