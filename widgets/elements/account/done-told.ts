import { html, nothing, type TemplateResult } from 'lit'
import type { Done } from './account-acts.ts'
import type { Drawn } from './account-words.ts'

type Told = Pick<Drawn, 'told' | 'done'>

/** What is said where it was done: the focus stays there, and the top may be far above what is seen. */
const IN_PLACE: readonly Told['done'][] = ['named', 'telephone', 'language']

/** The place of what is said of one change: there before it, for screen readers read out what comes into it. */
export const doneHere = (drawn: Told, which: Done): TemplateResult =>
  line(drawn, drawn.done === which, nothing)

/** The place of all else, and of the account's being on its way. */
export const doneAbove = (drawn: Told, account: Drawn['account'] | null): TemplateResult =>
  line(drawn, !IN_PLACE.includes(drawn.done), account ? nothing : drawn.told.words.loading)

const line = ({ told, done }: Told, isHere: boolean, other: unknown): TemplateResult =>
  html`<p role="status" class=${isHere && done ? 'done' : 'unseen'}>${isHere && done ? told.words.done[done] : other}</p>`
