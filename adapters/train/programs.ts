/** The command lines of training and of measuring. */
import { newCommand } from '../common/command-line.js';
import { fileName, oneOf } from '../common/option-values.js';

const TRAIN = 'node dist/adapters/train/main.js';
const EVALUATE = 'node dist/adapters/train/evaluate.js';
const FOLDER = ['<folder>', 'the folder of the data sets (docs/model-card.md)', fileName('the folder')] as const;

/** Trains the models. */
export const trainProgram = () =>
  newCommand(TRAIN, {
    summary: 'train the models of the language engine',
    description:
      'Trains the models of the language engine and writes them to src/clarity/models. It takes about a minute; ' +
      'the same data gives the same models.',
    examples: [[`${TRAIN} ../data`, '']],
  })
    .argument(...FOLDER)
    .option('--only <part>', 'only "ownership", with the lexicon as it is', oneOf('--only', ['all', 'ownership']))
    .action(async (folder, { only = 'all' }) => (await import('./train.js')).trainModels(folder, only));

/** Measures them on messages that they have not seen: five-fold cross-validation over texts, with the shipped lexicon. */
export const evaluateProgram = () =>
  newCommand(EVALUATE, {
    summary: 'measure the models of the language engine',
    description:
      'Measures the models on messages that they have not seen (cross-validation), and what is found in whole documents.',
    examples: [
      [`${EVALUATE} ../data`, 'the figures'],
      [`${EVALUATE} ../data --errors`, 'and the mistakes'],
    ],
  })
    .argument(...FOLDER)
    .option('--errors', 'print each mistake as well')
    .option(
      '--only <part>',
      'only "youre", "ownership" or "documents"',
      oneOf('--only', ['youre', 'ownership', 'documents']),
    )
    .option('--dump <file>', "write each message's scores for ownership to a file", fileName('the file'))
    .option('--readings <file>', 'write what encoder/encoder.py learns from to a file', fileName('the file'))
    .option(
      '--sentences <file>',
      'write what encoder/judge.py learns from to a file, and measure nothing',
      fileName('the file'),
    )
    .action(async (folder, { errors = false, only, dump, readings, sentences }) => {
      if (sentences !== undefined) return (await import('./document-sentences.js')).writeSentences(folder, sentences);
      const { evaluateYoure } = await import('./evaluate-youre.js');
      const { evaluateOwnership } = await import('./evaluate-ownership.js');
      const { evaluateDocuments } = await import('./evaluate-documents.js');
      const wants = (part: typeof only) => only === undefined || only === part;
      if (wants('youre')) evaluateYoure(folder, errors);
      if (wants('ownership')) evaluateOwnership(folder, errors, { dump, readings });
      if (wants('documents')) evaluateDocuments(folder, errors);
    });
