import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { filesIn } from './our-files.mjs'
import { root } from './run.mjs'

const FOLDERS = ['api', 'console', 'db', 'examples', 'widgets']

const sources = () =>
  FOLDERS.flatMap((folder) => filesIn(folder)).filter((name) => name.endsWith('.ts'))

const spread = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return `median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)}`
}

const isFunction = (node) =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isAccessor(node)

const functionLengths = (source) => {
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line
  const lengths = []
  const visit = (node) => {
    if (isFunction(node) && node.body)
      lengths.push(lineOf(node.end) - lineOf(node.getStart(source)) + 1)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return lengths
}

const isComment = (line) => /^\s*(\/\/|\/\*|\*)/.test(line)

const measure = (name) => {
  const text = readFileSync(root + name, 'utf8')
  const lines = text.trimEnd().split('\n')
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest)
  return {
    name,
    lines: lines.length,
    comments: lines.filter(isComment).length,
    functions: functionLengths(source),
  }
}

/** Three lines on how long files and functions are, and how much of the sources is comments. */
export const sizeReport = () => {
  const files = sources().map(measure)
  const total = files.reduce((sum, file) => sum + file.lines, 0)
  const comments = files.reduce((sum, file) => sum + file.comments, 0)
  const longest = files.reduce((a, b) => (b.lines > a.lines ? b : a), { name: '', lines: 0 })
  const functions = files.flatMap((file) => file.functions)
  return [
    `${files.length} files, lines: ${spread(files.map((file) => file.lines))} (${longest.name})`,
    `${functions.length} functions, lines: ${spread(functions)}`,
    `${total} lines, of which ${((100 * comments) / Math.max(1, total)).toFixed(0)} % comments`,
  ].join('\n')
}
