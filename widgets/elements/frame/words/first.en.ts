/** What the first step needs, in one chunk. */

export { words as identify } from '../../../steps/identify/words.en.ts'
export { words as common } from '../../../words/common.en.ts'
