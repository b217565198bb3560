import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** What schema.org says of a type, as the package `schema-dts` carries it. */
interface Declared {
  /** Types or data types that are one of it. */
  readonly kinds: readonly string[]
  /** Names of members of an enumeration. */
  readonly members: readonly string[]
}

/** A property: what its values may be. */
export interface Property {
  readonly ranges: readonly string[]
  readonly deprecated: boolean
}

/** schema.org's vocabulary. */
export interface Vocabulary {
  hasType(name: string): boolean
  /** A property of a type, its own or inherited. */
  property(type: string, name: string): Property | undefined
  /** Whether a type or data type is another one, or a kind of it. */
  isA(name: string, other: string): boolean
  /** Names of the members of an enumeration. */
  members(name: string): readonly string[]
}

const origin = 'https://schema.org/'

/** Reads the vocabulary. The declarations are generated from schema.org's own file of definitions. */
export function readVocabulary(): Vocabulary {
  const path = new URL('schema.d.ts', import.meta.resolve('schema-dts')).pathname
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true)
  const declared = new Map<string, Declared>()
  const interfaces = new Map<string, ts.InterfaceDeclaration>()
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement)) interfaces.set(statement.name.text, statement)
    if (ts.isTypeAliasDeclaration(statement)) declared.set(statement.name.text, declaredBy(statement.type))
  }

  const isA = (name: string, other: string): boolean =>
    name === other || (declared.get(other)?.kinds.some((kind) => isA(name, kind)) ?? false)

  function inherited(name: string, property: string): Property | undefined {
    const found = interfaces.get(name)
    if (!found) return undefined
    for (const member of found.members) {
      if (ts.isPropertySignature(member) && nameOf(member) === property) return propertyOf(member)
    }
    for (const { types } of found.heritageClauses ?? []) {
      for (const { expression } of types) {
        const above = ts.isIdentifier(expression) ? inherited(expression.text, property) : undefined
        if (above) return above
      }
    }
    return undefined
  }

  return {
    isA,
    hasType: (name) => interfaces.has(`${name}Leaf`),
    property: (type, name) => inherited(`${type}Leaf`, name),
    members: (name) => declared.get(name)?.members ?? [],
  }
}

/** `XLeaf | Kind | "https://schema.org/Member" | "Member" | string` */
function declaredBy(type: ts.TypeNode): Declared {
  const parts = ts.isUnionTypeNode(type) ? [...type.types] : [type]
  const kinds = parts.flatMap((part) => referenceName(part) ?? [])
  const literals = parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal.text] : [],
  )
  const members = literals.filter((text) => text.startsWith(origin)).map((text) => text.slice(origin.length))
  return { kinds: kinds.filter((name) => !name.endsWith('Leaf')), members }
}

/** `SchemaValue<A | B | IdReference, "property">` */
function propertyOf(member: ts.PropertySignature): Property {
  const value = member.type
  const argument = value && ts.isTypeReferenceNode(value) ? value.typeArguments?.[0] : undefined
  if (!argument) throw new Error(`schema-dts writes the property "${nameOf(member)}" in a way unknown here.`)
  const parts = ts.isUnionTypeNode(argument) ? [...argument.types] : [argument]
  const ranges = parts.flatMap((part) => referenceName(part) ?? []).filter((name) => name !== 'IdReference')
  const deprecated = ts.getJSDocDeprecatedTag(member) !== undefined
  return { ranges, deprecated }
}

const referenceName = (type: ts.TypeNode): string | undefined =>
  ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName.text : undefined

const nameOf = ({ name }: ts.PropertySignature): string => (ts.isStringLiteral(name) ? name.text : '')
