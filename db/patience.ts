/**
 * For how many milliseconds what somebody else holds is waited for: a lock, a turn, a connection.
 * What holds a row in the house is over in a few; a request that waits and then gives a charge back
 * waits twice, and is to be answered within three seconds.
 */
export const WAITED_MS = 1_200

/** A refused transaction is not begun again later than this after it was first begun, in ms. */
export const REPEATED_WITHIN_MS = 1_500
