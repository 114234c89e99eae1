/** The last step of `npm run build`. */
import { keepParsed } from './yaml.js';

keepParsed();
