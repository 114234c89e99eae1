/** `baton doctor`, `backup`, `export`, `import`, `person` and `forget`: what works on a store, next to a running Baton or without one. */
import { newCommand } from '../../common/command-line.js';
import { fileName, severalTimes } from '../../common/option-values.js';

const STORE = `The store is the PostgreSQL at DATABASE_URL or, without that, the folder
BATON_DATA (./data). --data names another folder.`;
const BESIDE = `${STORE} Baton may be running.`;
const DATA = ['--data <folder>', 'the folder of the store'] as const;
const WORKSPACE = ['--workspace <id>', 'where to look, if several workspaces know that name'] as const;

/** `baton doctor` */
export const doctorCommand = () =>
  newCommand('doctor', {
    summary: 'look whether the store is in order',
    description:
      'Looks whether everything that always holds in a store does: every task has a project, every channel at most one main project, and so on. ' +
      'Says what does not, and how to mend it. With --fix it mends, in one step, what can be mended without losing anything that somebody can see.',
    notes: `${BESIDE}
Make a backup before you use --fix.
Exit code: 0 if all is in order, 1 if something is left that is not.`,
    examples: [
      ['baton doctor', 'what is wrong, if anything'],
      ['baton doctor --fix', 'and mend what can be mended'],
      ['baton doctor --json', 'for other programs'],
    ],
  })
    .option('--fix', 'mend what can be mended')
    .option('--json', 'print the result as one line of JSON')
    .option(...DATA, fileName('the folder'))
    .action(async (options) => (await import('../doctor.js')).examineStore(options));

/** `baton backup` */
export const backupCommand = () =>
  newCommand('backup', {
    summary: 'copy the embedded store into one file',
    description:
      'Copies the embedded store into a new file, as it is at one moment, and checks the copy. ' +
      'Only you can read the file (mode 0600), and no file is ever overwritten. ' +
      'Keep the file “key” of the store’s folder with it: what is encrypted opens only with that.',
    notes: `Baton may be running. For PostgreSQL use pg_dump, or baton export.`,
    examples: [
      ['baton backup baton-monday.db', 'to a new file'],
      ['baton backup baton-monday.db --data /srv/baton', 'of another folder'],
    ],
  })
    .argument('<file>', 'a new file', fileName('the file'))
    .option(...DATA, fileName('the folder'))
    .action(async (file, options) => (await import('../backup.js')).writeBackup(file, options));

/** `baton export` */
export const exportCommand = () =>
  newCommand('export', {
    summary: 'write the whole store to a file',
    description:
      'Writes everything Baton keeps as JSON lines: a backup, and the way from SQLite to PostgreSQL and back. ' +
      'Only you can read the file (mode 0600), and no file is ever overwritten.',
    notes: BESIDE,
    examples: [
      ['baton export backup.jsonl', 'to a new file'],
      ['baton export | gzip > backup.jsonl.gz', 'to another program'],
    ],
  })
    .argument('[file]', 'a new file; - or none is the standard output', fileName('the file'))
    .option(...DATA, fileName('the folder'))
    .action(async (file, options) => (await import('../transfer.js')).exportTo(file, options));

/** `baton import` */
export const importCommand = () =>
  newCommand('import', {
    summary: 'read an export into an empty store',
    description: 'Reads what baton export wrote into an empty store: all of it, or nothing if a line is wrong.',
    notes: `${STORE} With SQLite, stop Baton first.`,
    examples: [
      ['baton import backup.jsonl', 'from a file'],
      ['gunzip -c backup.jsonl.gz | baton import -', 'from another program'],
    ],
  })
    .argument('<file>', 'what baton export wrote; - is the standard input', fileName('the file'))
    .option(...DATA, fileName('the folder'))
    .action(async (file, options) => (await import('../transfer.js')).importFrom(file, options));

/** `baton person` */
export const personCommand = () =>
  newCommand('person', {
    summary: 'write out what Baton keeps about a person',
    description:
      'Writes everything Baton keeps about one person as JSON: their name and time zone, settings, work, offers, ' +
      'history, nudges, waiting messages, places, addresses, and what others wrote with their full name in it. ' +
      'Only you can read the file (mode 0600), and no file is ever overwritten.',
    notes: BESIDE,
    examples: [
      ['baton person "Ana Silva" ana.json', 'by full name, to a new file'],
      ['baton person U024BE7LH', 'by id, to the terminal'],
    ],
  })
    .argument('<person>', 'their id, or their full name in quotes', fileName('the person'))
    .argument('[file]', 'a new file; - or none is the standard output', fileName('the file'))
    .option(...WORKSPACE)
    .option(...DATA, fileName('the folder'))
    .action(async (person, file, options) => (await import('../person.js')).writePerson(person, file, options));

/** `baton dossier` */
export const dossierCommand = () =>
  newCommand('dossier', {
    summary: 'write a project’s record as Markdown or HTML',
    description:
      'Writes a project’s record: purpose, people, stages with dates, evidence, audits and decisions. Every sentence comes from ' +
      'what the team recorded. Only you can read the file (mode 0600), and no file is ever overwritten.',
    notes: BESIDE,
    examples: [
      ['baton dossier "Churn model" churn.md', 'in the order of a model card'],
      ['baton dossier "Churn model" churn.html', 'as a page to print'],
      ['baton dossier "Churn model" --headings annex', 'under Annex IV of the EU AI Act'],
    ],
  })
    .argument('<project>', 'its name in quotes, or its id', fileName('the project'))
    .argument('[file]', 'a new file; - or none is the standard output', fileName('the file'))
    .option('--headings <card|annex>', 'those of a model card, or of Annex IV')
    .option('--format <md|html>', 'Markdown or HTML; as the file is called if left out')
    .option(...WORKSPACE)
    .option(...DATA, fileName('the folder'))
    .action(async (project, file, options) => (await import('../dossier.js')).writeDossier(project, file, options));

/** `baton forget` */
export const forgetCommand = () =>
  newCommand('forget', {
    summary: 'remove what Baton keeps about a person',
    description:
      'Removes what Baton keeps about one person. Their name becomes “somebody”, and what they owned ' +
      'has no owner. Their settings, mutes, nudges, memberships, addresses and waiting messages are deleted. ' +
      'You cannot undo this: run baton person first if they want a copy. If it is interrupted, run it again.',
    notes: BESIDE,
    examples: [
      ['baton forget "Ana Silva"', 'asks you first'],
      ['baton forget U024BE7LH --also Ana --yes', 'her first name too, without asking'],
    ],
  })
    .argument('<person>', 'their id, or their full name in quotes', fileName('the person'))
    .option(...WORKSPACE)
    .option('--also <name>', 'another name to remove from texts; can be repeated', severalTimes)
    .option('-y, --yes', 'do not ask')
    .option(...DATA, fileName('the folder'))
    .action(async (person, options) => (await import('../forget.js')).confirmAndForget(person, options));
