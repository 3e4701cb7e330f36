import { type DestinationStream, pino } from 'pino';
import type { LogLevel } from './config.ts';
import type { Log } from './runtime/ports.ts';

/**
 * The log for operators, one JSON line each: a name, typed fields, a French sentence when they must act.
 * Fields that are no short word are dropped: what people write can not slip in.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'sentence' },
    destination ?? pino.destination(2),
  );
  return ({ level: severity, name, fields = {}, sentence }) => {
    logger[severity]({ name, ...safe(fields) }, sentence);
  };
}

type Fields = Parameters<Log>[0]['fields'];

const LONGEST = 120;
/** Ids, names of ours, codes, places in our code: no spaces, but for the one after the name of an error. */
const WORD = /^[\w.:/#@-]*(?: [\w.:/#@-]+)?$/u;

function safe(fields: NonNullable<Fields>): NonNullable<Fields> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value !== 'string' || (value.length <= LONGEST && WORD.test(value)) ? value : '…',
    ]),
  );
}
