/**
 * For how many milliseconds a lock is waited for that somebody else holds. What the house does with a
 * row is over in a few; a request that waits, and then gives a charge back, waits twice, and is to be
 * answered within three seconds. A little more than PostgreSQL's usual `deadlock_timeout`, so that a
 * deadlock is told as one, and repeated.
 */
export const LOCKED_MS = 1_200

/** A refused transaction is not begun again once its tries have taken this long together, in ms. */
export const REPEATED_WITHIN_MS = 1_500
