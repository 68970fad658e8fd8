/** Of a request's body, in KiB: the largest honest one but a notice is a password of 4 096 characters. */
export const MOST_BODY_KIB = 64
/** The same of a notice: thirty sections of five thousand characters, in each of two languages. */
export const MOST_NOTICE_KIB = 512
