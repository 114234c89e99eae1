/** What somebody sees who has followed a wrong or old address. */
import type { PlainSay } from '../plain-say.js';
import { Layout } from './layout.js';

/** Says that there is nothing here, and leads back. */
export function LostPage({ label }: { label: PlainSay }) {
  return (
    <Layout title={`${label('web-lost')} · ${label('web-title')}`} page="board">
      <main class="lost">
        <h1>{label('web-lost')}</h1>
        <p>{label('web-lost-why')}</p>
        <a class="button" href="/">
          {label('web-to-playground')}
        </a>
      </main>
    </Layout>
  );
}
