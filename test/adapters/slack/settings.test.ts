/** The settings of the Slack adapter, from environment variables. */
import { expect, test } from 'vitest';
import { readSlack } from '../../../adapters/slack/settings.js';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const oauth = {
  SLACK_SIGNING_SECRET: 'secret-secret',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'secret-2-secret',
  BATON_URL: 'https://b.test/',
};
test('one workspace, many or none can be set up', () => {
  expect(readSlack({})).toBeUndefined();
  expect(readSlack({ BATON_URL: 'https://b.test', SLACK_BOT_TOKEN: '' })).toBeUndefined();
  expect(readSlack(socket)).toEqual({
    mode: 'socket',
    botToken: 'xoxb-1',
    appToken: 'xapp-1',
    apiUrl: 'https://slack.com/api/',
  });
  expect(readSlack(oauth)).toMatchObject({
    mode: 'oauth',
    publicUrl: 'https://b.test',
    apiUrl: 'https://slack.com/api/',
  });
  expect(readSlack({ ...socket, SLACK_API_URL: 'https://slack-gov.com/api' })).toMatchObject({
    apiUrl: 'https://slack-gov.com/api/',
  });
});
test.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['only half of Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN is missing.*connections:write/],
  ['only half of OAuth', { ...oauth, BATON_URL: '' }, /BATON_URL is missing/],
  ['both', { ...socket, ...oauth }, /two ways at once/],
  ['the token of a user', { ...socket, SLACK_BOT_TOKEN: 'xoxp-1' }, /SLACK_BOT_TOKEN is not valid. It takes .*xoxb-/],
  [
    'tokens in the wrong places',
    { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' },
    /SLACK_BOT_TOKEN[\s\S]*SLACK_APP_TOKEN/,
  ],
  ['an address that is not one', { ...oauth, BATON_URL: 'baton' }, /BATON_URL is not valid/],
])('%s: the error says what to do, and no secret', (_, env, message) => {
  expect(() => readSlack(env)).toThrow(message);
  try {
    readSlack(env);
  } catch (error) {
    expect(String(error)).not.toMatch(/secret-|xoxp-1|xapp-1/);
  }
});
