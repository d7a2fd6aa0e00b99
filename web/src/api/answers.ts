import type * as contract from "../../../functions/contract/answers.ts";
import type { NoticesAnswer } from "../../../functions/contract/notices.ts";

/** The types of the API's answers come from its schemas: the app has no shapes of its own. */
export type Event = contract.EventAnswer;
export type Session = contract.SessionAnswer;
/** A session without its abstract, which only its own page shows. */
export type AgendaSession = contract.AgendaSessionAnswer;
export type MovedFrom = NonNullable<Session["movedFrom"]>;
export type SessionSeats = contract.SeatsAnswer["seats"][number];
export type Rsvp = contract.RsvpAnswer;
export type Reserved = contract.ReservedAnswer;
export type Conflict = contract.Conflict;
export type AnyOf = contract.AnyOfAnswer;
export type OnOffer = NonNullable<Rsvp["onOffer"]>;
export type RsvpStatus = Rsvp["status"];
export type CancelReason = NonNullable<Rsvp["cancelReason"]>;
export type MySchedule = contract.MyScheduleAnswer;
export type CalendarLink = contract.CalendarLinkAnswer;
export type ScheduleEntry = MySchedule["entries"][number];
export type { AgendaAnswer, EventsAnswer, SeatsAnswer } from "../../../functions/contract/answers.ts";
export type { TicketAnswer as Ticket } from "../../../functions/contract/tickets/tickets.ts";
export type Notice = NoticesAnswer["notices"][number];
export type NoticeKind = Notice["kind"];
export type { LinkAnswer, LinkDoneAnswer } from "../../../functions/contract/links.ts";
export type { NoticesAnswer, PreferencesAnswer as Preferences } from "../../../functions/contract/notices.ts";
export type {
  PushSubscriptionBody,
  PushSubscriptionsAnswer,
  SubscribedAnswer,
} from "../../../functions/contract/push.ts";
