/** The thread that a task was made in. An older instance leaves both as they are. */
export const THREADS = ['alter table task add column channel text', 'alter table task add column thread text'];
