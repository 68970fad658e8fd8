/** What a script asks of a browser: globals, what hangs on them, and names that objects have in newer ones alone. */
import ts from 'typescript'
import { featureAt, lackedBy, TABLES } from './features.mjs'

/** Every thing of the platform by its name: interfaces, built-ins, and those within `Intl` and its like. */
const owners = () => {
  const builtins = Object.entries(TABLES.javascript.builtins)
  const nested = builtins.flatMap(([, tree]) =>
    Object.entries(tree).filter(([name]) => /^[A-Z]/.test(name)),
  )
  return [...Object.entries(TABLES.api), ...builtins, ...nested]
}

/**
 * Names that a thing of the platform has in newer browsers alone: `toSorted`. Things that are too new
 * themselves are come by with a name that is found, so theirs are left out.
 */
const tooNew = () => {
  const members = new Map()
  for (const [owner, tree] of owners()) {
    if (lackedBy(tree).length > 0) continue
    for (const [name, feature] of Object.entries(tree)) {
      if (!/^[a-z][A-Za-z]*$/.test(name) || !feature.__compat) continue
      members.set(name, [
        ...(members.get(name) ?? []),
        { id: `${owner}.${name}`, lacked: lackedBy(feature) },
      ])
    }
  }
  return new Map(
    [...members]
      .filter(([, all]) => all.every(({ lacked }) => lacked.length > 0))
      .map(([name, [first]]) => [name, first]),
  )
}

const TOO_NEW = tooNew()

const globalNamed = (name) =>
  featureAt(['api', name], ['javascript', 'builtins', name], ['api', 'Window', name])

const staticOf = (owner, name) =>
  featureAt(
    ['api', owner, `${name}_static`],
    ['javascript', 'builtins', owner, `${name}_static`],
    ['javascript', 'builtins', owner, name],
  )

const isDeclared = (parent, node) =>
  (ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isClassDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isClassExpression(parent)) &&
  parent.name === node

const isOwnName = (parent, node) =>
  (ts.isBindingElement(parent) ? (parent.propertyName ?? parent.name) : parent.name) === node &&
  (ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isAccessor(parent) ||
    (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent)))

/** What stands for no thing: a member's name, a key, what is exported; or is asked for by `typeof`. */
const isNoGlobal = (parent, node) =>
  (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
  (!ts.isShorthandPropertyAssignment(parent) && isOwnName(parent, node)) ||
  ts.isExportSpecifier(parent) ||
  ts.isTypeOfExpression(parent)

const walk = (node, visit) => {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

const declaredIn = (source) => {
  const names = new Set()
  walk(source, (node) => {
    if (ts.isIdentifier(node) && isDeclared(node.parent, node)) names.add(node.text)
  })
  return names
}

const featureOf = (node, { declared, own }) => {
  if (ts.isPropertyAccessExpression(node)) {
    const { expression, name } = node
    const isOfGlobal = ts.isIdentifier(expression) && !declared.has(expression.text)
    const known = isOfGlobal ? staticOf(expression.text, name.text) : null
    return known ?? (own.has(name.text) ? null : TOO_NEW.get(name.text))
  }
  if (!ts.isIdentifier(node) || declared.has(node.text) || isNoGlobal(node.parent, node))
    return null
  return globalNamed(node.text)
}

/** A script as the functions below take it. */
export const scriptOf = (text) =>
  ts.createSourceFile('built.js', text, ts.ScriptTarget.Latest, true)

/** Names that a script gives to members of its own things: `address` of a step is no `RTCIceCandidate`'s. */
export const ownNamesIn = (script) => {
  const names = []
  walk(script, (node) => {
    if (ts.isIdentifier(node) && isOwnName(node.parent, node)) names.push(node.text)
  })
  return names
}

/**
 * Features that one of the oldest browsers lacks.
 *
 * @param {ReadonlySet<string>} own names of members of our own things
 */
export const newerInScript = (script, own) => {
  const names = { own, declared: declaredIn(script) }
  const found = []
  walk(script, (node) => {
    const feature = featureOf(node, names)
    if (feature?.lacked.length > 0) found.push(feature)
  })
  return found
}

/** Texts of a script that may be style sheets, with what is put into them left out. */
export const textsIn = (script) => {
  const texts = []
  walk(script, (node) => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text)
    if (ts.isTemplateExpression(node))
      texts.push(
        [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('0'),
      )
  })
  return texts
}
