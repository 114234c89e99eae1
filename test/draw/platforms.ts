/** Prints docs/platforms.md. */
import { platformsPage } from '../support/parity.js';

process.stdout.write(platformsPage());
