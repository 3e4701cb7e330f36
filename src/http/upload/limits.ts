/** The largest file, in bytes: as large as what the bot may fetch from Telegram. */
export const FILE_BYTES = 20 * 1024 * 1024;

/** What a form may add around its file, in bytes. */
export const FORM_BYTES = 64 * 1024;

/** Files held in memory at once, so at most so many times 20 MB. The others wait, unread. */
export const UPLOADS_AT_ONCE = 4;

/** Of these, how many for one link: nobody takes the place of all others. */
export const UPLOADS_A_LINK = 2;

/** How many may wait for their turn, and how long: then they are asked to come back. */
export const UPLOADS_WAITING = 24;
export const WAIT_PATIENCE_MS = 60_000;

/** A connection that sends nothing for so long gives its place to the next. */
export const IDLE_MS = 20_000;

/** Files taken from one form: more is not what our page sends. */
export const FILES_A_FORM = 8;

/** After how long whoever was turned away may try again, in seconds. */
export const RETRY_AFTER_S = 15;

/** After so many bytes others get a turn: a large file never holds the machine. */
export const BREATH_BYTES = 1024 * 1024;
