import { normalised } from '../normalise.ts';

const YES = new Set(
  'oui|ouais|ouai|ouep|oui oui|yes|yep|yeah|ok|okay|okey|d accord|daccord|dacc|dac|bien sur|biensur|exact|exactement|tout a fait|c est ca|voila|absolument|volontiers|je veux bien|avec plaisir|je suis d accord|oui merci|oui svp|oui c est ca|si|evet|sim|da|نعم|اي|ايوه|واه|wah|aywa|naam|na3am|1'.split(
    '|',
  ),
);
const NO = new Set(
  'non|nan|nn|non non|no|nope|pas du tout|jamais|non merci|pas d accord|je veux pas|je suis pas d accord|pas maintenant|aucun|aucune|hayir|nao|nu|net|لا|la|2'.split(
    '|',
  ),
);

/** A yes or a no, in many ways and a few languages; undefined for anything else. */
export function readYesNo(text: string): boolean | undefined {
  if (/^\s*(?:👍|✅|👌|☑️|✔️)/u.test(text)) return true;
  if (/^\s*(?:👎|❌|🚫|✖️)/u.test(text)) return false;
  const words = normalised(text);
  if (YES.has(words)) return true;
  if (NO.has(words)) return false;
  if (/^(?:oui|ouais|yes|نعم)(?: |$)/u.test(words)) return true;
  return /^(?:non|nan|no|لا)(?: |$)/u.test(words) ? false : undefined;
}
