import { html } from 'hono/html'
import type { Html } from './page.ts'

/** One name and its value in a `<dl>`. */
export const row = (label: string, value: string | Html): Html =>
  html`<div><dt>${label}</dt><dd>${value}</dd></div>`
