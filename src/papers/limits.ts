/** The largest paper, in bytes: what the platform lets a bot fetch. */
export const LARGEST_FILE = 20 * 1024 * 1024;

/**
 * The most pixels that are decoded, in millions. Phones give 12 to 50; beyond, a picture of a few
 * kilobytes can ask for a gigabyte.
 */
export const MOST_MEGAPIXELS = 64;

/** The most pages of one PDF. A lease or a judgment has 30; a bank statement of three months 15. */
export const MOST_PAGES = 60;

/**
 * Papers that are looked at together; the others wait in order. It bounds memory: each holds its file
 * (20 MB) and its pixels (at most 190 MB for an interlaced picture of 64 million, 14 MB for most).
 */
export const PAPERS_AT_ONCE = 3;

/** How long reading a PDF may take, in milliseconds: ours take 50 to 500, and the thread starts in 300. */
export const PDF_READ_MS = 8_000;

/** How long one picture may take to decode, in seconds. */
export const PICTURE_SECONDS = 8;

/** How long adding one paper to the file of a case may take, and writing the whole file out, in ms. */
export const CASE_STEP_MS = 20_000;

/** Heap of the thread that reads PDF, in MB: the library needs 40, a page full of drawings 100 more. */
export const PDF_HEAP_MB = 256;

/** Decompressed bytes and pictures that the thread may hold outside its heap, in MB. */
export const PDF_BUFFERS_MB = 256;

/** Characters of a PDF's text that are read, and how long the reading may last, in milliseconds. */
export const MOST_TEXT = 200_000;
export const TEXT_MS = 3_000;

/**
 * The most bytes of papers in one file of a case: 60 photos and 10 PDF of 5 MB are 110 MB. What comes after
 * is said on the contents page, to be fetched by itself.
 */
export const LARGEST_CASE = 120 * 1024 * 1024;

/** What the thread that puts it together may hold outside its heap, in MB: each byte up to five times. */
export const CASE_BUFFERS_MB = 768;
