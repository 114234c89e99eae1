/** Addresses of the playground's pages. */

/** `?as=ana`, with `&thread=…` if a thread is open. */
export const queryFor = (as: string, thread?: string) =>
  `?as=${encodeURIComponent(as)}${thread ? `&thread=${encodeURIComponent(thread)}` : ''}`;

/** The page of a channel. */
export const chatPath = (channel: string, as: string, thread?: string) =>
  `/chat/${encodeURIComponent(channel)}${queryFor(as, thread)}`;

/** The page of a tour. */
export const tourPath = (tour: string, as: string) => `/tours/${encodeURIComponent(tour)}${queryFor(as)}`;
