/** View -> HTML for the playground. */
import type { Block, ListItem, Mark, View } from '../../src/view/view.js';
import { ChartFigure } from './chart.js';
import { ControlRow } from './controls.js';
import { FormattedText } from './text.js';

/** All that a message of Baton shows. @param id of the message's element: what controls are about is found by ids that begin so */
export function RenderedView({ view, id = 'view' }: { view: View; id?: string }) {
  return (
    <div class="view">
      {view.blocks.map((block, at) => (
        <RenderedBlock block={block} id={`${id}-${at}`} about={`${id}-by`} />
      ))}
    </div>
  );
}

interface BlockProps {
  block: Block;
  id: string;
  /** The id of what says whose message this is. */
  about: string;
}

function RenderedBlock({ block, id, about }: BlockProps) {
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
      return <ItemList items={block.items} id={id} />;
    case 'chart':
      return <ChartFigure chart={block} />;
    case 'controls':
      return <ControlRow controls={block.controls} about={about} />;
  }
}

function ItemList({ items, id }: { items: readonly ListItem[]; id: string }) {
  return (
    <ul class={items.some((item) => item.mark) ? 'items marked' : 'items'}>
      {items.map((item, at) => (
        <ItemLine item={item} id={`${id}-${at}`} />
      ))}
    </ul>
  );
}

function ItemLine({ item, id }: { item: ListItem; id: string }) {
  const { controls = [] } = item;
  return (
    <li>
      {item.mark && <MarkBadge mark={item.mark} />}
      <div class="line">
        <span class="title" id={controls.length > 0 ? id : undefined}>
          <FormattedText text={item.title} />
        </span>
        {item.detail && item.detail.length > 0 && (
          <span class="detail">
            <FormattedText text={item.detail} />
          </span>
        )}
      </div>
      {controls.length > 0 && <ControlRow controls={controls} about={id} />}
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
