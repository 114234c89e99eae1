/** The environment of the second reader, checked. */
import { z } from 'zod';
import { checkVariables, digits, presentVariables } from '../common/env.js';

/** Which language model is asked, and how often. */
export interface SecondReaderSettings {
  /** Address of the service with its version, without a slash at the end: `http://localhost:11434/v1`. */
  url: string;
  key: string | undefined;
  model: string;
  /** Largest number of questions a day (UTC). */
  daily: number;
}

const schema = z.object({
  BATON_LLM_URL: z.url({ protocol: /^https?$/ }),
  BATON_LLM_KEY: z.string().optional(),
  BATON_LLM_MODEL: z.string().min(1),
  BATON_LLM_DAILY: digits(0).default(500),
});

/** What each variable of the second reader takes. */
export const SECOND_READER_VARIABLES: Record<string, string> = {
  BATON_LLM_URL: 'an address such as http://localhost:11434/v1',
  BATON_LLM_MODEL: 'the name of a model that the service at BATON_LLM_URL knows',
  BATON_LLM_KEY: 'the key of that service, if it wants one',
  BATON_LLM_DAILY: 'the most questions a day, a whole number from 0',
};

/** Reads the settings; undefined if BATON_LLM_URL is not set. @throws BadConfig */
export function readSecondReader(env: NodeJS.ProcessEnv): SecondReaderSettings | undefined {
  const variables = presentVariables(env);
  if (variables.BATON_LLM_URL === undefined) return undefined;
  const { BATON_LLM_URL, BATON_LLM_KEY, BATON_LLM_MODEL, BATON_LLM_DAILY } = checkVariables(
    schema,
    variables,
    SECOND_READER_VARIABLES,
  );
  return { url: BATON_LLM_URL.replace(/\/+$/, ''), key: BATON_LLM_KEY, model: BATON_LLM_MODEL, daily: BATON_LLM_DAILY };
}
