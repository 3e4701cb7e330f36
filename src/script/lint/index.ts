import type { LintRule } from '../draft.ts';
import { appelCirculaire } from './appelCirculaire.ts';
import { blocInaccessible } from './blocInaccessible.ts';
import { boucleSansQuestion } from './boucleSansQuestion.ts';
import { boutonEnDouble } from './boutonEnDouble.ts';
import { boutonReserve } from './boutonReserve.ts';
import { boutonTropLong } from './boutonTropLong.ts';
import { casInconnu } from './casInconnu.ts';
import { cibleInconnue } from './cibleInconnue.ts';
import { departEnDouble } from './departEnDouble.ts';
import { expressions } from './expressions.ts';
import { faitJamaisRempli } from './faitJamaisRempli.ts';
import { formatInadapte } from './formatInadapte.ts';
import { formatInconnu } from './formatInconnu.ts';
import { intentionInconnue } from './intentionInconnue.ts';
import { montantNotifie } from './montantNotifie.ts';
import { motBlessant } from './motBlessant.ts';
import { motDePromesse } from './motDePromesse.ts';
import { nomEnDouble } from './nomEnDouble.ts';
import { nomInconnu } from './nomInconnu.ts';
import { numeroAbsent } from './numeroAbsent.ts';
import { phraseTropLongue } from './phraseTropLongue.ts';
import { questionIncomplete } from './questionIncomplete.ts';
import { rappelInconnu } from './rappelInconnu.ts';
import { reglesInconnues } from './reglesInconnues.ts';
import { scriptInconnu } from './scriptInconnu.ts';
import { scriptSansDepart } from './scriptSansDepart.ts';
import { sinonManquant } from './sinonManquant.ts';
import { texteTropLong } from './texteTropLong.ts';
import { traductionAbsente } from './traductionAbsente.ts';
import { traductionDifferente } from './traductionDifferente.ts';
import { traductionManquante } from './traductionManquante.ts';
import { traductionOrpheline } from './traductionOrpheline.ts';
import { traductionPerimee } from './traductionPerimee.ts';
import { tutoiement } from './tutoiement.ts';
import { typeDuFait } from './typeDuFait.ts';
import { variableInconnue } from './variableInconnue.ts';
import { variablePeutManquer } from './variablePeutManquer.ts';

/** Every rule of `verifier`. To add one: a file here, a line here, a golden in `test/problems/`. */
export const RULES: readonly LintRule[] = [
  appelCirculaire,
  blocInaccessible,
  boucleSansQuestion,
  boutonEnDouble,
  boutonReserve,
  boutonTropLong,
  casInconnu,
  cibleInconnue,
  departEnDouble,
  expressions,
  faitJamaisRempli,
  formatInadapte,
  formatInconnu,
  intentionInconnue,
  montantNotifie,
  motBlessant,
  motDePromesse,
  nomEnDouble,
  nomInconnu,
  numeroAbsent,
  phraseTropLongue,
  questionIncomplete,
  rappelInconnu,
  reglesInconnues,
  scriptInconnu,
  scriptSansDepart,
  sinonManquant,
  texteTropLong,
  traductionAbsente,
  traductionDifferente,
  traductionManquante,
  traductionOrpheline,
  traductionPerimee,
  tutoiement,
  typeDuFait,
  variableInconnue,
  variablePeutManquer,
];
