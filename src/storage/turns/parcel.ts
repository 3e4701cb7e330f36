/** Where a sealed value stands in the parcel of its turn, in bytes. */
export type Slice = { readonly at: number; readonly size: number };

/** The sealed values of one turn, end to end: they travel as bytes, and rows say where theirs stands. */
export type Parcel = {
  readonly add: (bytes: Buffer) => Slice;
  readonly parts: readonly Buffer[];
  readonly size: () => number;
};

export function createParcel(): Parcel {
  const parts: Buffer[] = [];
  let size = 0;
  return {
    parts,
    size: () => size,
    add(bytes) {
      const slice = { at: size, size: bytes.length };
      parts.push(bytes);
      size += bytes.length;
      return slice;
    },
  };
}

/** The value of a row of a part, out of the parcels of the group (the second parameter). */
export const SLICE = 'substring($2::bytea from p.base + x.at + 1 for x.size)';
