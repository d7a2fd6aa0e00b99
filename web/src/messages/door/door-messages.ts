import { count } from "../count.ts";

const people = (n: number) => count(n, "person", "people");

/** The page of the people at a session's door. */
export const doorMessages = {
  title: "Door",
  menu: "Door",
  signedOutTitle: "Sign in to serve a door",
  signedOutHint: "Organizers invite the people at the door by their e-mail address.",
  noneTitle: "You have no role at a door",
  noneHint: (name: string) => `You are signed in as ${name}. Ask an organizer of the event to invite you.`,
  forbiddenTitle: "Not your door",
  forbiddenHint: "Your role in this event has ended, or you never had one. Ask an organizer.",
  missingTitle: "There is no such session",
  missingHint: "It may have been removed. Choose another one.",
  toEvents: "All events",
  choose: {
    events: "Which event?",
    sessions: "Which session?",
    otherEvent: "Another event",
    now: "Around now",
    booths: "Booths",
    inside: (taken: number, capacity: number | null) =>
      capacity === null ? `${taken} inside` : `${taken} of ${capacity} inside`,
    later: "Later",
    earlier: "Earlier",
    search: "Title or room",
    searchLabel: "Search sessions",
    nothing: "No session matches.",
    none: "This event has no sessions yet.",
    reserved: (taken: number, capacity: number | null) =>
      capacity === null ? `${taken} reserved` : `${taken} of ${capacity} reserved`,
    waiting: (n: number) => `${n} waiting`,
    cancelled: "Cancelled",
  },
  tabs: { label: "Parts of the door", scan: "Scan", names: "Names", recent: "Recent" },
  back: "Choose another session",
  display: "Screen beside the door",
  inside: "in",
  counts: {
    label: "How full it is",
    in: "In",
    reserved: "Reserved",
    standingBy: "Standing by",
    inLine: "In line",
    free: "Free",
  },
  noLimit: "No limit",
  beyond: (n: number) => `${people(n)} let in beyond the capacity`,
  sound: { mute: "Turn the sound off", unmute: "Turn the sound on" },
  state: {
    sent: "All sent",
    sending: (n: number) => `Sending ${count(n, "scan", "scans")} …`,
    waiting: (n: number) => `Offline: ${n === 1 ? "1 scan waits" : `${n} scans wait`}`,
    offline: (asOf: string) => `Offline: the list is as of ${asOf}`,
    forbidden: "You no longer serve this door. What you have scanned stays on this device. Ask an organizer.",
    volatile: "This browser keeps nothing. Leave the page open until all is sent.",
  },
  cancelled: "This session is cancelled.",
  camera: {
    label: "Camera",
    starting: "Starting the camera …",
    on: "Hold a ticket in front of the camera",
    turnOff: "Camera off",
    turnOn: "Camera on",
    off: "The camera is off.",
    refused:
      "The camera is not allowed here. Type the codes, or allow the camera in the settings of your browser.",
    none: "This device has no camera that a page can use. Type the codes, or search by name.",
    broken: "The camera does not answer. Another app may use it. Type the codes, or try again.",
    retry: "Try the camera again",
  },
  code: { label: "Code of the ticket", placeholder: "7KMX 2Q9P", check: "Check" },
  walkIn: "Walk-in",
  walkInLabel: "Count one walk-in",
  checking: "Checking …",
  names: {
    search: "Name",
    searchLabel: "Search people by name",
    letIn: "Let in",
    letInLabel: (name: string) => `Let in ${name}`,
    letOut: "Leaves",
    letOutLabel: (name: string) => `${name} leaves`,
    inSince: (time: string) => `In since ${time}`,
    confirmed: "Has a seat",
    offered: "Has an offer",
    waitlisted: (position: number | null) =>
      position === null ? "On the waitlist" : `#${position} on the waitlist`,
    standby: (number: number) => `Stands by, number ${number}`,
    nothing: "Nobody of that name is on the list.",
    none: "Nobody has a seat here yet.",
    emptyBooth: "Nobody is in this booth, and nobody waits.",
    more: (n: number) => `${n} more. Type a part of the name.`,
    found: (n: number) => `${people(n)} found`,
  },
  recent: {
    none: "Nobody was scanned on this device yet.",
    undo: "Undo",
    undoLabel: (what: string) => `Undo: ${what}`,
    undone: "Taken back.",
    keepsSeat: "Taken back. The person keeps the seat that they got at the door.",
    left: "They have left.",
    undoing: "Will be taken back",
    waits: "Not sent yet",
  },
  corrections: {
    label: "What the service said later",
    gotIt: "Got it",
    alreadyBy: (name: string, by: string, time: string) => `${name} was already let in by ${by} at ${time}.`,
    already: (name: string, time: string) => `${name} was already let in at another door at ${time}.`,
    refused: (name: string, why: string) => `${name} was let in here, but: ${why}`,
    letIn: (name: string) => `${name} had a seat after all, and is checked in.`,
  },
  somebody: "Somebody",
  answer: {
    next: "Next scan in a moment – just hold it up",
    scanNext: "Scan the next one",
    undo: "Undo",
    oneMore: "One more walk-in",
    letIn: (free: number | null) =>
      free === null
        ? "Let in"
        : free === 0
          ? "Let in anyway"
          : `Let in – ${free === 1 ? "1 seat is free" : `${free} seats are free`}`,
    anyway: "Let in anyway",
    checkLater: "Let in, check later",
    areIn: (inside: number, capacity: number | null) =>
      capacity === null ? `${inside} are in.` : `${inside} of ${capacity} are in.`,
    agoAt: (time: string, minutes: number) =>
      minutes < 1 ? `at ${time}, just now` : `at ${time}, ${count(minutes, "minute", "minutes")} ago`,
    welcome: {
      word: "Welcome",
      text: "Has a seat.",
      booth: "Has a place at this booth.",
      stoodBy: (n: number) => `Stood by with number ${n}.`,
      late: {
        SEAT_BACK: "The seat had been released, and they got one back.",
        ANYWAY: "The seat had been given away, so they count as let in anyway.",
      },
    },
    walkedIn: {
      word: "Welcome",
      name: (n: number) => count(n, "walk-in", "walk-ins"),
      anyway: "Let in beyond the capacity.",
    },
    alreadyIn: {
      word: "Already in",
      here: (ago: string) => `This ticket came through here ${ago}.`,
      by: (name: string, ago: string) => `Let in by ${name} ${ago}.`,
      unknown: "This ticket came through here before.",
    },
    waitlisted: {
      word: "On the waitlist",
      text: (position: number | null) =>
        position === null ? "Has no seat yet." : `Number ${position} in line, so no seat yet.`,
    },
    offered: { word: "Not accepted yet", text: "A seat is offered. They can accept it in the app." },
    standbyFirst: {
      word: "Others come first",
      text: "People with a number stand by and wait for these seats.",
    },
    notCalled: {
      word: "Not called yet",
      text: (number: number | null, calledTo: number) =>
        `${number === null ? "" : `Has number ${number}. `}${calledTo === 0 ? "Nobody is called yet." : `Called up to number ${calledTo}.`}`,
    },
    notOnList: {
      word: "Not on the list",
      seat: (title: string, room: string | null, times: string) =>
        `Has a seat in ${title}${room === null ? "" : `, ${room}`}, ${times}.`,
      waits: (title: string, room: string | null, times: string) =>
        `Waits for ${title}${room === null ? "" : `, ${room}`}, ${times}.`,
      text: "The ticket is genuine. Its person has no seat in this session.",
      offline:
        "The ticket is genuine, but not on the list of this device. Without a network, a replaced ticket looks like this as well.",
    },
    full: { word: "Full", text: "No seat is free." },
    fullBooth: {
      word: "Full",
      text: "Nobody else fits in, or others come first. They can join the line with the code at the booth.",
    },
    cancelled: { word: "Cancelled", text: "This session does not take place." },
    closed: { word: "Closed", text: "The booth lets nobody in now." },
    unknown: { word: "Unknown", text: "This is no ticket and no code of this event." },
    forged: { word: "Forged", text: "This ticket was not made by this event." },
    replaced: { word: "Replaced", text: "This person has a newer ticket. Ask to see it." },
    otherEvent: { word: "Wrong event", text: "This is a ticket of another event." },
    unchecked: {
      word: "Cannot be checked",
      text: "This device does not know the ticket, and the service does not answer.",
    },
    failed: { word: "Not possible", text: "The service did not take this. Try again, or search by name." },
  },
};
