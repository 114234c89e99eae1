/** `baton slack manifest`: prints the manifest with which Slack makes the app. */
import { httpsAddress } from '../common/option-values.js';
import { manifestText } from '../slack/manifest.js';

/** The options of the command. */
interface ManifestOptions {
  /** Where Slack reaches Baton; BATON_URL without it, and Socket Mode without either. */
  url?: string | undefined;
  json?: true | undefined;
}

/** Prints it. @throws BadUsage if Slack cannot call the address in BATON_URL */
export function printManifest({ url, json }: ManifestOptions): void {
  const fromEnvironment = process.env.BATON_URL ? httpsAddress('BATON_URL')(process.env.BATON_URL) : undefined;
  process.stdout.write(manifestText(url ?? fromEnvironment, json === true));
}
