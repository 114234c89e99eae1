/** Whether a message may have been sent already: before, a sentence in `why` (see outbox.ts). */
export const UNCONFIRMED = ['alter table outbox add column unconfirmed integer not null default 0'];
