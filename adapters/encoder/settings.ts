/** The environment of the encoder, checked. */
import { z } from 'zod';
import { checkVariables, presentVariables } from '../common/env.js';

const schema = z.object({ BATON_ENCODER: z.enum(['on', 'off']).default('on') });

/** What the variable of the encoder takes. */
export const ENCODER_VARIABLES: Record<string, string> = {
  BATON_ENCODER: 'on or off: whether likely sentences are read by the encoder too',
};

/** Whether the encoder is used: unless BATON_ENCODER is "off". @throws BadConfig */
export const usesEncoder = (env: NodeJS.ProcessEnv): boolean =>
  checkVariables(schema, presentVariables(env), ENCODER_VARIABLES).BATON_ENCODER === 'on';
