/** Rows of a part of a list, as the console and the routes for hosts get it. */
export const PER_PAGE = 50
/** People of a part, as hosts get it. */
export const PEOPLE_PER_PAGE = 200
/** Where a part begins, as it is handed out, in characters. */
export const LONGEST_INVITATION_CURSOR = 200
/** The same of people: a sort key of 60 code points, and an id. */
export const LONGEST_PERSON_CURSOR = 400

/** Rows that are read at once for a table that is exported. */
export const PER_EXPORTED_PAGE = 500
