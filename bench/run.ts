import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measure } from './dialog.ts';
import { durablePglite, durablePostgres } from './durable.ts';
import { compagnon } from './engine.ts';
import { timeRules } from './rules.ts';
import { wholeWay } from './wholeWay.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});

// The peers have a package.json of their own: the product never installs them.
if (!existsSync('bench/node_modules')) {
  execFileSync('npm', ['ci', '--prefix', 'bench', '--ignore-scripts'], { stdio: 'ignore' });
}
const { conversationsPeer } = await import('./peers/conversations.ts');
const { botbuilderPeer } = await import('./peers/botbuilder.ts');

const inFlight = [1, 32, 128];
const durable = values.quick
  ? { inFlight, seconds: 2, rounds: 1 }
  : { inFlight, seconds: 5, rounds: 3 };
const times = (ratio: number) => Math.round(ratio * 10) / 10;

const engine = await timeEngines();
const rules = timeRules(values.quick ? 500 : 3000);
const postgres = await durablePostgres(durable);
const pglite = await durablePglite({ ...durable, seconds: values.quick ? 1 : 3 });
const whole = await wholeWay(values.quick ? 5 : 20);
if (!postgres)
  console.error('!!! No PostgreSQL with pgbench on 127.0.0.1:5432: those figures are missing.');
const result = { engine, durable: { postgres, pglite }, wholeWay: whole, rules };
console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));

async function timeEngines() {
  const [few, many] = values.quick ? [30, 3000] : [200, 20_000];
  const ours = await measure(compagnon(), many, values.quick ? 60 : 300);
  const conversations = await measure(conversationsPeer(), few, 1);
  const botbuilder = await measure(botbuilderPeer(), few, 1);
  return {
    turnsPerSecond: Math.round(1e6 / ours.microsecondsPerTurn),
    vsConversations: times(conversations.microsecondsPerTurn / ours.microsecondsPerTurn),
    vsBotbuilder: times(botbuilder.microsecondsPerTurn / ours.microsecondsPerTurn),
    costTurn200OverTurn1: Math.round(ours.round17OverRound1 * 100) / 100,
  };
}
