// The lists of the linkage bench: their models, what is asked of them, and what Splink 5 was
// recorded with on the same rules. Source: the reference on linkage, sections 11.1 and 17.

/** One list to be linked, with its truth. */
export interface LinkageCase {
  readonly model: string
  readonly files: readonly string[]
  /** Rows of a list that is made for the run by `linkage/list.ts`; runs only when it is named. */
  readonly rows?: number
  /** The column that says who is who. */
  readonly truth: string
  /** Only so many rules of the model. */
  readonly rules?: number
  /** The probability from which pairs become clusters. */
  readonly clusterAt: number
  /** The memory that the database may take, where it is not the usual. */
  readonly memoryMb?: number
  readonly least: { readonly half?: number; readonly best?: number; readonly clusters?: number }
  readonly splink?: {
    readonly half?: number
    readonly best?: number
    readonly cpuS?: number
    readonly peakMb?: number
  }
}

const HISTORICAL = { files: ['splink/historical_50k.parquet'], truth: 'cluster', clusterAt: 0.95 }
const MIXED = {
  model: 'mixed',
  files: ['lists/mixed_kr_20000.parquet'],
  truth: 'cluster',
  clusterAt: 0.5,
}

export const LINKAGE_CASES: Readonly<Record<string, LinkageCase>> = {
  febrl4: {
    model: 'febrl4',
    files: ['febrl/febrl4a.csv.gz', 'febrl/febrl4b.csv.gz'],
    truth: 'truth',
    clusterAt: 0.95,
    least: { half: 0.9991 },
    splink: { half: 0.9991, best: 0.9996 },
  },
  'fake-1000': {
    model: 'fake-1000',
    files: ['splink/fake_1000.csv.gz'],
    truth: 'cluster',
    clusterAt: 0.95,
    least: { best: 0.861 },
    splink: { half: 0.8048, best: 0.8613 },
  },
  historical: {
    model: 'historical',
    ...HISTORICAL,
    least: { best: 0.7665 },
    splink: { half: 0.7428, best: 0.7665 },
  },
  'historical-wide': { model: 'historical-wide', ...HISTORICAL, least: { best: 0.83 } },
  'synthetic-100k': {
    model: 'synthetic',
    files: ['lists/synthetic_100k.parquet'],
    truth: 'cluster',
    clusterAt: 0.95,
    least: { half: 0.81 },
    splink: { half: 0.8098, best: 0.8156, peakMb: 264 },
  },
  'synthetic-1m': {
    model: 'synthetic',
    files: ['lists/synthetic_1m.parquet'],
    truth: 'cluster',
    clusterAt: 0.95,
    memoryMb: 320,
    least: { half: 0.7625 },
    splink: { half: 0.7645, best: 0.7758, cpuS: 21, peakMb: 1071 },
  },
  mixed: { ...MIXED, least: { best: 0.975, clusters: 0.985 } },
  'mixed-6': { ...MIXED, rules: 6, least: {} },
  'mixed-10m': {
    model: 'mixed-large',
    files: [],
    rows: 10_000_000,
    truth: 'cluster',
    clusterAt: 0.5,
    memoryMb: 5000,
    least: {},
  },
}
