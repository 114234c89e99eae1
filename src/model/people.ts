/** Which people can have work. */
import { isFullMember } from './audience.js';
import type { Person } from './people-rows.js';

/** Whether somebody can have work: bots cannot, nor who has left. */
export const canOwn = ({ standing, gone }: Pick<Person, 'standing' | 'gone'>): boolean => !gone && standing !== 'bot';

/** Whether somebody can lead a project: guests and people of other organisations see too little of it. */
export const canLead = isFullMember;
