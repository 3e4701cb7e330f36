import { daysBetween } from '../../domain/calendar.ts';
import type { Values } from '../../domain/value.ts';
import type { Dates } from '../../rules/draft.ts';
import { holdsOn } from '../../rules/model.ts';
import type { Problem } from '../problem.ts';
import type { Placed, RuleSet } from './ruleSet.ts';
import { told } from './told.ts';

/** How long an aid may go without being read again, in days. */
const READ_AGAIN_AFTER = 365;

/**
 * Rules and aids that do not hold on that day, and aids that nobody has read for a year: advice, since
 * they are only left out. `today` is `2026-03-05`.
 */
export function datedProblems({ criteria, aids }: RuleSet, today: string): readonly Problem[] {
  const out = [...criteria, ...aids].flatMap((entry) => outOfDates(entry, entry.dates, today));
  const old = aids
    .filter(({ checkedOn }) => daysBetween(checkedOn, today) > READ_AGAIN_AFTER)
    .map((aid) =>
      advice(
        'aide-a-relire',
        `« ${aid.name} » a été relue il y a plus d’un an, le ${aid.checkedOn}.`,
        'Vérifiez-la, puis écrivez la date du jour dans « verifie_le: ».',
        aid,
        'verifie_le',
      ),
    );
  return [...out, ...old];
}

/** Settings of the CCAS that a rule reads and that `ccas.yaml` does not give: it would never be known. */
export function settingProblems(
  { criteria, model }: RuleSet,
  settings: Values,
): readonly Problem[] {
  return model.criteria.flatMap(({ name, reads }) => {
    const entry = criteria.find((one) => one.name === name);
    const absent = reads.filter((fact) => fact.startsWith('ccas.') && settings[fact] === undefined);
    return absent.map((fact) => {
      const setting = fact.replace('ccas.', '');
      const sentence = `Ce critère lit « ${fact} », que ccas.yaml ne donne pas : il ne serait jamais su.`;
      const mend = `Écrivez dans ccas.yaml, sous « limites: », une ligne « ${setting}: … ».`;
      if (!entry) throw new Error(`no criterion « ${name} » in the file`);
      return told('reglage-absent', sentence, mend, entry.placeOf(['valeur']));
    });
  });
}

function outOfDates(entry: Placed, dates: Dates, today: string): readonly Problem[] {
  if (holdsOn(dates, today)) return [];
  const over = dates.until !== null && dates.until < today;
  const sentence = over
    ? `« ${entry.name} » ne vaut plus depuis le ${dates.until} : le robot n’en tient plus compte.`
    : `« ${entry.name} » ne vaut pas avant le ${dates.since} : le robot n’en tient pas encore compte.`;
  const mend = over
    ? 'Écrivez la nouvelle date, ou enlevez-la de ce fichier.'
    : 'C’est normal si la date est voulue. Sinon, écrivez une autre date dans « depuis: ».';
  return [advice('regle-hors-dates', sentence, mend, entry, over ? "jusqu'a" : 'depuis')];
}

function advice(
  code: string,
  sentence: string,
  mend: string,
  { placeOf }: Placed,
  key: string,
): Problem {
  return { ...told(code, sentence, mend, placeOf([key])), severity: 'conseil' };
}
