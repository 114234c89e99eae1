/** Pages and parts of pages as HTTP answers. */
import type { Context as HttpContext } from 'hono';
import type { Child } from 'hono/jsx';
import { PeopleContext } from '../people-context.js';
import type { Room } from '../room.js';

/** Answers with a page; JSX cannot write the doctype. */
export const htmlPage = (c: HttpContext, page: unknown, status: 200 | 404 = 200) =>
  c.html(`<!doctype html>${String(page)}`, status);

/** A page or part of one whose names, pictures and pickers are those of the people who are here now. */
export const peopled = ({ company }: Room, part: Child) => (
  <PeopleContext.Provider value={company.people}>{part}</PeopleContext.Provider>
);
