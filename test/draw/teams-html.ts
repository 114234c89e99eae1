/** Adaptive Cards as HTML, much as Teams shows them: Microsoft's own renderer, with the sizes and colours of Teams. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AdaptiveCard } from '../../adapters/teams/cards.js';

/** How Teams looks. */
type Theme = 'light' | 'dark';

const require = createRequire(import.meta.url);
const RENDERER = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');

const COLORS = {
  light: { page: '#f5f5f5', card: '#ffffff', text: '#242424', subtle: '#616161', line: '#d1d1d1', hover: '#f5f5f5' },
  dark: { page: '#1f1f1f', card: '#292929', text: '#ffffff', subtle: '#adadad', line: '#666666', hover: '#3d3d3d' },
};
const TONES = {
  light: { accent: '#5b5fc7', good: '#237b4b', warning: '#835c00', attention: '#c4314b' },
  dark: { accent: '#9299f7', good: '#92c353', warning: '#f8d22a', attention: '#f9526b' },
};
const FILLS = {
  light: { emphasis: '#f5f5f5', good: '#e7f2da', warning: '#fbf6d9', attention: '#fcf4f6', accent: '#e8ebfa' },
  dark: { emphasis: '#333333', good: '#1b2a10', warning: '#463100', attention: '#3e1f25', accent: '#2f2f4a' },
};

function styleOf(theme: Theme, backgroundColor: string) {
  const { text, subtle } = COLORS[theme];
  const tones = Object.entries(TONES[theme]).map(([tone, color]) => [tone, { default: color, subtle: color }]);
  return { backgroundColor, foregroundColors: { default: { default: text, subtle }, ...Object.fromEntries(tones) } };
}

const hostConfig = (theme: Theme) => ({
  fontFamily: "'Segoe UI','Segoe UI Web',Inter,system-ui,sans-serif",
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  separator: { lineThickness: 1, lineColor: COLORS[theme].line },
  supportsInteractivity: true,
  containerStyles: {
    default: styleOf(theme, COLORS[theme].card),
    ...Object.fromEntries(Object.entries(FILLS[theme]).map(([name, fill]) => [name, styleOf(theme, fill)])),
  },
  actions: {
    ...{ maxActions: 6, spacing: 'small', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
  },
});

const css = (theme: Theme): string => {
  const { page, card, text, line, hover } = COLORS[theme];
  const { accent, attention } = TONES[theme];
  const button = '.ac-pushButton';
  return `.${theme}{padding:16px;background:${page};color:${text}} .${theme} .card{background:${card};border:1px solid ${line};border-radius:4px}
  .${theme} .card a{color:${accent}} .${theme} ${button}{background:${card};color:${text};border:1px solid ${line}} .${theme} ${button}:hover{background-color:${hover}}
  .${theme} ${button}.style-positive{background:#5b5fc7;border-color:#5b5fc7;color:#fff} .${theme} ${button}.style-destructive{color:${attention}}
  .${theme} :is(input,textarea,select){border:1px solid ${line};background:${card};color:${text}} .${theme} .ac-input-required-indicator{color:${attention}}`;
};

const CSS = `body{margin:0;display:flex;align-items:flex-start;font:14px 'Segoe UI',Inter,system-ui,sans-serif} .pane{box-sizing:border-box}
  .card{overflow-wrap:break-word} .said{margin:0 0 8px;opacity:.75;font-size:13px} .ac-pushButton{border-radius:4px;padding:4px 12px;font-weight:600;font-size:14px;font-family:inherit;min-height:32px}
  input,textarea,select{width:100%;box-sizing:border-box;padding:6px 10px;border-radius:4px;font:inherit} .ac-actionSet{flex-wrap:wrap;row-gap:6px}
  ${css('light')} ${css('dark')}`;

/** How wide Teams' message pane is on a desk and on a phone, in each theme. */
const PANES = [
  { theme: 'light', width: 640 },
  { theme: 'light', width: 340 },
  { theme: 'dark', width: 640 },
  { theme: 'dark', width: 340 },
] as const;

/** All panes next to one another. */
export const PAGE_WIDTH = PANES.reduce((sum, { width }) => sum + width, 0);

/** A page with a card as people see it, drawn once the page is loaded. @param said what stands above it */
export function cardPage(said: string, card: AdaptiveCard): string {
  const panes = PANES.map(({ theme, width }) => ({ theme, width, host: hostConfig(theme) }));
  const data = JSON.stringify({ said, card, panes }).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><style>${CSS}</style><body><script>${RENDERER}</script><script>{
  const { said, card, panes } = ${data};
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\\\\([^a-z0-9\\s])/gi, '$1');
    result.didProcess = true; };
  for (const { theme, width, host } of panes) {
    const pane = document.createElement('div'); pane.className = 'pane ' + theme; pane.style.width = width + 'px';
    const line = document.createElement('p'); line.className = 'said'; line.textContent = said; pane.append(line);
    const drawn = new AdaptiveCards.AdaptiveCard(); drawn.hostConfig = new AdaptiveCards.HostConfig(host); drawn.parse(card);
    const box = document.createElement('div'); box.className = 'card'; box.append(drawn.render()); pane.append(box);
    document.body.append(pane);
  } }</script>`;
}
