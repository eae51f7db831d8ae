/** What other rooms may ask of the clients' room. */
export { consentsOf, contactsOf, encountersOf, hasLivingConsent } from './client-facts.ts'
export { clientLines } from './client-lines.ts'
