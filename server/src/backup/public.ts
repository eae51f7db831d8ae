/** What other commands of an operator may ask of this room. */
export { openPlace } from './place.ts'
