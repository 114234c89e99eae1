/** Brings commits of SQLite to the disk. */
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { LogMark } from './log-mark.js';

/** Where it is noted how far the log was on the disk. */
export const markPathIn = (folder: string): string => join(folder, 'baton.db-mark');

/**
 * Synchronises the write-ahead log in another thread, once for all commits made in the meantime. With
 * `synchronous = full` each commit would wait for the disk on its own, and block everything else while it waits.
 */
export class Flusher {
  private handle: FileHandle | undefined;
  private mark: LogMark | undefined;
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  /** @param store the name of its file */
  constructor(
    private readonly folder: string,
    private readonly store: string,
  ) {}

  /** Resolves once everything committed before this call is on the disk. */
  flush(): Promise<void> {
    if (!this.running) return this.begin();
    // The one that is running may have begun before the last commit.
    this.next ??= this.running.catch(() => {}).then(() => this.begin());
    return this.next;
  }

  async close(): Promise<void> {
    this.mark?.close();
    await this.handle?.close();
  }

  private begin(): Promise<void> {
    this.next = undefined;
    this.running = this.sync().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Also notes how far the log is on the disk now, so that the next start can tell whether it still is. */
  private async sync(): Promise<void> {
    if (!this.handle) {
      this.handle = await open(join(this.folder, `${this.store}-wal`), 'r+');
      this.mark = new LogMark(join(this.folder, `${this.store}-shm`), markPathIn(this.folder));
      await this.syncFolder();
    }
    const reached = this.mark?.read();
    await this.handle.datasync();
    if (reached) this.mark?.write(reached);
  }

  /** The name of the log has to survive a power cut as well. Not every file system can synchronise a folder. */
  private async syncFolder(): Promise<void> {
    const folder = await open(this.folder, 'r');
    await folder.sync().catch(() => {});
    await folder.close();
  }
}
