import type { SeatLayout } from "./seat-button.tsx";

/** Seats and button are cells of the grid around them, in its areas `seats` and `act`. */
export const ROW: SeatLayout = {
  // Beside Accept there is no room for Decline on a phone. The session's page has it.
  all: "contents max-sm:data-[seat=offered]:[&_[part=decline]]:hidden",
  seats: "min-w-0 [grid-area:seats]",
  act: "relative justify-self-end self-end [grid-area:act] lg:self-center print:hidden",
  height: "h-9",
  marksMine: true,
};

/** The same with larger words. On a desktop the button is as wide as its area. */
export const BAR: SeatLayout = {
  // On the narrowest phones two buttons fit only with less room around their words.
  all: "contents max-[22.4rem]:data-[seat=offered]:[&_button]:px-2",
  seats:
    "min-w-0 [grid-area:seats] [&>[part=seats]]:font-display [&>[part=seats]]:text-lg/6 [&>[part=seats]_[aria-hidden]]:hidden",
  act: "ml-3 self-center justify-self-end [grid-area:act] print:hidden [&>div]:flex-nowrap lg:ml-0 lg:w-full lg:[&_[part=button]]:flex-1 lg:[&>div]:max-w-none",
  height: "h-13",
};
