/** Words as people write them in haste. */

/** What hurried people write for a word. */
export const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ til: 'till', untill: 'until', u: 'you', ur: 'your', r: 'are', pls: 'please', plz: 'please' }),
  ...Object.entries({ cld: 'could', wld: 'would', shld: 'should', shd: 'should', plss: 'please', pleas: 'please' }),
  ...Object.entries({ cos: 'because', cuz: 'because', coz: 'because', becuz: 'because', abt: 'about', w: 'with' }),
  ...['becuase', 'becasue', 'beacuse', 'becaus', 'becouse', 'becase', 'bcuz', 'bcz'].map(
    (typo) => [typo, 'because'] as const,
  ),
  ...Object.entries({
    wen: 'when',
    wat: 'what',
    wut: 'what',
    wht: 'what',
    hw: 'how',
    hwo: 'how',
    gonna: 'will',
    wanna: 'want',
    ppl: 'people',
    n: 'and',
    agin: 'again',
    giv: 'give',
    hav: 'have',
    gimmie: 'gimme',
    wk: 'week',
    tho: 'though',
    prob: 'probably',
    probs: 'probably',
    tmr: 'tomorrow',
    thru: 'through',
    nobodys: 'nobody',
  }),
]);
