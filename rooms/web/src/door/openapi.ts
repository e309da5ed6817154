// The OpenAPI 3.1 document of the interface, made from the operations table: inputs and answers
// are the desk's own schemas, so that it cannot say anything else than what is done.
import { asksPerson, type Contract, contractList, REFUSAL_CODES } from '@tumen/contract'
import { type OperationEntry, operationEntries } from '@tumen/desk'
import { fill, type Language, type Words, wordsIn } from '@tumen/words'
import { z } from 'zod'
import { cookieName } from './cookie-name.ts'
import { TURNED_AWAY } from './turn-away.ts'

const JSON_TYPE = 'application/json'
const LINES_TYPE = 'application/x-ndjson'
/** An answer that is a file, of a type that depends on what was asked. */
const FILE = { '*/*': { schema: { type: 'string', format: 'binary' } } }
const at = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** The whole document in one language. */
export function openApiDocument(language: Language, host: string): object {
  const words = wordsIn(language)
  const { title, about, session, bearer } = words.page.api
  const roles = new Map(operationEntries().map((entry) => [entry.name, entry]))
  return {
    openapi: '3.1.1',
    info: { title, version: '1', description: about },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { key: [] }],
    paths: Object.fromEntries(
      contractList.map((one) => [`/api/${one.name}`, { post: pathOf(one, words, roles) }]),
    ),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName(host), description: session },
        key: { type: 'http', scheme: 'bearer', description: bearer },
      },
      parameters: { key: keyParameter(words) },
      schemas: { ...Object.assign({}, ...contractList.map(schemasOf)), ...SCHEMAS },
    },
  }
}

/** The names of an operation's schemas: `claim.list` has `claim.list.input` and `….answer`. */
function schemasOf({ name, input, output }: Contract): Record<string, object> {
  return {
    [`${name}.input`]: jsonSchema(input, 'input'),
    [`${name}.answer`]: jsonSchema(output, 'output'),
  }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

function pathOf(one: Contract, words: Words, entries: Map<string, OperationEntry>): object {
  const { name, summary, changes, long, file } = one
  const { api } = words.page
  const summaries: Readonly<Record<string, string | undefined>> = words.command.operation
  const roles = (entries.get(name)?.roles ?? []).map((role) => words.role[role])
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: summaries[name] ?? summary,
    description: fill(api.roles, { roles: roles.join(', ') }),
    // What asks for a proof of who somebody is, no program does.
    ...(asksPerson(name) ? { security: [{ session: [] }] } : {}),
    ...(changes ? { parameters: [{ $ref: '#/components/parameters/key' }] } : {}),
    requestBody: { required: true, content: { [JSON_TYPE]: { schema: at(`${name}.input`) } } },
    responses: {
      200: {
        description: long && !file ? `${api.answer} ${LINES_TYPE}: ${api.lines}` : api.answer,
        content: {
          ...(file ? FILE : { [JSON_TYPE]: { schema: at(`${name}.answer`) } }),
          ...(long && !file ? { [LINES_TYPE]: { schema: lineOf(name) } } : {}),
        },
      },
      '4XX': { description: api.refused, content: { [JSON_TYPE]: { schema: at('refused') } } },
      '5XX': {
        description: api.fault,
        content: { [JSON_TYPE]: { schema: { oneOf: [at('refused'), at('fault')] } } },
      },
    },
  }
}

function lineOf(name: string): object {
  return {
    oneOf: [at('progress'), only({ answer: at(`${name}.answer`) }), at('refused'), at('fault')],
  }
}

function keyParameter({ page }: Words): object {
  const schema = { type: 'string', minLength: 1, maxLength: 200 }
  return { name: 'Idempotency-Key', in: 'header', description: page.api.key, schema }
}

/** An object with these fields and no others; all are there unless they are `optional`. */
function only(properties: Record<string, object>, optional: string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}

const TEXT = { type: 'string' }
const DETAIL = {
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean'] },
}
const CODES = [...REFUSAL_CODES, ...TURNED_AWAY]

const SCHEMAS: Readonly<Record<string, object>> = {
  refused: only({
    refused: only(
      {
        code: { type: 'string', enum: CODES },
        field: TEXT,
        details: { type: 'array', items: DETAIL },
        sentence: TEXT,
      },
      ['field', 'details'],
    ),
  }),
  fault: only({ fault: only({ number: TEXT, sentence: TEXT }) }),
  progress: only({
    progress: only({ step: TEXT, done: { type: 'integer' }, total: { type: 'integer' } }),
  }),
}
