/** A step of `npm run build`. */
import { bundle } from './bundle.js';
import { keepParsed } from './yaml.js';

keepParsed();
await bundle();
