// An address for every page of the application, in the invented world. A page that has none here
// turns the test of the list red, so that the sweep, axe and the walk without scripts see it.
import { contractList } from '@tumen/contract'

const HELD = 'act=detention&place=CN%2FLN&at=2022-07-31'

/** Example addresses by the path of their page. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'],
  '/documents': ['/documents', '/documents?language=ko', '/documents?language=xx'],
  '/documents/new': ['/documents/new'],
  '/documents/:id': ['/documents/R08', '/documents/R07', '/documents/R10'],
  '/documents/:id/proposals': [
    '/documents/R08/proposals',
    '/documents/R06/proposals',
    '/documents/R10/proposals',
    '/documents/R16-ko/proposals',
  ],
  '/documents/:id/proposals/:key/edit': ['/documents/R13/proposals/quantity-61-67/edit'],
  '/documents/:id/model': ['/documents/R08/model'],
  '/documents/:id/correct': ['/documents/R08/correct'],
  '/documents/:id/relate': ['/documents/R14/relate'],
  '/documents/:id/redaction': ['/documents/R08/redaction'],
  '/documents/:id/proof': ['/documents/R14/proof'],
  '/documents/:id/shred': ['/documents/R14/shred', '/documents/R08/shred'],
  '/documents/:id/claims/new': ['/documents/R08/claims/new', '/documents/R10/claims/new'],
  '/documents/:id/claims/check': ['/documents/R08/claims/check'],
  '/documents/:id/lineage': ['R08', 'R14', 'R16-en', 'R01'].map((id) => `/documents/${id}/lineage`),
  '/lineage': ['/lineage'],
  '/lineage/:from/:to': ['/lineage/R11/R08'],
  '/claims': [
    '/claims',
    '/claims?state=withdrawn',
    '/claims?act=detention&place=CN%2FLN',
    '/claims?state=rejected',
  ],
  '/claims/:id': ['/claims/R08b', '/claims/R08l', '/claims/R10d', '/claims/R07a'],
  '/claims/:id/amend': ['/claims/R08b/amend'],
  '/access/groups': ['/access/groups', '/access/groups?kind=document&id=R08'],
  '/access/:kind/:id': [
    ...['claim/R08l', 'claim/R08b', 'document/R08', 'agent/lantern', 'list/A'],
  ].map((id) => `/access/${id}`),
  '/log/reads': ['/log/reads'],
  '/speakers': ['/speakers', '/speakers?kind=official_body'],
  '/speakers/new': ['/speakers/new'],
  '/speakers/:id': ['/speakers/S-02', '/speakers/lantern'],
  '/speakers/relate': ['/speakers/relate', '/speakers/relate?a=S-02&b=ferry-house'],
  '/relays': ['/relays', '/relays?document=R08', '/relays?agent=S-02'],
  '/events': ['/events'],
  '/events/new': ['/events/new'],
  '/events/map': ['/events/map?unit=said', '/events/map?of=CN%2FJL&asKnownOn=2022-12'],
  '/events/network': ['/events/network?act=', '/events/network?around=OCT11&asKnownOn=2022-12'],
  '/events/timeline': [
    '/events/timeline?rows=events',
    '/events/timeline?rows=claims&act=custody&asKnownOn=2022-09',
    '/events/timeline?zoom=year&at=1990-01-01',
  ],
  '/imports': ['/imports', '/imports?kind=places'],
  '/events/:id': ['/events/OCT11', '/events/CG18'],
  '/events/:id/people': ['/events/OCT11/people', '/events/CG18/people?claim=R08b'],
  '/figures': ['/figures'],
  '/figures/show': [
    `/figures/show?${HELD}`,
    `/figures/show?${HELD}&asKnownOn=2022-08-10`,
    '/figures/show?act=forced_return&event=OCT11',
    '/figures/show?act=torture&place=CN',
    '/figures/show?act=detention',
    '/figures/show?act=detention&place=Nowhere',
  ],
  '/figures/table': [
    '/figures/table',
    '/figures/table?acts=arrest&acts=refoulement&place=CN&level=adm1&from=2022&to=2022&step=half-year',
    '/figures/table?acts=detention&place=CN&level=adm1&from=2022-07&to=2022-10&step=month&count=held',
    '/figures/table?acts=custody&from=2022&to=2022&place=CN',
    '/figures/table?acts=custody&acts=refoulement&from=1900&to=2022&step=month',
  ],
  '/figures/statements': [`/figures/statements?${HELD}`],
  '/statistics': ['/statistics'],
  '/statistics/claims': ['/statistics/claims', '/statistics/claims?of=hedge+about'],
  '/statistics/official': [
    '/statistics/official?act=',
    '/statistics/official?act=refoulement&asKnownOn=2022-12',
  ],
  '/figures/moments': [`/figures/moments?${HELD}`],
  '/figures/difference': [
    `/figures/difference?${HELD}&asKnownOn=2022-09-01&before=2022-08-10`,
    `/figures/difference?${HELD}`,
  ],
  '/estimates': ['/estimates'],
  '/estimates/table': [
    '/estimates/table',
    '/estimates/table?from=A&from=B&from=C&asKnownOn=&origins=',
    '/estimates/table?from=A&from=C&origins=no',
  ],
  '/estimates/compare': ['/estimates/compare?before=E-1&after=E-2'],
  '/estimates/kept/:id': ['/estimates/kept/E-1', '/estimates/kept/E-2'],
  '/lists': ['/lists'],
  '/lists/new': ['/lists/new'],
  '/lists/names': ['/lists/names'],
  '/lists/:id': ['/lists/A', '/lists/B'],
  '/linkage': ['/linkage'],
  '/persons': ['/persons'],
  '/persons/new': ['/persons/new'],
  '/persons/flow': ['/persons/flow', '/persons/flow?asKnownOn=2022-10&least=1&as=table'],
  '/search': ['/search'],
  '/search/names': ['/search/names'],
  '/log': ['/log'],
  '/log/changes': ['/log/changes'],
  '/bundles': ['/bundles'],
  '/bundles/new': ['/bundles/new', `/bundles/new?${HELD}`],
  '/clock': ['/clock'],
  '/log/check': ['/log/check'],
  '/log/jobs': ['/log/jobs'],
  '/health': ['/health'],
  '/health/backups': ['/health/backups'],
  '/log/witnesses': ['/log/witnesses'],
  '/reviews': ['/reviews'],
  '/reviews/:id': [
    '/reviews/R08b',
    '/reviews/lineage%20R11%20R08',
    '/reviews/speaker%20S-02%20ferry-house',
    '/reviews/event%20R03a%20CG18',
  ],
  '/requests': ['/requests'],
  '/log/model': ['/log/model'],
  '/history/:id': ['/history/R08b', '/history/R11', '/history/S-02'],
  '/reference': ['/reference'],
  '/reference/:name': contractList.map(({ name }) => `/reference/${name}`),
  '/table': ['/table'],
  '/help/keys': ['/help/keys'],
  '/help/roles': ['/help/roles'],
  '/account': ['/account'],
  '/accounts': ['/accounts'],
}

/** Pages that only answer what was posted. */
export const POSTED: readonly string[] = ['/undo']

/** Pages that need an account, which the invented world has none of. */
export const OF_ACCOUNTS: readonly string[] = ['/accounts/:account']

/** Every example, in the order of the table. */
export const EVERY_PAGE: readonly string[] = Object.values(EXAMPLES).flat()
