/** Whether a rendering of a view shows everything that the view has. */
import { render } from '../../adapters/slack/render.js';
import { renderCard } from '../../adapters/teams/render.js';
import { RenderedView } from '../../adapters/web/render.js';
import { flat, type Text } from '../../src/model/text.js';
import { controlsOf, likelyIn, type View } from '../../src/view/view.js';
import { elementsOf, labelOf, wordsIn } from './slack/screen.js';
import { wordsOf } from './teams/cards.js';
import { MESSAGE_OPTIONS } from './teams/render-options.js';

/** What a platform's message of a view says, labels of buttons included. */
type Shows = (view: View) => string;

const SLACK_WORDS = { cancel: 'Cancel', somebodyElse: 'Someone else…', more: '… more' };
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function slackShows(view: View): string {
  const blocks = render(view, { surface: 'message', shared: true, words: SLACK_WORDS });
  return [wordsIn(blocks, (id) => id), ...elementsOf(blocks).map(labelOf)].join('\n');
}

const webShows = (view: View): string =>
  String(RenderedView({ view }))
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** Each platform. */
export const SURFACES: Readonly<Record<string, Shows>> = {
  Slack: slackShows,
  Teams: (view) => wordsOf(renderCard(view, MESSAGE_OPTIONS)),
  'the playground': webShows,
};

/** Rows, texts and controls of a view that a platform does not show. */
export function missingIn(view: View, shows: Shows): string[] {
  const shown = bare(shows(view));
  return [...textsOf(view), ...labelsOf(view)].filter((text) => !shown.includes(bare(text)));
}

const textsOf = ({ blocks }: View): string[] =>
  blocks.flatMap((block) => {
    if (block.block === 'items') return block.items.flatMap(({ title, detail }) => [words(title), words(detail ?? [])]);
    if (block.block === 'controls') return [];
    return block.block === 'chart' ? [block.title] : [words(block.text)];
  });

/** Of a choice of people the likely ones count: there the label is for screen readers. One of them is in the menu by its name. */
const labelsOf = (view: View): string[] =>
  controlsOf(view).flatMap((control) => {
    if (control.control === 'button') return [control.label];
    const likely = likelyIn(control);
    return likely.length > 0 ? likely.map(({ label }) => label) : [control.label];
  });

const words = (text: Text): string => flat(text);

/** Letters and digits alone. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
