import { useQuery } from "@tanstack/react-query";
import { type AccountExport, exportAccount } from "../../api/account.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { accountMessages as text } from "../../messages/attendee/account-messages.ts";

/** What a person gives up with their account. Without an answer the consequences alone are said. */
export function Losses() {
  const access = useApiAccess();
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const { data, isPending } = useQuery({
    queryKey: ["account", attendeeId],
    queryFn: async () => held(await exportAccount(access)),
    staleTime: 0,
    gcTime: 0,
  });
  const losses = data ? text.losses(data) : [];
  return (
    <>
      {isPending && <p>{text.counting}</p>}
      {losses.length > 0 && (
        <>
          <p>{text.lossesIntro}</p>
          <ul className="mt-1 list-disc pl-5 font-semibold text-ink">
            {losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </>
      )}
      <ul className="mt-3 grid gap-1.5 text-sm">
        {text.consequences.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </>
  );
}

function held({ rsvps }: AccountExport) {
  const inStatus = (wanted: string) => rsvps.filter(({ status }) => status === wanted).length;
  return { seats: inStatus("CONFIRMED"), offers: inStatus("OFFERED"), waits: inStatus("WAITLISTED") };
}
