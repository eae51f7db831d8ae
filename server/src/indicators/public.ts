/** What other rooms may ask of the indicators' room. */
export { measures } from './measures.ts'
