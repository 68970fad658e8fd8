/** Whether the catalogues fit together, and whether all of their words are said: a line per finding. */
import { say } from '../run.mjs'
import { unusedWords } from './unused.mjs'
import { made } from './write.mjs'

const { mistakes } = made()
const findings = mistakes.length > 0 ? mistakes : unusedWords()
for (const line of findings) say(line)
if (findings.length > 0) process.exitCode = 1
