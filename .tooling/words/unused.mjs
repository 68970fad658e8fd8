/**
 * Texts that nobody says: keys whose member of the generated types no source names, asked of the compiler.
 * Where a group is looked up by a name that is only known when it runs, all of it counts as said.
 */
import ts from 'typescript'
import { filesIn } from '../our-files.mjs'
import { root } from '../run.mjs'
import { ROOMS, SOURCE } from './rooms.mjs'

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: ['node'],
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
}

const sourcesOf = (base) =>
  [...new Set(ROOMS.flatMap(({ sources }) => sources))]
    .flatMap((folder) => filesIn(folder, base))
    .filter((file) => file.endsWith('.ts'))

/** Members of the types of a room, with their places in its catalogue: `later.accept.heading`. */
function* membersOf(file, room, module) {
  const first = room.cut === 'whole' ? [] : [module]
  const inside = function* (node, names) {
    for (const member of node.members) {
      const path = [...names, member.name.text]
      const group = member.type && ts.isTypeLiteralNode(member.type) ? member.type : null
      yield { member, path: path.join('.'), isGroup: group !== null }
      if (group) yield* inside(group, path)
    }
  }
  for (const statement of file.statements)
    if (ts.isTypeAliasDeclaration(statement) && ts.isTypeLiteralNode(statement.type))
      yield* inside(statement.type, first)
}

/** Every member by its declaration; `room` tells whose it is. */
const allMembers = (program, base) => {
  const members = new Map()
  for (const room of ROOMS)
    for (const file of program.getSourceFiles()) {
      const match = new RegExp(`^${base}${room.folder}/generated/([\\w-]+)\\.ts$`).exec(
        file.fileName,
      )
      if (match)
        for (const { member, ...said } of membersOf(file, room, match[1]))
          members.set(member, { ...said, room })
    }
  return members
}

/** The texts that a type allows, where they are a closed list; else null. */
const literalsOf = (type) => {
  const types = type.isUnion() ? type.types : [type]
  return types.every((one) => one.isStringLiteral())
    ? new Set(types.map(({ value }) => value))
    : null
}

/** Whoever has texts in hand calls them words, or their type; asking of all other sources takes most of the time. */
const speaks = ({ text }) => /words/i.test(text)

const isHandedOn = (node) =>
  (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) &&
  node.parent.expression !== node &&
  node.parent.name !== node &&
  !(ts.isVariableDeclaration(node.parent) && ts.isObjectBindingPattern(node.parent.name))

/** @returns {(node: import('typescript').Node) => void} which marks what a node says */
const marker = (checker, members, said) => {
  const declared = (type) =>
    type
      .getProperties()
      .flatMap((property) => property.declarations ?? [])
      .filter((one) => members.has(one))
  const beneath = (declaration) => {
    said.add(declaration)
    if (declaration.type && ts.isTypeLiteralNode(declaration.type))
      for (const member of declaration.type.members) beneath(member)
  }
  const names = new Set([...members.keys()].map(({ name }) => name.text))
  const named = (node) => {
    if (!names.has(node.text)) return
    for (const declaration of checker.getSymbolAtLocation(node)?.declarations ?? [])
      if (members.has(declaration)) said.add(declaration)
  }
  const hasIndex = (type) => {
    const given = checker.getNonNullableType(type)
    const types = given.isUnion() ? given.types : [given]
    return types.some((one) => checker.getIndexInfosOfType(one).length > 0)
  }
  /** A group in place of a list by names, or of a type that has some of its members. */
  const handedOn = (node) => {
    const given = declared(checker.getTypeAtLocation(node))
    const wanted = given.length > 0 && checker.getContextualType(node)
    if (!wanted) return
    if (hasIndex(wanted)) given.forEach(beneath)
    for (const member of given) {
      const same = wanted.getProperty(member.name.text)
      if (same && !same.declarations?.some((one) => members.has(one))) beneath(member)
    }
  }
  /** By one of some names, as far as the compiler knows; else by any of them. */
  const lookedUp = ({ expression, argumentExpression }) => {
    const members = declared(checker.getTypeAtLocation(expression))
    if (members.length === 0) return
    const names = literalsOf(checker.getTypeAtLocation(argumentExpression))
    for (const member of members)
      if (names === null || names.has(member.name.text)) said.add(member)
  }
  const bound = (node) => {
    const property = checker
      .getTypeAtLocation(node.parent)
      .getProperty((node.propertyName ?? node.name).getText())
    for (const declaration of property?.declarations ?? []) said.add(declaration)
  }
  const asserted = (node) => {
    if (hasIndex(checker.getTypeAtLocation(node)))
      declared(checker.getTypeAtLocation(node.expression)).forEach(beneath)
  }
  const kinds = [
    [ts.isIdentifier, named],
    [ts.isBindingElement, bound],
    [ts.isElementAccessExpression, lookedUp],
    [isHandedOn, handedOn],
    [ts.isAsExpression, asserted],
  ]
  return (node) => {
    for (const [isKind, look] of kinds) if (isKind(node)) look(node)
  }
}

/** Names that the base of all steps asks of whatever words it is handed: `heading`, `problems`. */
const sharedNames = (files, checker, members) => {
  const names = new Set()
  const isOurs = (declaration) => files.includes(declaration.getSourceFile())
  const visit = (node) => {
    if (ts.isPropertyAccessExpression(node) && /(^|\.)words$/.test(node.expression.getText())) {
      const declarations = checker.getSymbolAtLocation(node.name)?.declarations ?? []
      if (declarations.some(isOurs) && !declarations.some((one) => members.has(one)))
        names.add(node.name.text)
    }
    ts.forEachChild(node, visit)
  }
  files.forEach(visit)
  return names
}

/**
 * @param {string} base another root, with a slash at the end
 * @returns {readonly string[]} a line each: the room's source catalogue, and the key
 */
export const unusedWords = (base = root) => {
  const program = ts.createProgram(
    sourcesOf(base).map((file) => base + file),
    OPTIONS,
  )
  const checker = program.getTypeChecker()
  const members = allMembers(program, base)
  const files = program
    .getSourceFiles()
    .filter(
      ({ fileName }) => fileName.startsWith(base) && !/\/(node_modules|generated)\//.test(fileName),
    )
  const said = new Set()
  const mark = marker(checker, members, said)
  const visit = (node) => {
    mark(node)
    ts.forEachChild(node, visit)
  }
  files.filter(speaks).forEach(visit)
  const shared = sharedNames(files, checker, members)
  const isShared = ({ room, path }) => {
    const [name, group] = path.split('.').reverse()
    return room.name === 'widgets' && shared.has(group === 'problems' ? group : name)
  }
  return [...members]
    .filter(([member, one]) => !one.isGroup && !said.has(member) && !isShared(one))
    .map(([, { room, path }]) => `${room.folder}/${SOURCE}.json: ${path}: nobody says it`)
}
