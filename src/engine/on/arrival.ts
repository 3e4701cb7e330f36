import type { Event } from '../event.ts';

/** One kind of event, with its id and instant. */
export type Arrival<Type extends Event['type']> = Extract<Event, { readonly type: Type }>;
