/** Rows of a page, as the console and the routes for hosts get it. */
export const PER_PAGE = 50
/** People of a page, as hosts get it. */
export const PEOPLE_PER_PAGE = 200
/** Characters of a cursor in a list of invitations, as it is handed out. */
export const LONGEST_INVITATION_CURSOR = 200
/** Characters of a cursor in a list of people: a sort key of 60 code points, and an id. */
export const LONGEST_PERSON_CURSOR = 400

/** Rows that are read at once for a table that is exported. */
export const PER_EXPORTED_PAGE = 500
