/** The board as a page. It works without scripts, and on paper. */
import type { PlainSay } from '../plain-say.js';
import { type BoardData, BoardRows } from './board-rows.js';
import { CHANGED, Layout } from './layout.js';
import { OpenForm } from './open-button.js';

/** The whole page. Its rows are fetched again when something has changed. */
export function BoardPage({ data }: { data: BoardData }) {
  const { label, as, find, page } = data;
  const query = `?as=${encodeURIComponent(as)}&find=${encodeURIComponent(find)}`;
  return (
    <Layout title={`${label('board-title')} · ${label('web-title')}`} page="board">
      <a class="skip" href="#projects">
        {label('web-skip-board')}
      </a>
      <div hx-ext="morph">
        <header class="top">
          <h1>
            {label('web-title')} <span class="tag">{label('board-title')}</span>
          </h1>
          <SearchForm as={as} find={find} label={label} />
          <a class="button" href={`/?as=${as}`}>
            {label('web-to-playground')}
          </a>
        </header>
        <main
          id="projects"
          tabindex={-1}
          hx-get={`/parts/board${query}&page=${page}`}
          hx-trigger={CHANGED}
          hx-swap="morph:innerHTML"
        >
          <BoardRows data={data} />
        </main>
        <OpenForm as={as} />
        <PageLinks data={data} query={query} />
      </div>
    </Layout>
  );
}

function SearchForm({ as, find, label }: { as: string; find: string; label: PlainSay }) {
  return (
    <form method="get" action="/board" class="inline">
      <input type="hidden" name="as" value={as} />
      <label class="hidden" for="find">
        {label('board-find')}
      </label>
      <input id="find" name="find" type="search" value={find} placeholder={label('board-find')} maxlength={80} />
      <button type="submit">{label('board-find-button')}</button>
    </form>
  );
}

function PageLinks({ data: { label, page, board }, query }: { data: BoardData; query: string }) {
  return (
    <nav class="pages" aria-label={label('web-more')}>
      {page > 1 && (
        <a class="button" href={`/board${query}`}>
          {label('board-first')}
        </a>
      )}
      {board.more && (
        <a class="button" href={`/board${query}&page=${page + 1}`}>
          {label('board-more')}
        </a>
      )}
    </nav>
  );
}
