/** The last step of `npm run build`: learns what the phrasebook’s turns teach, so that no start has to. */
import { typedCommands } from '../../src/features/index.js';
import { learnedTurns } from '../../src/reading/phrasebook.js';
import { keepTurns } from '../prompts/kept-turns.js';
import { readPhrasebook } from '../prompts/phrasebook.js';

keepTurns(learnedTurns(readPhrasebook(), typedCommands));
