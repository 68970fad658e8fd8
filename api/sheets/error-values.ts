/** What Excel and its like write where a formula has no result: `#REF!`, `#NAMN?`, `#N/A`, `#####`, `Err:502`. */
const ERROR_VALUE = /^(?:#[\p{L}\d_/]+[!?]|#N\/A|#{3,}|Err:\d{3})$/iu

/** A cell that says that a formula failed, in any language. */
export const isErrorValue = (cell: string): boolean => /^[#e]/i.test(cell) && ERROR_VALUE.test(cell)
