/** `baton doctor`: looks whether the store is in order. */
import { EndWith, EXIT } from '../common/exit-code.js';
import { clockOf } from '../store/clock.js';
import { type Disorder, examine, mend } from '../store/doctor.js';
import { INVARIANTS } from '../store/invariants.js';
import { besideBaton, type StoreOptions } from './beside.js';

interface DoctorOptions extends StoreOptions {
  fix?: true | undefined;
  json?: true | undefined;
}

/** Prints what is wrong, and mends it if that is wanted. @throws EndWith if something is wrong that was not mended */
export async function examineStore({ fix, json, ...options }: DoctorOptions): Promise<void> {
  const found = await besideBaton(options, async (opened) => {
    const now = (await clockOf(opened)).now();
    return fix ? mend(opened, now) : examine(opened, now);
  });
  if (json) console.log(JSON.stringify({ looked: INVARIANTS.length, found }));
  else for (const line of report(found)) console.log(line);
  if (found.some(({ count, mended }) => mended < count)) throw new EndWith(EXIT.findings);
}

function report(found: readonly Disorder[]): string[] {
  if (found.length === 0) return [`All ${INVARIANTS.length} things that always hold do.`];
  return found.map(({ name, says, help, count, rows, mended }) => {
    const many = `${count} ${count === 1 ? 'row does' : 'rows do'} not`;
    const more = count > rows.length ? ', …' : '';
    const done = mended > 0 ? `Mended: ${mended}.` : help;
    return `${name}: ${says}\n    ${many}: ${rows.join(', ')}${more}\n    ${done}`;
  });
}
