/** How long a text may be, in UTF-16 units, as typed and as kept. */

/** Of each of a person's names, and of a method's: nobody could confirm a longer one. */
export const LONGEST_NAME = 100
/** A first and a last name with a blank between. */
export const LONGEST_FULL_NAME = 2 * LONGEST_NAME + 1
/** Of a telephone number, as it is written: with blanks and brackets. */
export const LONGEST_TELEPHONE = 40
/** Of a role's id. */
export const LONGEST_ROLE = 64
/** Of a unit's id in the host's register. */
export const LONGEST_EXTERNAL_ID = 100
/** Of an act that a host has confirmed, as its own word for it. */
export const LONGEST_ACT = 64
/** Of whatever else is one line. */
export const LONGEST_LINE = 200

/** The longest address that can be mailed, in octets (RFC 5321 §4.5.3.1.3, erratum 1690); as long is what is searched for. */
export const LONGEST_MAIL_ADDRESS = 254
/** Of what is looked through for an address: one is pasted with what stands around it. */
export const LONGEST_PASTED = 2000
/** Of a web address: browsers write three characters for many a one. */
export const LONGEST_WEB_ADDRESS = 500

/** Of an IANA time zone's name. */
export const LONGEST_TIME_ZONE = 60
/** Of a language's tag. */
export const LONGEST_LANGUAGE = 10
/** Of a colour, with room for what is typed instead of one. */
export const LONGEST_COLOUR = 9

/** Of why something unusual was done: whole words. */
export const SHORTEST_REASON = 10
/** The same, at the most: a few sentences. */
export const LONGEST_REASON = 500

/** Of a section of a notice. */
export const LONGEST_SECTION = 5000
/** Of a spreadsheet's text, as it is imported or pasted: some five thousand units, or people. */
export const LONGEST_SHEET = 300_000
