/** What other rooms may ask of the library's room. */

export { findPackHere, OWN, ownPacksHere } from './packs-here.ts'
