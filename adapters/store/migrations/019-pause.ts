/** How long the lanes in which something was just sent are paused: each claim asks that of every lane in which something waits. */
export const PAUSES = [`create index outbox_pause on outbox (lane, "dueAt") where state = 'sent'`];
