import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What is measured. Labels are names of ours only: never a person, never a word of theirs. */
export type Metrics = {
  countTurn(event: string): void;
  countDead(): void;
  /** Gauges read when somebody asks. */
  watch(name: string, help: string, read: () => number | Promise<number>): void;
  text(): Promise<string>;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'compagnon_' });
  const turns = new Counter({
    name: 'compagnon_turns_total',
    help: 'Turns committed, by what happened',
    labelNames: ['event'],
    registers: [registry],
  });
  const dead = new Counter({
    name: 'compagnon_turns_dead_total',
    help: 'Turns that could not be played',
    registers: [registry],
  });
  return {
    countTurn: (event) => turns.inc({ event }),
    countDead: () => dead.inc(),
    watch(name, help, read) {
      new Gauge({
        name: `compagnon_${name}`,
        help,
        registers: [registry],
        async collect() {
          this.set(await read());
        },
      });
    },
    text: () => registry.metrics(),
  };
}
