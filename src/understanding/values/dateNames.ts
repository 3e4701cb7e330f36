/** Names of months as `normalise` gives them, January first: French, short, English, Arabic. */
const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'jan', 'january', 'يناير', 'جانفي', 'كانون الثاني'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb', 'فبراير', 'فيفري', 'شباط'],
  ['mars', 'march', 'mar', 'مارس', 'اذار'],
  ['avril', 'avr', 'april', 'apr', 'ابريل', 'افريل', 'نيسان'],
  ['mai', 'may', 'ماي', 'مايو', 'ايار'],
  ['juin', 'june', 'jun', 'يونيو', 'جوان', 'حزيران'],
  ['juillet', 'juil', 'july', 'jul', 'يوليو', 'يوليوز', 'جويليه', 'تموز'],
  ['aout', 'august', 'aug', 'اغسطس', 'غشت', 'اوت', 'اب'],
  ['septembre', 'sept', 'sep', 'september', 'سبتمبر', 'شتنبر', 'ايلول'],
  ['octobre', 'oct', 'october', 'اكتوبر', 'تشرين الاول'],
  ['novembre', 'nov', 'november', 'نوفمبر', 'نونبر', 'تشرين الثاني'],
  ['decembre', 'dec', 'december', 'ديسمبر', 'دجنبر', 'كانون الاول'],
];

/** Names of days, Monday first. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['lundi', 'monday', 'الاثنين', 'الاتنين'],
  ['mardi', 'tuesday', 'الثلاثاء'],
  ['mercredi', 'wednesday', 'الاربعاء'],
  ['jeudi', 'thursday', 'الخميس'],
  ['vendredi', 'friday', 'الجمعه'],
  ['samedi', 'saturday', 'السبت'],
  ['dimanche', 'sunday', 'الاحد'],
];

/** For a pattern: the longest names first, so that « juillet » is not read as « juil ». */
export const MONTH_NAMES = longestFirst(MONTHS);
export const WEEKDAY_NAMES = longestFirst(WEEKDAYS);

/** 1 = January … 12; 0 when it is no month. */
export function monthNumber(name: string): number {
  return MONTHS.findIndex((names) => names.includes(name)) + 1;
}

/** 1 = Monday … 7; 0 when it is no day. */
export function weekdayNumber(name: string): number {
  return WEEKDAYS.findIndex((names) => names.includes(name)) + 1;
}

function longestFirst(names: readonly (readonly string[])[]): string {
  return names
    .flat()
    .sort((one, other) => other.length - one.length)
    .join('|');
}
