/** The menu of a message ("…", "More actions"). */

/** The command of each entry, by its id in the app's manifest. */
export const MESSAGE_MENU = { createTask: 'message task', checkClarity: 'message check' } as const;

/** The id of an entry. */
export type MenuId = keyof typeof MESSAGE_MENU;
