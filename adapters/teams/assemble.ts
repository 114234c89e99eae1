/** Puts the parts of the Teams adapter together. */
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import { flat } from '../../src/model/text.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Places } from '../../src/ports/places.js';
import type { Say } from '../../src/ports/say.js';
import type { Button } from '../../src/view/view.js';
import type { Fetch } from '../platform/kept-fetch.js';
import { LastHeard } from '../platform/last-heard.js';
import { Lifecycle } from '../platform/lifecycle.js';
import { Addresses } from '../store/addresses.js';
import { Installations } from '../store/installations.js';
import type { Opened } from '../store/opened.js';
import { Sent } from '../store/sent.js';
import type { SqlStore } from '../store/store.js';
import { haltWorkspace } from '../store/workspace-end.js';
import { type Activity, TEAMS } from './activity.js';
import { ChannelNames } from './channel-names.js';
import { ChannelReports } from './channel-reports.js';
import { TeamsChat } from './chat.js';
import { plainMessage, TeamsComposer } from './composer.js';
import { Connector } from './connector.js';
import { TeamsConversations } from './conversations.js';
import { TeamsEvents } from './events.js';
import type { Gate } from './gate.js';
import { Intake } from './intake.js';
import { Invokes } from './invokes.js';
import { Members } from './members.js';
import { Membership } from './membership.js';
import { TeamsPeople } from './people.js';
import { PersonalChats } from './personal-chats.js';
import { Posts } from './posts.js';
import { PressForms } from './press-forms.js';
import { PressHandler, type TroubleWording } from './press-handler.js';
import { PressReader } from './presses.js';
import { TeamsReceiver } from './receiver.js';
import type { CardWords } from './render-options.js';
import { Rosters } from './rosters.js';
import { isTrusted, type TeamsSettings } from './settings.js';
import { Tenants } from './tenants.js';

/** What the adapter needs from outside. */
export interface TeamsParts {
  settings: TeamsSettings;
  app: App;
  listener: Listener;
  roster: Roster;
  store: SqlStore;
  opened: Opened;
  clock: Clock;
  say: Say;
  /** Whether a button leads to a form: Teams has to know before it is pressed. */
  opensForm(button: Button): boolean;
  fault(error: unknown, key?: string): void;
  /** A request claimed to be from Teams and was turned away. */
  turnedAway?(): void;
  /** Somebody likes, or does not like, what a language model worded. */
  feedback?(reaction: 'like' | 'dislike'): void;
  fetch?: Fetch;
  /** How long a press can take before it is answered with "this takes longer", in ms. */
  patienceMs?: number;
  /** How long to wait for Teams' answer to a call, in ms. */
  timeoutMs?: number;
  /** How long an answer waits until Teams has said who is where, in ms. */
  rosterMs?: number;
}

/** The adapter's ways in and out. */
interface TeamsAssembly {
  chat: TeamsChat;
  receiver: TeamsReceiver;
  lifecycle: Lifecycle;
  places: Places;
}

/** Builds the adapter. */
export function assemble(parts: TeamsParts, gate: Gate): TeamsAssembly {
  const { store, clock, fault } = parts;
  const base = baseOf(parts, gate);
  const outgoing = outgoingOf(parts, base);
  const receiver = receiverOf(parts, base, outgoing, gate);
  const { installations, sent, tenants } = base;
  const listPeople = (workspace: string) => tenants.introducePeople(workspace);
  const lifecycle = new Lifecycle({ installations, sent, store, clock, fault, listPeople });
  return { chat: outgoing.chat, receiver, lifecycle, places: base.rosters };
}

type Base = ReturnType<typeof baseOf>;
type Outgoing = ReturnType<typeof outgoingOf>;

/** What is stored, and what is known of people and conversations. */
function baseOf(parts: TeamsParts, gate: Gate) {
  const { settings, listener, roster, store, opened, clock, say, fault, fetch, timeoutMs, rosterMs } = parts;
  const installations = new Installations<object>(opened, TEAMS);
  const sent = new Sent(opened);
  const addresses = new Addresses(opened);
  const trusts = (address: string) => isTrusted(settings, address);
  const connector = new Connector({ clock, gate, trusts, fault, fetch, timeoutMs });
  const members = new Members(connector);
  const { admins } = settings;
  const people = new TeamsPeople({ members, addresses, store, roster, clock, fault, admins, patienceMs: rosterMs });
  const rosters = new Rosters({ members, people, addresses, roster, store, clock, fault, patienceMs: rosterMs });
  const halt = (workspace: string) => haltWorkspace(opened, workspace);
  const tenants = new Tenants({ installations, addresses, rosters, store, clock, say, halt });
  const names = new ChannelNames({ addresses, connector, clock, say });
  const met = (workspace: string) => tenants.met(workspace);
  const placeOf = (workspace: string, channel: string) => store.placeOf(workspace, channel);
  const conversations = new TeamsConversations({ addresses, names, people, clock, met, placeOf });
  const channelReports = new ChannelReports({ listener, addresses, conversations, clock });
  const lastHeard = new LastHeard({ kept: installations, clock, say, fault });
  return {
    ...{ installations, sent, addresses, connector, people, rosters },
    ...{ tenants, names, conversations, channelReports, lastHeard },
  };
}

