import ts from 'typescript'

/** What a TypeScript row type says of a column. */
export interface DeclaredColumn {
  readonly base: 'string' | 'number' | 'other'
  /** The name of the type as it is written, such as `UtcTime`, without `Generated` and `null`. */
  readonly named: string
  readonly nullable: boolean
  readonly generated: boolean
  /** The values of a union of literals, sorted; undefined where any string or number will do. */
  readonly values: readonly (string | number)[] | undefined
}

export type DeclaredRow = Readonly<Record<string, DeclaredColumn>>

/** The row types that the exported interfaces of some TypeScript files declare, by the interface's name. */
export function declaredRows(files: readonly string[]): Readonly<Record<string, DeclaredRow>> {
  const { checker, interfaces } = parse(files)
  const rows = interfaces.map((node) => {
    const columns = checker.getTypeAtLocation(node).getProperties()
    return [
      node.name.text,
      Object.fromEntries(columns.map((column) => [column.name, declared(column, checker)])),
    ]
  })
  return Object.fromEntries(rows)
}

/** The name of the row type of each table, as an interface of tables declares it (`pages: PagesTable`). */
export function declaredTables(file: string, name: string): Readonly<Record<string, string>> {
  const tables = parse([file]).interfaces.find((node) => node.name.text === name)
  if (!tables) throw new Error(`${file} exports no interface ${name}.`)
  return Object.fromEntries(
    tables.members
      .filter((member) => ts.isPropertySignature(member))
      .map((member) => [member.name.getText(), member.type?.getText() ?? '']),
  )
}

function parse(files: readonly string[]) {
  const program = ts.createProgram({
    rootNames: files,
    options: {
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
    },
  })
  const interfaces = files.flatMap((file) => {
    const source = program.getSourceFile(file)
    if (!source) throw new Error(`${file} cannot be read.`)
    return source.statements.filter((node) => ts.isInterfaceDeclaration(node)).filter(isExported)
  })
  return { checker: program.getTypeChecker(), interfaces }
}

const isExported = (node: ts.InterfaceDeclaration) =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false

function declared(column: ts.Symbol, checker: ts.TypeChecker): DeclaredColumn {
  const node = (column.valueDeclaration as ts.PropertySignature).type as ts.TypeNode
  const generated = ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Generated'
  const inner = generated ? (node.typeArguments?.[0] as ts.TypeNode) : node
  const type = checker.getTypeFromTypeNode(inner)
  const parts = (type.isUnion() ? type.types : [type]).filter((part) => !(part.flags & ts.TypeFlags.Null))
  const literals = parts.filter((part) => part.isStringLiteral() || part.isNumberLiteral())
  const named = ts.isUnionTypeNode(inner)
    ? inner.types.map((part) => part.getText()).filter((text) => text !== 'null')
    : [inner.getText()]
  return {
    base: baseOf(parts),
    named: named.join(' | '),
    nullable: (type.isUnion() ? type.types : [type]).some((part) => part.flags & ts.TypeFlags.Null),
    generated,
    values: literals.length === parts.length ? literals.map(({ value }) => value).sort() : undefined,
  }
}

function baseOf(parts: readonly ts.Type[]): DeclaredColumn['base'] {
  if (parts.every(({ flags }) => flags & ts.TypeFlags.StringLike)) return 'string'
  if (parts.every(({ flags }) => flags & ts.TypeFlags.NumberLike)) return 'number'
  return 'other'
}
