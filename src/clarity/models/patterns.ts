/** Made by adapters/train/main.ts: do not edit. Data, licences, size and scores: docs/model-card.md. */

export const PATTERNS: readonly (readonly [string, number])[] = [["agentless-need",41],["bare-todo",7],["collective-doer",21],["indefinite-doer",28],["open-request",17],["team-doer",6],["unclear-you",6],["vague-date",16],["certain",5],["self",12],["named",8],["addressed",4]];
