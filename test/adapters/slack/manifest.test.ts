/** The manifest: it keeps to Slack's schema (the types of @slack/web-api are made from it), and asks for no more than it needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { manifest, manifestText, OPTIONAL_SCOPES, SCOPES } from '../../../adapters/slack/manifest.js';
import { sources } from '../../support/sources.js';

const made = manifest('https://baton.example.com/');
const written = readFileSync(join(root(), 'adapters/slack/manifest.yml'), 'utf8');

/** Which scope lets an event through (docs.slack.dev/reference/events). */
const NEEDS: Record<string, string | undefined> = {
  app_home_opened: undefined,
  app_uninstalled: undefined,
  tokens_revoked: undefined,
  team_access_granted: undefined,
  team_access_revoked: undefined,
  channel_shared: 'channels:read',
  channel_unshared: 'channels:read',
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  reaction_added: 'reactions:read',
  team_join: 'users:read',
  user_change: 'users:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_id_changed: 'channels:read',
  channel_left: 'channels:read',
  channel_rename: 'channels:read',
  group_archive: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  group_rename: 'groups:read',
};

/** Scopes of what is called: to say something, `/baton`, `usergroups.list`, `bookmarks.add` and `bookmarks.list`. */
const CALLS = ['chat:write', 'commands', 'usergroups:read', 'bookmarks:write', 'bookmarks:read'];

describe('the manifest', () => {
  test('has the events that are handled, and no others', () => {
    const events = made.settings?.event_subscriptions?.bot_events ?? [];
    expect([...events].sort()).toEqual(Object.keys(NEEDS).sort());
    const code = sources('adapters/slack', /(?:events|messages)\.ts$/)
      .map((s) => s.text)
      .join();
    for (const event of events) expect(code, event).toContain(`'${event.replace(/^message\..*/, 'message')}'`);
  });

  test('has the scopes that its events and calls need, and explains each of them', () => {
    const needed = new Set([...Object.values(NEEDS).filter((s) => s !== undefined), ...CALLS]);
    expect([...SCOPES].sort()).toEqual([...needed].sort());
    for (const scope of SCOPES) expect(written, scope).toMatch(new RegExp(`# [^\\n]{20,}\\n\\s+- ${scope}\\n`));
  });

  test('lets people decline what Baton can do without, and the documentation says what is lost', () => {
    expect(made.oauth_config?.scopes).toMatchObject({ bot_optional: Object.keys(OPTIONAL_SCOPES) });
    expect(SCOPES).toEqual(expect.arrayContaining(Object.keys(OPTIONAL_SCOPES)));
    const page = readFileSync(join(root(), 'docs/slack.md'), 'utf8');
    for (const scope of SCOPES) expect(page, scope).toContain(`| \`${scope}\` | `);
    for (const [scope, lost] of Object.entries(OPTIONAL_SCOPES))
      expect(page, scope).toMatch(new RegExp(`\\| \`${scope}\` \\| [^|]+ \\| ${lost} \\|`));
  });

  test('keeps to the lengths of the schema', () => {
    const { display_information: info, features } = made;
    expect(info.name.length).toBeLessThanOrEqual(35);
    expect(info.description?.length).toBeLessThanOrEqual(140);
    expect(info.long_description?.length).toBeGreaterThanOrEqual(175);
    expect(info.long_description?.length).toBeLessThanOrEqual(4_000);
    expect(info.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features?.bot_user?.display_name).toMatch(/^[\w.-]{1,80}$/);
    for (const one of features?.shortcuts ?? []) {
      expect(one.name.length).toBeLessThanOrEqual(24);
      expect(one.description.length).toBeLessThanOrEqual(150);
      expect(one.callback_id.length).toBeLessThanOrEqual(255);
    }
    for (const one of features?.slash_commands ?? []) {
      expect(one.command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(one.description.length).toBeLessThanOrEqual(2_000);
      expect(one.usage_hint?.length ?? 0).toBeLessThanOrEqual(1_000);
    }
  });

  test('has the addresses of Baton over HTTP', () => {
    const url = 'https://baton.example.com/slack/events';
    expect(made.settings).toMatchObject({
      event_subscriptions: { request_url: url },
      interactivity: { is_enabled: true, request_url: url },
      socket_mode_enabled: false,
      token_rotation_enabled: true,
      org_deploy_enabled: true,
    });
    expect(made.features?.slash_commands).toMatchObject([{ command: '/baton', url, should_escape: true }]);
    expect(made.oauth_config?.redirect_urls).toEqual(['https://baton.example.com/slack/oauth_redirect']);
  });

  test('has no address for Socket Mode', () => {
    expect(JSON.stringify(manifest(undefined))).not.toContain('http');
    const { settings } = manifest(undefined);
    expect(settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false });
    // Word of an organisation's teams is for organisations.
    expect(settings?.event_subscriptions?.bot_events?.filter((event) => event.startsWith('team_access'))).toEqual([]);
  });

  test('is the same in YAML and in JSON', () => {
    expect(JSON.parse(manifestText('https://x.test', true))).toEqual(manifest('https://x.test'));
    expect(manifestText(undefined, false)).toContain('/baton');
  });
});
