/** The dialogs in which people and channels are added, and in which people are put into channels. */
import type { Child } from 'hono/jsx';
import type { PlaygroundChannel } from '../channels.js';
import type { Company } from '../company.js';
import { FormButtons } from '../form.js';
import type { PlaygroundPerson } from '../people.js';
import type { PlainSay } from '../plain-say.js';

/** Names of the boxes to tick begin so. */
export const TICKED = 'in-';

/** What was typed, and what is wrong with it. */
export interface Typed {
  name?: string | undefined;
  kind?: string | undefined;
  private?: boolean | undefined;
  ticked?: readonly string[] | undefined;
  error?: string | undefined;
}

interface DialogProps {
  label: PlainSay;
  typed: Typed;
}

/** Adds somebody to speak as. @param channels those to choose from */
export function NewPersonDialog({ label, typed, channels }: DialogProps & { channels: readonly PlaygroundChannel[] }) {
  const boxes = channels.map(({ id, name }) => ({ id, text: `# ${name}` }));
  return (
    <DialogForm action="/people" title={label('web-new-person')} submit={label('web-new-person')} label={label}>
      <NameField label={label} typed={typed} text={label('web-person-name')} />
      <div class="field">
        <label for="person-kind">{label('web-person-kind')}</label>
        <select id="person-kind" name="kind">
          {(['member', 'guest', 'external'] as const).map((kind) => (
            <option value={kind} selected={kind === typed.kind}>
              {label(`web-kind-${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <Boxes
        legend={label('web-person-channels')}
        hint={label('web-person-channels-hint')}
        boxes={boxes}
        typed={typed}
      />
    </DialogForm>
  );
}

/** Adds a channel. @param people those to choose from */
export function NewChannelDialog({ label, typed, people }: DialogProps & { people: readonly PlaygroundPerson[] }) {
  return (
    <DialogForm action="/channels" title={label('web-new-channel')} submit={label('web-new-channel')} label={label}>
      <NameField label={label} typed={typed} text={label('web-channel-name')} />
      <label class="box">
        <input type="checkbox" name="private" checked={typed.private} />
        {label('web-channel-private')}
      </label>
      <Boxes
        legend={label('web-channel-people')}
        hint={label('web-channel-people-hint')}
        boxes={people.map(({ id, name }) => ({ id, text: name }))}
        typed={typed}
      />
    </DialogForm>
  );
}

interface PeopleProps {
  channel: PlaygroundChannel;
  company: Company;
  label: PlainSay;
  error?: string | undefined;
}

/** Says who is in a channel: in a private one everybody can be, in a public one only guests are asked for. */
export function ChannelPeopleDialog({ channel, company, label, error }: PeopleProps) {
  const isPrivate = channel.access === 'private';
  const people = company.people.filter(({ standing }) => isPrivate || standing !== 'member');
  const title = label('web-channel-who', { channel: channel.name });
  return (
    <DialogForm action="/channel-people" title={title} submit={label('web-channel-update')} label={label}>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <Boxes
        legend={label(isPrivate ? 'web-channel-people' : 'web-channel-guests')}
        hint={label(isPrivate ? 'web-channel-private-hint' : 'web-channel-public-hint', { who: membersOf(company) })}
        boxes={people.map(({ id, name }) => ({ id, text: name }))}
        typed={{ ticked: company.channel(channel.name).people }}
      />
    </DialogForm>
  );
}

const membersOf = ({ people }: Company): string =>
  people.flatMap(({ standing, name }) => (standing === 'member' ? [name] : [])).join(', ');

interface DialogFormProps {
  action: string;
  title: string;
  submit: string;
  label: PlainSay;
  children?: Child;
}

function DialogForm({ action, title, submit, label, children }: DialogFormProps) {
  return (
    <form hx-post={action} hx-target="#dialog-content" aria-labelledby="form-title">
      <h2 id="form-title">{title}</h2>
      {children}
      <FormButtons submit={submit} label={label} />
    </form>
  );
}

function NameField({ text, typed: { name = '', error } }: DialogProps & { text: string }) {
  return (
    <div class="field">
      <label for="new-name">{text}</label>
      <input
        id="new-name"
        name="name"
        type="text"
        maxlength={60}
        required
        autocomplete="off"
        value={name}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : 'new-name-error'}
      />
      {error && (
        <p class="error" id="new-name-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface BoxesProps {
  legend: string;
  hint: string;
  boxes: readonly { id: string; text: string }[];
  typed: Typed;
}

function Boxes({ legend, hint, boxes, typed: { ticked = [] } }: BoxesProps) {
  return (
    <fieldset class="boxes">
      <legend>{legend}</legend>
      <p class="note">{hint}</p>
      {boxes.map(({ id, text }) => (
        <label class="box">
          <input type="checkbox" name={`${TICKED}${id}`} checked={ticked.includes(id)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
