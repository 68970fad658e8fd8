/** Less than a test has in all, in ms: what was waited for in vain is named, with its line. */
export const PATIENCE = 15_000
