import { describe, expect, test } from 'vitest';
import { readYesNo } from '../../../src/understanding/values/yesNo.ts';

const yes =
  'oui|OUIII|ui|wi|ouais|ok|okkk|d’accord|c’est bon|je veux bien|bien sûr|bah oui|je crois que oui|oui j’habite ici|ça marche|👍🏽|✅|yes please|نعم|aywa|si|evet|sim|да|1';
const no =
  'non|Nooon|nan|nn|n|non merci|ben non|pas du tout|pas encore|bien sûr que non|je pense que non|je pense pas|pas d’accord|non j’ai pas|👎|❌|nope|لا|hayır|não|нет|2';
const neither =
  'oui et non|oui ou non|non mais oui|peut-être|je ne sais pas|non je sais pas|ça dépend oui|👍👎|1500|constructor|oui mais pas tout|';

describe('yes and no', () => {
  test.each(yes.split('|'))('« %s » says yes', (text) => {
    expect(readYesNo(text)).toBe(true);
  });

  test.each(no.split('|'))('« %s » says no', (text) => {
    expect(readYesNo(text)).toBe(false);
  });

  test.each(neither.split('|'))('« %s » says neither for certain', (text) => {
    expect(readYesNo(text)).toBeUndefined();
  });
});
