import { html } from 'hono/html'
import { dayInWords } from '../calendar.ts'
import type { Collection } from '../collection.ts'
import { roundIn } from '../words/named.ts'
import type { Html, PageContext } from './page.ts'

/** A day for people and for programs. */
export const dayMark = ({ language }: PageContext, day: string): Html =>
  html`<time datetime="${day}">${dayInWords(day, language)}</time>`

/** `Spring 2027`, with the mark of test data. */
export const collectionMark = ({ words }: PageContext, { round, isTest }: Collection): Html =>
  html`${roundIn(words, round)}${isTest ? html` <em class="mark">${words.test.mark}</em>` : ''}`
