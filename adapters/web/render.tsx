/** View -> HTML for the playground. */
import type { Block, ListItem, Mark, View } from '../../src/view/view.js';
import { ChartFigure } from './chart.js';
import { ControlRow } from './controls.js';
import { FormattedText } from './text.js';

/** All that a message of Baton shows. */
export function RenderedView({ view }: { view: View }) {
  return (
    <div class="view">
      {view.blocks.map((block) => (
        <RenderedBlock block={block} />
      ))}
    </div>
  );
}

function RenderedBlock({ block }: { block: Block }) {
  switch (block.block) {
    case 'heading':
      return (
        <h3>
          <FormattedText text={block.text} />
        </h3>
      );
    case 'text':
      return (
        <p>
          <FormattedText text={block.text} />
        </p>
      );
    case 'note':
      return (
        <p class="note">
          <FormattedText text={block.text} />
        </p>
      );
    case 'progress':
      return (
        <p class="note">
          <progress value={block.share} aria-hidden="true" /> <FormattedText text={block.text} />
        </p>
      );
    case 'items':
      return <ItemList items={block.items} />;
    case 'chart':
      return <ChartFigure chart={block} />;
    case 'controls':
      return <ControlRow controls={block.controls} />;
  }
}

function ItemList({ items }: { items: readonly ListItem[] }) {
  return (
    <ul class={items.some((item) => item.mark) ? 'items marked' : 'items'}>
      {items.map((item) => (
        <ItemLine item={item} />
      ))}
    </ul>
  );
}

function ItemLine({ item }: { item: ListItem }) {
  return (
    <li>
      {item.mark && <MarkBadge mark={item.mark} />}
      <div class="line">
        <span class="title">
          <FormattedText text={item.title} />
        </span>
        {item.detail && item.detail.length > 0 && (
          <span class="detail">
            <FormattedText text={item.detail} />
          </span>
        )}
      </div>
      {item.controls && item.controls.length > 0 && <ControlRow controls={item.controls} />}
    </li>
  );
}

/** A mark: a colour, and the same in words. */
export function MarkBadge({ mark }: { mark: Mark }) {
  return (
    <span class={`mark ${mark.tone}`}>
      <i aria-hidden="true" />
      {mark.label}
    </span>
  );
}
