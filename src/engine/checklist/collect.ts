import { checklistFor, updateChecklist } from '../../domain/checklist.ts';
import { paperKey } from '../../domain/paper.ts';
import type { Value, Values } from '../../domain/value.ts';
import type { Next } from '../blocks/block.ts';
import { same } from '../facts.ts';
import { once } from '../path.ts';
import type { Run } from '../run.ts';
import { systemText } from '../say.ts';
import type { Node } from '../script.ts';
import { keepPapers, missingOf, papersOf } from './lines.ts';

/** The names that `collecter: v` gives. */
export const collected = {
  toSend: (name: string) => `${name}.a_envoyer`,
  sent: (name: string) => `${name}.envoyes`,
};

/** Makes the checklist follow the situation, says where it stands under its names, and holds nothing up. */
export function collect(run: Run, node: Node, name: string): Next {
  const { pieces } = run.context;
  const wanted = checklistFor(factsOf(run), pieces, run.today);
  keepPapers(run, updateChecklist(run.papers, wanted, run.event.at));
  const left = missingOf(run).map(paperKey);
  const all = papersOf(run)
    .filter(({ state }) => state !== 'waived')
    .map(paperKey);
  put(run, collected.toSend(name), left);
  put(
    run,
    collected.sent(name),
    all.filter((key) => !left.includes(key)),
  );
  if (left.length > 0) offerPage(run, name);
  return { to: node.next };
}

/** Once on a path: a page of our own for those who would rather not send papers through a messenger. */
function offerPage(run: Run, name: string): void {
  once(run, `collecter:${run.script.name}/${name}`, { fresh: false }, () => {
    run.act({ type: 'offer_upload', text: systemText('papiers_lien') });
    return null;
  });
}

function factsOf(run: Run): Values {
  const facts: Record<string, Value> = { ...run.context.facts };
  for (const [name, value] of Object.entries(run.noted)) {
    if (value === null) delete facts[name];
    else facts[name] = value;
  }
  return facts;
}

/** An empty list is unknown: a script says nothing of it. */
function put(run: Run, name: string, keys: readonly string[]): void {
  const own = { ...run.state.answers[run.script.name] };
  const value = keys.length === 0 ? null : keys;
  if (same(own[name] ?? null, value)) return;
  if (value === null) delete own[name];
  else own[name] = value;
  run.walk?.changed.add(name);
  run.state.answers = { ...run.state.answers, [run.script.name]: own };
}
