/** The journal's organisation for what happens before anybody has acted in one: sign-ins and their failures. */
export const HOUSE_ID = '00000000-0000-7000-8000-000000000000'
