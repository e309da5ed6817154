// The pages that the bench of the web asks for: every kind of them, at records of every kind.

/** One page that is asked for. */
export interface Asked {
  name: string
  path: string
  /** Fields of a form that is posted. */
  form?: Record<string, string>
  /** Reckons over ten thousand claims, which the limit of a page is not meant for. */
  isHeavy?: true
  /** No page of every day: a reckoning, or a search that every document answers. */
  isRare?: true
}

type Call = <T>(operation: string, input: object) => Promise<T>

/** A question as somebody asks it: about sixty claims of a million. */
const USUAL = 'act=detention&place=CN%2FP03&period=2010-02'
/** The largest: one claim of a hundred. */
const LARGE = 'act=detention&place=CN%2FP07&period=2019-07'

/** Every kind of page, at records of the workspace. */
export async function pagesOf(call: Call): Promise<Asked[]> {
  const { documents } = await call<{ documents: { id: string }[] }>('document.list', { limit: 200 })
  const doc = documents.at(-1)?.id ?? ''
  const listed = await call<{ claims: Listed[] }>('claim.list', { document: doc })
  const claim = listed.claims[0]?.claim
  const { proposals } = await call<{ proposals: Pair[] }>('document.proposals', { limit: 1 })
  const pair = proposals[0] ?? { from: doc, to: doc }
  return [
    ...ofLists(),
    ...ofRecords(doc, claim?.id ?? '', claim?.origin ?? ''),
    page('/lineage/:from/:to', `/lineage/${pair.from}/${pair.to}`),
    ...ofFigures(),
    { name: 'POST /search, words in 1 %', path: '/search', form: { query: '"at least 52" seen' } },
    { name: 'POST /search, Korean', path: '/search', form: { query: '목격자' } },
    {
      ...{ name: 'POST /search, words in all', path: '/search', form: { query: 'border' } },
      isRare: true,
    },
  ]
}

interface Listed {
  claim: { id: string; origin: string }
}
interface Pair {
  from: string
  to: string
}

function page(name: string, path = name): Asked {
  return { name, path }
}

function ofLists(): Asked[] {
  return [
    page('/'),
    page('/documents'),
    page('/documents?language', '/documents?language=en'),
    page('/claims'),
    page('/claims?act&place', '/claims?act=detention&place=CN%2FP03'),
    page('/claims?place', '/claims?place=CN%2FP03'),
    page('/claims?state=waiting', '/claims?state=waiting'),
    page('/claims?state=withdrawn', '/claims?state=withdrawn'),
    page('/claims?origin', '/claims?origin=agent_outlet'),
    page('/claims?agent', '/claims?agent=agent_outlet'),
    page('/speakers'),
    page('/relays'),
    page('/lineage'),
    page('/events'),
    { ...page('/figures'), isRare: true },
    page('/search'),
    page('/log'),
    page('/log/changes'),
    page('/reference'),
    page('/reference/claim.record'),
    page('/help/keys'),
  ]
}

function ofRecords(doc: string, claim: string, speaker: string): Asked[] {
  return [
    page('/documents/new'),
    page('/documents/:id', `/documents/${doc}`),
    page('/documents/:id/claims/new', `/documents/${doc}/claims/new`),
    page('/documents/:id/relate', `/documents/${doc}/relate`),
    page('/claims/:id', `/claims/${claim}`),
    page('/speakers/:id of one document', `/speakers/${speaker}`),
    page('/speakers/:id of every document', '/speakers/agent_outlet'),
    page('/events/:id', '/events/event_7'),
    page('/history/:claim', `/history/${claim}`),
    page('/history/:document', `/history/${doc}`),
    page('/history/:event', '/history/event_7'),
  ]
}

function ofFigures(): Asked[] {
  const large = (name: string): Asked => ({ ...page(`${name}, 10,000 claims`), isHeavy: true })
  return ['show', 'statements', 'moments', 'difference'].flatMap((what) => {
    const before = what === 'difference' ? '&before=2020-01-01' : ''
    const path = `/figures/${what}`
    return [
      { ...page(path, `${path}?${USUAL}${before}`), isRare: true },
      { ...large(path), path: `${path}?${LARGE}${before}` },
    ]
  })
}
