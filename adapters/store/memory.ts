/** What a process has worked out about workspaces and need not work out again. */
import { BoundedCache } from '../../src/model/bounded-cache.js';

/** Workspaces that something is remembered about, and how many things about each. */
const WORKSPACES = 1_000;
const THINGS = 8;

/** Remembers some things about each of the workspaces that were last asked about for the first time. */
export class Memory {
  private readonly workspaces = new BoundedCache<BoundedCache<{ value: unknown }>>(WORKSPACES);

  /** What is remembered under a name, or what `work` finds out. If two ask for it at once, both work it out: neither waits for the other's transaction. */
  async get<T>(workspace: string, name: string, work: () => Promise<T>): Promise<T> {
    const known = this.workspaces.get(workspace)?.get(name);
    if (known) return known.value as T;
    const value = await work();
    const things = this.workspaces.get(workspace) ?? new BoundedCache(THINGS);
    things.set(name, { value });
    this.workspaces.set(workspace, things);
    return value;
  }

  /** Forgets all about a workspace. */
  forget(workspace: string): void {
    this.workspaces.delete(workspace);
  }
}
