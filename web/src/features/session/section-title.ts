export const SECTION_TITLE = "font-display text-xl leading-[1.625rem] font-[650]";
