/** Finds what a source exports, and what is said of it. Reads syntax alone, no types. */
import ts from 'typescript'

/** An exported declaration. */
export interface Exported {
  readonly name: string
  /** The docstring right above it, with its tags, without stars; '' where there is none, or tags alone. */
  readonly said: string
}

const parsed = (text: string): ts.SourceFile =>
  ts.createSourceFile('one.ts', text, ts.ScriptTarget.Latest, true)

const isExport = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

const namesOf = (node: ts.Statement): readonly string[] => {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => name.getText())
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  return isNamed && node.name ? [node.name.text] : []
}

/** Those in `export { one, two as other }`, with or without `from`, by the names that they have there. */
const listedIn = (node: ts.Statement): readonly string[] => {
  const clause = ts.isExportDeclaration(node) ? node.exportClause : undefined
  return clause && ts.isNamedExports(clause)
    ? clause.elements.map(({ name, propertyName = name }) => propertyName.text)
    : []
}

const fromOf = (node: ts.Statement): string | null =>
  ts.isExportDeclaration(node) && node.moduleSpecifier
    ? node.moduleSpecifier.getText().slice(1, -1)
    : null

/** What is said of a whole file stands a line apart, and is said of nothing that it declares. */
const saidOf = (node: ts.Statement): string => {
  const nearest = ts.getJSDocCommentsAndTags(node).findLast(ts.isJSDoc)
  const source = node.getSourceFile()
  const isAdjacent =
    nearest && !/\n\s*\n/.test(source.text.slice(nearest.getEnd(), node.getStart(source)))
  return isAdjacent && ts.getTextOfJSDocComment(nearest.comment)
    ? nearest.getText().replaceAll(/^\s*(?:\/\*\*|\*\/|\*) ?/gm, '')
    : ''
}

/** Declarations that a source exports; what it only hands on is documented where it is declared. */
export function exportedIn(text: string): readonly Exported[] {
  const { statements } = parsed(text)
  const listed = statements.filter((node) => fromOf(node) === null).flatMap(listedIn)
  return statements.flatMap((node) =>
    namesOf(node)
      .filter((name) => isExport(node) || listed.includes(name))
      .map((name) => ({ name, said: saidOf(node) })),
  )
}

/** What a source hands on, each with the file that it names for it; `*` for all of them. */
export function handedOnIn(
  text: string,
): readonly { readonly name: string; readonly from: string }[] {
  return parsed(text).statements.flatMap((node) => {
    const from = fromOf(node)
    if (from === null) return []
    const names = listedIn(node)
    return (names.length > 0 ? names : ['*']).map((name) => ({ name, from }))
  })
}
