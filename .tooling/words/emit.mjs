/**
 * TypeScript made of catalogues: a type for whoever uses the words, and for each language an object
 * that has it, its texts as they stand and small functions for those that want to be told something. Plural
 * forms are told by the platform (`Intl.PluralRules`); nothing is parsed where the words are used.
 *
 * @typedef {import('./catalogues.mjs').Catalogue} Catalogue
 * @typedef {import('./catalogues.mjs').Message} Message
 * @typedef {import('./placeholders.mjs').Placeholder} Placeholder
 */
import { TYPE } from '@formatjs/icu-messageformat-parser'
import { isMessage } from './catalogues.mjs'
import { isLimit, placeholdersOf, within } from './placeholders.mjs'

export const HEAD =
  '// Made from the catalogues in the folder above. Change those: this is written anew.\n'

const named = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))

/** `first` → `FirstWords`, `email-code` → `EmailCodeWords`, `words` → `Words`. */
export const typeName = (module) => {
  const pascal = module.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())
  return pascal === 'Words' ? pascal : `${pascal}Words`
}

/** What all languages together say of each placeholder: a number is one as soon as some language counts it. */
const merged = (messages) => {
  const all = new Map()
  for (const message of messages)
    for (const [name, placeholder] of placeholdersOf(message)) {
      const known = all.get(name)
      if (!isLimit(name) && known !== 'number') all.set(name, placeholder)
    }
  return all
}

const TYPES = { text: 'string | number', number: 'number' }

const messageType = (messages) => {
  const placeholders = [...merged(messages)]
  if (placeholders.length === 0) return 'string'
  const values = placeholders.map(
    ([name, placeholder]) => `readonly ${named(name)}: ${TYPES[placeholder]}`,
  )
  return `(values: { ${values.join('; ')} }) => string`
}

const doc = (note, indent) =>
  typeof note === 'string' ? `${indent}/** ${note.replaceAll('*/', '* /')} */\n` : ''

/** @param {readonly Catalogue[]} catalogues the same group in every language, the source first */
const groupType = (catalogues, notes, indent = '') => {
  const [source] = catalogues
  const deeper = `${indent}  `
  const lines = Object.keys(source).map((name) => {
    const nodes = catalogues.map((catalogue) => catalogue[name])
    const note = notes?.[name]
    const type = isMessage(source[name])
      ? messageType(nodes.filter(isMessage))
      : groupType(nodes, note, deeper)
    return `${doc(note, deeper)}${deeper}readonly ${named(name)}: ${type}\n`
  })
  return `{\n${lines.join('')}${indent}}`
}

/** @param {string} module @param {readonly Catalogue[]} catalogues */
export const typeText = (module, catalogues, notes) =>
  `export type ${typeName(module)} = ${groupType(catalogues, notes)}\n`

