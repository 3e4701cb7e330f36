/** A document, or the whole file, that an advisor may see once. */
export type Viewed = {
  /** What a download is called, `Dossier 12.pdf`. Any text: it is made safe here. */
  readonly name: string;
  readonly mime: string;
  /** True for what is kept as a file (the whole dossier), false for what is looked at. */
  readonly download: boolean;
  /** The bytes, in order; called once. */
  readonly read: () => AsyncIterable<Uint8Array>;
};

/**
 * What the advisor's view asks of the rest. `takeView` gives what a link opens, and burns it in the same
 * step: two calls at once give one document. Null for a link that is wrong, used, or older than five
 * minutes. Whoever implements it writes the audit line there.
 */
export type ViewPorts = {
  readonly now: () => Date;
  takeView(token: string, now: Date): Promise<Viewed | null>;
};
