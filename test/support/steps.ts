/** How much a function does, whatever machine it runs on: what the methods of arrays and texts look at, one after the other. */

/** Methods that call a function for one element after the other. */
const ASKING = ['every', 'filter', 'find', 'findIndex', 'findLastIndex', 'flatMap', 'map', 'some'] as const;
/** Methods that look at one element after the other themselves. */
const WALKING = ['includes', 'indexOf', 'join', 'toSorted'] as const;

let steps = 0;
let paused = 0;

/** The steps of a function. Loops are not counted, nor what `uncounted` functions do. */
export function stepsOf(run: () => unknown): number {
  const undo = [
    ...ASKING.map((name) => replaced(Array.prototype, name, asking)),
    ...WALKING.map((name) => replaced(Array.prototype, name, walking)),
    replaced(Array.prototype, 'slice', taking),
    replaced(String.prototype, 'split', walking),
  ];
  steps = 0;
  try {
    run();
  } finally {
    for (const restore of undo) restore();
  }
  return steps;
}

/** The function, so that what it does is not counted. */
export const uncounted =
  <A extends unknown[], R>(run: (...args: A) => R) =>
  (...args: A): R => {
    paused += 1;
    try {
      return run(...args);
    } finally {
      paused -= 1;
    }
  };

type Method = (this: unknown, ...args: unknown[]) => unknown;

function replaced(prototype: object, name: string, counting: (method: Method) => Method): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  if (own === undefined) throw new Error(`no method ${name}`);
  Object.defineProperty(prototype, name, { ...own, value: counting(own.value) });
  return () => Object.defineProperty(prototype, name, own);
}

function asking(method: Method): Method {
  return function (this: unknown, ask, ...rest) {
    if (paused > 0 || typeof ask !== 'function') return method.call(this, ask, ...rest);
    const counted = (...args: unknown[]) => {
      if (paused === 0) steps += 1;
      return ask(...args);
    };
    return method.call(this, counted, ...rest);
  };
}

function walking(method: Method): Method {
  return function (this: unknown, ...args) {
    if (paused === 0) steps += lengthOf(this);
    return method.apply(this, args);
  };
}

function taking(method: Method): Method {
  return function (this: unknown, ...args) {
    const taken = method.apply(this, args);
    if (paused === 0) steps += lengthOf(taken);
    return taken;
  };
}

const lengthOf = (all: unknown): number => (typeof all === 'string' || Array.isArray(all) ? all.length : 0);
