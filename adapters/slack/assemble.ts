/** Puts the parts of the Slack adapter together. */
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import { flat } from '../../src/model/text.js';
import type { Say } from '../../src/ports/say.js';
import { GivenUpEvents } from '../platform/given-up-events.js';
import { LastHeard } from '../platform/last-heard.js';
import { Lifecycle } from '../platform/lifecycle.js';
import { Fronts } from '../store/fronts.js';
import { Installations } from '../store/installations.js';
import { Listings } from '../store/listings.js';
import { Sent } from '../store/sent.js';
import { haltWorkspace } from '../store/workspace-end.js';
import { Api } from './api.js';
import { SlackChannels } from './channels.js';
import { SlackChat } from './chat.js';
import type { Connection, ConnectionParts } from './connection.js';
import { Delivered } from './delivered.js';
import { Directory } from './directory.js';
import { SlackEvents } from './events.js';
import { FirstSteps } from './first-steps.js';
import { SlackGroups } from './groups.js';
import { Headlines } from './headlines.js';
import { AppHome } from './home.js';
import { Inheritance } from './inheritance.js';
import { registerInteractions } from './interactions.js';
import { MessageLinks } from './links.js';
import { SlackPlaces } from './membership.js';
import { Origins } from './origin.js';
import { type Pause, pause } from './pause.js';
import { SlackPeople } from './people.js';
import { PeopleList } from './people-list.js';
import { Posts } from './posts.js';
import type { BlockWords } from './render-options.js';
import { Routes } from './routes.js';
import type { SlackSettings } from './settings.js';
import { TextReader } from './text-reader.js';
import { SLACK } from './workspaces.js';

/** What the adapter needs from outside. */
export interface SlackParts extends ConnectionParts {
  settings: SlackSettings;
  app: App;
  listener: Listener;
  roster: Roster;
  /** How long people wait for an answer before they are told that it takes longer, in ms. */
  patienceMs?: number;
  /** Waits in the background. */
  pause?: Pause;
  /** How long a command waits to learn who is in a channel, in ms. */
  lookMs?: number;
}

/** The adapter without its connection. */
export interface SlackAssembly {
  chat: SlackChat;
  home: AppHome;
  directory: Directory;
  places: SlackPlaces;
  installations: Installations<object>;
  lifecycle: Lifecycle;
  routes: Routes;
  firstSteps: FirstSteps;
  givenUp: GivenUpEvents;
}

/** Builds the adapter. */
export function assemble(parts: SlackParts, connection: Connection): SlackAssembly {
  const { opened, store, clock, fault } = parts;
  const base = baseOf(parts, connection);
  const { installations, sent, places, givenUp } = base;
  const home = homeOf(parts, base);
  const ended = (workspace: string) => haltWorkspace(opened, workspace);
  const refused = async (workspace: string, code: string) => {
    const all = await connection.installs.refused(workspace, code);
    for (const one of all) await ended(one);
    return all.includes(workspace);
  };
  const chat = chatOf(parts, base, home, connection, refused);
  const routes = routesOf(parts, base, home, connection, ended);
  const directory = directoryOf(parts, base, connection, ended);
  const listPeople = (workspace: string) => directory.list(workspace).catch(fault);
  const lifecycle = new Lifecycle({ installations, sent, store, clock, fault, listPeople });
  const firstSteps = new FirstSteps({ app: parts.app, people: base.people });
  return { chat, home, directory, places, installations, lifecycle, routes, firstSteps, givenUp };
}

type Base = ReturnType<typeof baseOf>;
/** Ends all work for a workspace. Its data is kept for a while: see platform/lifecycle.ts. */
type EndWorkspace = (workspace: string) => Promise<void>;

/** What is stored, and what is known of people and channels. */
function baseOf(parts: SlackParts, { installs }: Connection) {
  const { settings, opened, store, roster, clock, say, fault, fetch, patienceMs } = parts;
  const sent = new Sent(opened);
  const fronts = new Fronts(opened);
  const installations = new Installations<object>(opened, SLACK);
  const lastHeard = new LastHeard({ kept: installations, clock, say, fault });
  const token = (workspace: string) => installs.token(workspace);
  const api = new Api({ url: settings.apiUrl, clock, token, fetch });
  const home = (workspace: string) => installs.home(workspace);
  const people = new SlackPeople({ api, store, roster, clock, home, patienceMs });
  const channels = new SlackChannels({ api, store, clock });
  const wait = parts.pause ?? pause;
  const deadline = parts.lookMs === undefined ? {} : { deadlineMs: parts.lookMs };
  const places = new SlackPlaces({ api, store, roster, people, channels, pause: wait, fault, ...deadline });
  const words = blockWords(say);
  const givenUp = new GivenUpEvents(store);
  return { sent, fronts, installations, lastHeard, api, people, channels, places, wait, words, givenUp };
}

/** The people, channels and teams that are listed in the background. */
function directoryOf(
  { opened, store, clock, fault }: SlackParts,
  { api, people, places, wait }: Base,
  { installs }: Connection,
  ended: EndWorkspace,
): Directory {
  const listings = new Listings(opened, SLACK, clock);
  const list = new PeopleList({ api, store, people, listings, pause: wait });
  const inheritance = new Inheritance({ api, opened, store, clock, fault, pause: wait });
  return new Directory({ api, installs, list, places, inheritance, clock, pause: wait, ended });
}

function homeOf({ app, clock, say, fault }: SlackParts, { api, fronts, people, words, lastHeard }: Base): AppHome {
  return new AppHome({ app, api, fronts, people, clock, say, words, lastHeard, fault });
}

/** The way out. */
function chatOf(
  { clock, fault, settings }: SlackParts,
  { api, sent, fronts, words }: Base,
  home: AppHome,
  { picture }: Connection,
  refused: (workspace: string, code: string) => Promise<boolean>,
): SlackChat {
  const rejected = (code: string) => fault(new Error(`Slack refused a message: ${code}`));
  const posts = new Posts({ api, words, picture, clock, rejected });
  const headlines = new Headlines({ api, sent, apiUrl: settings.apiUrl });
  const delivered = new Delivered({ api, sent, fronts, clock });
  const publish: AppHome['publish'] = (...what) => home.publish(...what);
  return new SlackChat({ posts, headlines, delivered, sent, fronts, clock, publish, refused, rejected });
}

/** The way in. */
function routesOf(
  parts: SlackParts,
  { api, sent, people, channels, places, fronts, lastHeard, givenUp }: Base,
  home: AppHome,
  { installs }: Connection,
  ended: EndWorkspace,
): Routes {
  const { app, listener, roster, store, clock, say, fault, patienceMs } = parts;
  const routes = new Routes();
  const origins = new Origins(people, channels, fronts);
  const reader = new TextReader(people, channels, new SlackGroups({ api, clock }), flat(say('slack-private-channel')));
  const links = new MessageLinks(api, clock);
  const inbound = { app, people, origins, reader, links };
  registerInteractions(routes, { ...inbound, api, say, fault }, patienceMs);
  const heard = (workspace: string) => lastHeard.note(workspace);
  const shared = { ...inbound, listener, roster, channels, places, installs, fronts, home, clock, givenUp };
  const eventParts = { ...shared, api, sent, say, fault, store, heard, ended };
  new SlackEvents(eventParts).register(routes);
  return routes;
}

const blockWords = (say: Say): BlockWords => ({
  cancel: flat(say('slack-cancel')),
  somebodyElse: flat(say('slack-somebody-else')),
  more: flat(say('slack-more')),
});