const literal = (text) => JSON.stringify(text)
const inTemplate = (text) => text.replace(/[\\`]|\$(?=\{)/g, '\\$&')

/** Source of the text that a list of parts makes: a plain literal where nothing is filled in. */
const expression = (parts, counted) => {
  if (parts.every(({ type }) => type === TYPE.literal))
    return literal(parts.map(({ value }) => value).join(''))
  const pieces = parts.map((part) =>
    part.type === TYPE.literal ? inTemplate(part.value) : `\${${filled(part, counted)}}`,
  )
  return `\`${pieces.join('')}\``
}

const filled = (part, counted) => {
  if (part.type === TYPE.plural) return pluralSource(part)
  if (part.type === TYPE.pound) return `inDigits(${counted})`
  if (part.type === TYPE.number || isLimit(part.value)) return `inDigits(${part.value})`
  return `isolated(${part.value})`
}

/**
 * A value with letters that are written from the right is set apart (FSI … PDI), so that it turns nothing of
 * the sentence around it; any other stays byte for byte as it is.
 */
const ISOLATED = [
  'const isolated = (value: string | number): string =>\n',
  '  /[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\ud802\\ud803\\ud83a\\ud83b]/.test(String(value))\n',
  "    ? '\\u2068' + value + '\\u2069' : String(value)\n",
]

/** One branch after the other; those that say the same are one, and `other` is what is left. */
const branches = (options, isIt, counted) => {
  const said = Object.entries(options).map(([name, { value }]) => [
    name,
    expression(value, counted),
  ])
  const last = said.find(([name]) => name === 'other')?.[1]
  return said
    .filter(([name, source]) => name !== 'other' && source !== last)
    .reduceRight((rest, [name, source]) => `${isIt(name)} ? ${source} : ${rest}`, last)
}

const pluralSource = ({ value, options }) =>
  branches(
    options,
    (form) =>
      form.startsWith('=') ? `${value} === ${form.slice(1)}` : `formOf(${value}) === '${form}'`,
    value,
  )

const messageSource = (message) => {
  const names = [...placeholdersOf(message).keys()].filter((name) => !isLimit(name))
  const source = expression(message.parts)
  return names.length === 0 ? source : `({ ${names.join(', ')} }) => ${source}`
}

/** After one letter, as in "e-mail". */
const SHORT_PREFIX = /(?<=(?<!\p{L})\p{L})-(?=\p{L})/gu
const NO_BREAK_HYPHEN = '\u2011'

const keptTogether = (parts) =>
  parts.map((part) =>
    part.type === TYPE.literal
      ? { ...part, value: part.value.replace(SHORT_PREFIX, NO_BREAK_HYPHEN) }
      : part,
  )

/** A heading is short and large: a line of it that ends in "e-" reads as a mistake. */
const asShown = (name, message) =>
  name.startsWith('heading') ? { ...message, parts: keptTogether(message.parts) } : message

const groupSource = (catalogue, indent = '') => {
  const deeper = `${indent}  `
  const lines = Object.entries(catalogue).map(
    ([name, node]) =>
      `${deeper}${named(name)}: ${isMessage(node) ? messageSource(asShown(name, node)) : groupSource(node, deeper)},\n`,
  )
  return `{\n${lines.join('')}${indent}}`
}

const messagesIn = (node) => (isMessage(node) ? [node] : Object.values(node).flatMap(messagesIn))

/**
 * @param {object} module
 * @param {string} module.name
 * @param {Catalogue} module.catalogue in one language
 * @param {string} module.locale
 * @param {ReadonlyMap<string, string>} module.limits from a limit's name to the module that exports it
 * @param {readonly string[]} [module.bare] modules whose values are filled in as they stand
 */
export const wordsText = ({ name, catalogue, locale, limits, bare = [] }) => {
  const source = groupSource(catalogue)
  const body = bare.includes(name) ? source.replaceAll(/\bisolated\((\w+)\)/g, '$1') : source
  const used = messagesIn(catalogue).flatMap((message) => [...placeholdersOf(message).keys()])
  const imports = [...new Set(used.filter(isLimit))].map(
    (limit) => `import { ${limit} } from '${limits.get(limit)}'\n`,
  )
  const parts = [...messagesIn(catalogue)].flatMap((message) => [...within(message.parts)])
  const helpers = [
    ...(body.includes('isolated(') ? ISOLATED : []),
    ...(body.includes('formOf(') && parts.some(({ type }) => type === TYPE.plural)
      ? [
          `const rules = /* @__PURE__ */ new Intl.PluralRules('${locale}')\n`,
          'const formOf = (count: number): string => rules.select(count)\n',
        ]
      : []),
    ...(body.includes('inDigits(')
      ? [`const { format: inDigits } = /* @__PURE__ */ new Intl.NumberFormat('${locale}')\n`]
      : []),
  ]
  const type = typeName(name)
  return `${HEAD}${imports.join('')}import type { ${type} } from './${name}.ts'\n\n${helpers.join('')}
export const words: ${type} = ${body}\n`
}

/** How the words of a module are had in a language. */
export const accessText = (module, tags, fetched) => {
  const type = typeName(module)
  if (fetched === 'later')
    return {
      imports: '',
      text: `
type Fetch = () => Promise<{ readonly words: ${type} }>

/** Fetches them, in a chunk of their own for each language. */
export const fetch${type}: Readonly<Record<${tags.map((tag) => `'${tag}'`).join(' | ')}, Fetch>> = {
${tags.map((tag) => `  ${named(tag)}: () => import('./${module}.${tag}.ts'),\n`).join('')}}\n`,
    }
  const imports = tags.map(
    (tag, at) => `import { words as words${at} } from './${module}.${tag}.ts'\n`,
  )
  return {
    imports: imports.join(''),
    text: `
export const ${type[0].toLowerCase()}${type.slice(1)}In = {
${tags.map((tag, at) => `  ${named(tag)}: words${at},\n`).join('')}}\n`,
  }
}