/** The way out. */
function outgoingOf({ settings, clock, say, fault, opensForm }: TeamsParts, base: Base) {
  const { sent, addresses, connector, people, tenants, channelReports, lastHeard } = base;
  const words = cardWords(say);
  const rejected = (code: string) => fault(new Error(`Teams refused a message: ${code}`));
  const composer = new TeamsComposer({
    ...{ people, words, directory: settings.people === 'directory' },
    opensDialog: (button) => settings.forms === 'dialog' && opensForm(button),
    heard: (workspace) => lastHeard.line(workspace),
    choices: (workspace) => tenants.choices(workspace),
    suggestions: ['teams-ask-blocked', 'teams-ask-due', 'teams-ask-offers'].map((id) => flat(say(id))),
  });
  const posts = new Posts({ connector, clock, rejected });
  const personalChats = new PersonalChats({ connector, addresses, people, clock });
  const chat = new TeamsChat({
    ...{ posts, composer, personalChats, addresses, people, sent, clock, fault, rejected },
    whispers: settings.whispers,
    calling: (name) => say('teams-calling', { name }),
    answered: () => say('teams-asked-in-private'),
    closed: (workspace, conversation) => channelReports.lost(workspace, conversation),
  });
  return { words, composer, posts, chat };
}

/** The way in. */
function receiverOf(parts: TeamsParts, base: Base, outgoing: Outgoing, gate: Gate): TeamsReceiver {
  const { settings, say, fault, turnedAway = () => {} } = parts;
  const invokes = invokesOf(parts, base, outgoing);
  const intake = new Intake({ invokes, events: eventsOf(parts, base, outgoing), posts: outgoing.posts, say, fault });
  return new TeamsReceiver({
    ...{ gate, fault, turnedAway, tenants: settings.tenants, signed: settings.app !== undefined },
    trusts: (address) => isTrusted(settings, address),
    take: (activity, body) => intake.take(activity, body),
  });
}

function invokesOf(parts: TeamsParts, base: Base, { chat, composer, posts, words }: Outgoing): Invokes {
  const { settings, app, opened, say, fault, patienceMs } = parts;
  const { people, rosters, conversations, sent, tenants } = base;
  const { seal } = opened;
  const directory = settings.people === 'directory';
  const choices = (workspace: string) => tenants.choices(workspace);
  const reader = new PressReader({ people, rosters, conversations, sent, seal });
  const handler = new PressHandler({ app, chat, fault, patienceMs });
  const forms = new PressForms({ handler, seal, say, words, directory, choices });
  // Without asking the store for anything, such as for the person's own chat: it does not work.
  const sorry = async (workspace: string, { serviceUrl, conversation }: Activity, id: TroubleWording) => {
    await posts.post(workspace, serviceUrl, conversation.id, plainMessage(flat(say(id))));
  };
  const introduce: TeamsPeople['introduce'] = (workspace, named) => people.introduce(workspace, named);
  const { feedback = () => {} } = parts;
  return new Invokes({
    feedback,
    introduce,
    reader,
    handler,
    forms,
    composer,
    conversations,
    say,
    words,
    directory,
    fault,
    sorry,
  });
}

function eventsOf({ app, listener, roster, clock, fault }: TeamsParts, base: Base, { posts }: Outgoing): TeamsEvents {
  const { addresses, names, people, rosters, conversations, channelReports, tenants, lastHeard, sent } = base;
  const membership = new Membership({
    ...{ app, roster, people, rosters, conversations, names, channelReports, addresses, fault },
    ended: (workspace) => tenants.ended(workspace),
  });
  const heard = (workspace: string) => lastHeard.note(workspace);
  const typing = (workspace: string, { serviceUrl, conversation }: Activity) =>
    posts.typing(workspace, serviceUrl, conversation.id);
  return new TeamsEvents({
    app,
    listener,
    people,
    conversations,
    membership,
    channelReports,
    sent,
    clock,
    heard,
    typing,
    fault,
  });
}

function cardWords(say: Say): CardWords {
  const word = (id: string) => flat(say(id));
  return {
    somebodyElse: word('teams-somebody-else'),
    more: word('teams-more'),
    readMore: word('teams-read-more'),
    inWords: word('teams-in-words'),
    ok: word('teams-ok'),
    choose: word('teams-choose'),
    cancel: word('teams-cancel'),
  };
}
