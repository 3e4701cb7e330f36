import type { PaperLine, PapersDesk, PapersView } from '../../../src/runtime/papersDesk.ts';

/** A papers desk in memory: its views, what was decided, and links that were made. */
export type FakePapers = PapersDesk & {
  readonly decided: string[];
  readonly links: string[];
  show(view: PapersView, advisor: string): void;
  /** The paper moves, as when a person sends one more page. */
  move(key: string): void;
};

const STATES = { validate: 'valid', redo: 'redo', waive: 'waived' } as const;

export function fakePapers(): FakePapers {
  const views = new Map<string, { view: PapersView; readonly advisor: string }>();
  const decided: string[] = [];
  const links: string[] = [];
  const change = (key: string, by: (line: PaperLine) => PaperLine) => {
    for (const kept of views.values()) {
      const lines = kept.view.lines.map((line) => (line.key === key ? by(line) : line));
      kept.view = { ...kept.view, lines };
    }
  };
  const find = (escalation: string, advisor: string) => {
    const kept = views.get(escalation);
    return kept?.advisor === advisor ? kept.view : null;
  };
  return {
    decided,
    links,
    show: (view, advisor) => views.set(view.escalation, { view, advisor }),
    move: (key) => change(key, (line) => ({ ...line, version: line.version + 1 })),
    async has() {
      return views.size > 0;
    },
    async view(escalation, advisor) {
      return find(escalation, advisor);
    },
    async talks(advisor) {
      return [...views.values()]
        .filter((kept) => kept.advisor === advisor)
        .map(({ view: { escalation, number, person } }) => ({ escalation, number, person }));
    },
    async review({ escalation, advisor, paper, version, decision }) {
      const line = find(escalation, advisor.id)?.lines.find(({ key }) => key === paper);
      if (!line) return 'unknown';
      if (line.version !== version) return 'moved';
      decided.push(`${decision.decision} ${paper}${reasonOf(decision)}`);
      const state = STATES[decision.decision];
      change(paper, (one) => ({ ...one, state, version: one.version + 1 }));
      return 'done';
    },
    async link(escalation, advisor, paper) {
      if (!find(escalation, advisor)) return null;
      const url = `https://ccas.example/dossier/${links.length}`;
      links.push(`${advisor} ${paper ?? 'tout'}`);
      return { url };
    },
  };
}

function reasonOf(decision: Parameters<PapersDesk['review']>[0]['decision']): string {
  if (decision.decision !== 'redo') return '';
  const { code, text } = decision.reason;
  return text === null ? ` (${code})` : ` (${code} : ${text})`;
}

/** « Papiers de Mme D. »: one given, one asked, one validated, one waived. */
export function aPapersView(given: Partial<PapersView> = {}): PapersView {
  return {
    escalation: 'e-durand',
    number: 12,
    person: { name: 'Mme D.', caseNumber: '2026-0137', language: 'fr' },
    progress: { done: 2, remaining: 1, total: 3, valid: 1 },
    mayAct: true,
    lines: [
      aLine({
        key: 'identite@1',
        title: "Carte d'identité",
        state: 'to_review',
        hints: ['flou'],
        files: 2,
        receivedAt: '2026-03-03T09:12:00.000Z',
      }),
      aLine({ key: 'bail', title: 'Bail' }),
      aLine({
        key: 'rib',
        title: 'RIB',
        state: 'valid',
        files: 1,
        receivedAt: '2026-03-02T09:12:00.000Z',
        validUntil: '2026-06-02',
      }),
      aLine({
        key: 'caf',
        title: 'Attestation CAF',
        state: 'waived',
        reason: { code: 'absent', text: null },
      }),
    ],
    ...given,
  };
}

export function aLine(given: Partial<PaperLine>): PaperLine {
  return {
    key: 'devis',
    version: 1,
    title: 'Devis',
    state: 'requested',
    reason: null,
    hints: [],
    files: 0,
    receivedAt: null,
    validUntil: null,
    ...given,
  };
}
