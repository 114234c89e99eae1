/** Prints docs/access.md. */
import { accessPage } from '../support/access-page.js';

process.stdout.write(await accessPage());
