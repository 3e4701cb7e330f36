import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Office } from '../../src/cli/operations/office.ts';
import { type ImportRequest, operate } from '../../src/cli/operations/operations.ts';
import { askLive, listenToCommands } from '../../src/cli/operations/socket.ts';
import { loadEdition } from '../../src/runtime/edition.ts';
import { readProjectFiles } from '../../src/runtime/projectFiles.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';

const CONSEILLERS = 'identifiant;nom;aad_object_id;tenant_id\nclaire;Claire Morel;aad-1;t-1\n';
const BENEFICIAIRES =
  'Dossier;Prénom;Nom;Date naissance;Conseiller\nV-1;Amel;Diallo;12/04/1987;claire\n';
const PRETS =
  'prêt;dossier;objet;montant;taux;connu le\nP-1;V-1;voiture;1 500,00 €;3,5 %;02/03/2026\n';
const ECHEANCES =
  'pret,numero,date,montant,capital,statut\nP-1,1,05/03/2026,"66,00 €","62,50 €",payée\nP-1,2,05/04/2026,"66,00 €","62,50 €",à venir\n';

const file = (name: string, text: string, encoding: BufferEncoding = 'utf8') => ({
  name,
  base64: Buffer.from(text, encoding).toString('base64'),
});

function request(
  changes: Partial<ImportRequest['files']> = {},
  options: Partial<ImportRequest> = {},
): ImportRequest {
  const files = {
    conseillers: file('conseillers.csv', CONSEILLERS),
    // As a spreadsheet saves it: Windows-1252.
    beneficiaires: file('beneficiaires.csv', BENEFICIAIRES, 'latin1'),
    prets: file('prets.csv', PRETS),
    echeances: file('echeances.csv', ECHEANCES),
    ...changes,
  };
  return { command: 'importer', files, codes: false, dryRun: false, ...options };
}

describe("les commandes de l'exploitant", () => {
  let storage: Storage;
  let office: Office;

  beforeAll(async () => {
    const now = () => new Date('2026-03-03T10:00:00Z');
    storage = await openStorage({
      databaseUrl: null,
      dataDir: 'memory://',
      encryptionKey: null,
      mode: 'real',
      clock: { now },
    });
    const { edition } = loadEdition(readProjectFiles('dialogs', 'locales'));
    if (!edition) throw new Error('the dialogs have errors');
    office = { storage, playOn: async () => ({ result: 'gone' }), edition: () => edition, now };
  });

  afterAll(() => storage.close());

  it('importe quatre fichiers, de deux séparateurs et deux encodages', async () => {
    const { ok, lines } = await operate(office, request());
    expect(lines).toEqual(['Importé : 1 conseillers, 1 personnes, 1 prêts, 2 échéances.']);
    expect(ok).toBe(true);
  });

  it('importe une deuxième fois sans rien changer, et donne les codes', async () => {
    const { ok, lines } = await operate(office, request({}, { codes: true }));
    expect(ok).toBe(true);
    expect(lines[0]).toMatch(/^V-1 : \/start [2-9A-Z]{12}$/u);
  });

  it('nomme chaque erreur par fichier, ligne et colonne, et n’écrit rien', async () => {
    const prets = file(
      'prets.csv',
      'pret;dossier;objet;montant;connu_le\nP-9;V-404;frigo;beaucoup;31/02/2026\n',
    );
    const { ok, lines } = await operate(office, request({ prets, echeances: null }));
    expect(ok).toBe(false);
    expect(lines).toEqual([
      expect.stringMatching(/^prets\.csv:2:4 .*beaucoup.*n’est pas un montant/u),
      expect.stringMatching(/^prets\.csv:2:5 .*n’est pas une date/u),
      expect.stringMatching(/^prets\.csv:2:2 .*V-404.*n’existe pas/u),
      'Rien n’a été importé : 3 à corriger.',
    ]);
  });

  it('dit qu’il manque une colonne', async () => {
    const echeances = file('e.csv', 'pret;numero\nP-1;3\n');
    const { ok, lines } = await operate(office, request({ echeances }));
    expect(ok).toBe(false);
    expect(lines[0]).toBe('e.csv:1:1  Il manque la colonne « date ».');
  });

  it('explique une conversation sans rien dire de ce qui y est écrit', async () => {
    const { id } = await storage.turns.read({ channel: 'telegram', bot: '1', chat: '5' }, null);
    const { ok, lines } = await operate(office, {
      command: 'expliquer',
      subject: id,
      replay: null,
    });
    expect(ok).toBe(true);
    expect(lines).toContain('Rien n’a encore été dit.');
  });

  it('dit quand rien n’a été abandonné', async () => {
    const { lines } = await operate(office, { command: 'expliquer', subject: null, replay: null });
    expect(lines).toEqual(['Aucun envoi abandonné, aucun message en échec.']);
  });

  it('efface une personne, avec un reçu qui ne la nomme pas ; la deuxième fois, il n’y a plus rien', async () => {
    const { ok, lines } = await operate(office, { command: 'effacer', caseNumber: 'V-1' });
    expect(ok).toBe(true);
    expect(lines.join(' ')).not.toMatch(/Amel|Diallo|V-1/u);
    expect((await operate(office, { command: 'effacer', caseNumber: 'V-1' })).ok).toBe(false);
  });

  it('passe par le processus vivant quand il y en a un, par une porte que lui seul ouvre', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'compagnon-commandes-'));
    expect(await askLive(folder, { command: 'expliquer', subject: null, replay: null })).toBeNull();
    const close = await listenToCommands(folder, office);
    expect(statSync(join(folder, 'commandes.sock')).mode & 0o777).toBe(0o600);
    const answer = await askLive(folder, { command: 'expliquer', subject: null, replay: null });
    expect(answer?.lines).toEqual(['Aucun envoi abandonné, aucun message en échec.']);
    await close();
    rmSync(folder, { recursive: true });
  });
});
