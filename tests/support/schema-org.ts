import { type Property, readVocabulary } from './schema-org-vocabulary.ts'

const vocabulary = readVocabulary()

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How text stands for a value that is no text. */
const written: Readonly<Record<string, (text: string) => boolean>> = {
  Text: (text) => text.trim() !== '',
  URL: (text) => /^https?:\/\/\S+$/.test(text) && URL.canParse(text),
  // ISO 8601, in its reduced precision too.
  Date: (text) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text)),
  DateTime: (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  Time: (text) => /^\d\d:\d\d:\d\d/.test(text),
  Duration: (text) => /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text),
  Number: (text) => /^-?\d+(\.\d+)?$/.test(text),
  Integer: (text) => /^-?\d+$/.test(text),
}

/**
 * What is wrong with a JSON-LD document by schema.org's definitions: types and properties that there are not,
 * properties that are not of their type, values outside of their range, references to nothing.
 */
export function schemaProblems(document: unknown): string[] {
  if (!isNode(document) || document['@context'] !== 'https://schema.org')
    return ['@context is not https://schema.org']
  const graph = document['@graph']
  const nodes = Array.isArray(graph) ? graph : [document]
  const byId = new Map<unknown, Node>(nodes.filter(isNode).map((node) => [node['@id'], node]))
  return nodes.flatMap((node, index) => nodeProblems(node, `[${index}]`))

  function nodeProblems(node: unknown, path: string): string[] {
    if (!isNode(node)) return [`${path} is no node`]
    const type = node['@type']
    if (typeof type !== 'string' || !vocabulary.hasType(type)) return [`${path}: there is no type ${type}`]
    const named = `${path} ${type}`
    return Object.entries(node).flatMap(([name, value]) => {
      if (name === '@type' || name === '@context') return []
      if (name === '@id') return written.URL?.(String(value)) ? [] : [`${named} @id: ${value} is no IRI`]
      const property = propertyOf(type, name)
      if (!property) return [`${named} has no property ${name}`]
      if (property.deprecated) return [`${named} ${name} is superseded`]
      const values = Array.isArray(value) ? value : [value]
      if (values.length === 0) return [`${named} ${name} is empty`]
      return values.flatMap((each) => valueProblems(each, property.ranges, `${named} ${name}`))
    })
  }

  function valueProblems(value: unknown, ranges: readonly string[], path: string): string[] {
    const isOf = (type: unknown) => ranges.some((range) => vocabulary.isA(String(type), range))
    const outside = [`${path}: ${JSON.stringify(value)} is no ${ranges.join(' or ')}`]
    if (isNode(value)) {
      const isReference = '@id' in value && Object.keys(value).length === 1
      if (!isReference) return isOf(value['@type']) ? nodeProblems(value, path) : outside
      const target = byId.get(value['@id'])
      if (!target) return [`${path}: the document has no ${value['@id']}`]
      return isOf(target['@type']) ? [] : outside
    }
    return isPlainValue(value, ranges) ? [] : outside
  }
}

/** A property, or how an action takes its value in: `query-input`. */
function propertyOf(type: string, name: string): Property | undefined {
  const [, base] = /^(.+)-(?:input|output)$/.exec(name) ?? []
  if (base === undefined) return vocabulary.property(type, name)
  const isAction = vocabulary.isA(type, 'Action') && vocabulary.property(type, base)
  return isAction ? { ranges: ['PropertyValueSpecification', 'Text'], deprecated: false } : undefined
}

function isPlainValue(value: unknown, ranges: readonly string[]): boolean {
  if (typeof value === 'boolean') return ranges.includes('Boolean')
  if (typeof value === 'number') {
    return ranges.some((range) => range === 'Number' || (range === 'Integer' && Number.isInteger(value)))
  }
  if (typeof value !== 'string') return false
  return ranges.some(
    (range) =>
      written[range]?.(value) ||
      vocabulary.members(range).some((member) => value === `https://schema.org/${member}`),
  )
}
