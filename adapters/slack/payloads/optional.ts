import type { z } from 'zod';

/** A field that counts as absent if it is not what it should be. */
export const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);
