/** What a command prints, caught instead of printed. */
import { vi } from 'vitest';

/** What a command printed, and its exit code. */
interface Output {
  code: number;
  out: string;
  errors: string;
}

/** Runs a command in this process. */
export async function outputOf(command: () => number | Promise<number>): Promise<Output> {
  const out: string[] = [];
  const errors: string[] = [];
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((text) => void out.push(`${text}\n`)),
    vi.spyOn(console, 'error').mockImplementation((text) => void errors.push(`${text}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
  ];
  try {
    return { code: await command(), out: out.join(''), errors: errors.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
