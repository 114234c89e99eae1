/** How often each message has been leased: whoever's lease has gone to another can tell by it. An older instance leaves it as it is. */
export const FENCE = ['alter table outbox add column fence integer not null default 0'];
