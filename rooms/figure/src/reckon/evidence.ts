// What comes into the calculation: one flat record per claim, and the dated rows about agents and
// documents. Dates of knowledge are plain days in the clock of the question.
import type {
  Act,
  Grade,
  Modality,
  Operator,
  RateUnit,
  Restriction,
  Unit,
  VagueWord,
} from '@tumen/claim'

/** What a claim says of the way of an act: "300 were returned through one crossing". */
export interface Passage {
  /** Place path, or several places named for one number; none where all are without a path. */
  place?: string | string[]
  /** Names of places that lie nobody knows where. They tell scopes apart and are never told. */
  unplaced?: string[]
  /** True when words like "near" leave containment open. */
  uncertain?: boolean
  /** True when each is one spot at which a border is crossed: one case passes one of them. */
  crossing?: boolean
  /** True when the claim says elsewhere where the act happened: the way decides nothing then. */
  aside?: boolean
}

/** A claim as the reckoning sees it (the case format of `vectors/claims`). */
export interface FigureClaim {
  id: string
  /** Agent ids from the document in hand to the origin (the last). At least one. */
  chain: string[]
  /** Document id; default the first of `chain`. */
  doc?: string
  op?: Operator
  value?: number
  low?: number
  high?: number
  vague?: VagueWord
  /** The group of which "most" or "all" are meant. */
  of?: { value: number; op?: Operator }
  /** Default `persons`. */
  unit?: Unit
  act: Act
  /** Place path, or several places named for one number; absent = unknown. */
  place?: string | string[]
  /** True when words like "near" leave containment open: the place relation is overlap. */
  placeUncertain?: boolean
  /** Places on the way of the act, which narrow whom the claim speaks of (F92). */
  through?: Passage
  population?: string
  from?: string
  to?: string
  /** Day of a stock. */
  at?: string
  /** Counts the people of this event / some of them / a group that contains them. */
  event?: string
  partOf?: string
  whole?: string
  restrict?: Restriction | Restriction[]
  /** Ids of the persons it names. */
  listed?: string[]
  overlapsUnknown?: boolean
  /** Day of publication. */
  pub: string
  /** Day of recording; default `pub`. */
  rec?: string
  /** Day on which the origin said it; default `pub`. */
  said?: string
  grade?: Grade
  mod?: Modality
  /** A denial. */
  denies?: boolean
  /** A comparison without a number. */
  greaterThan?: boolean
  headline?: boolean
  /** Id of the claim that it restates. */
  restates?: string
  /** Day on which the origin withdrew it. */
  retracted?: string
  /** Day on which the outlet corrected it. */
  corrected?: string
  /** Day on which our own mended record replaced it: a slip of ours, no knowledge of the world. */
  mended?: string
  rate?: { n: number; unit: RateUnit | 'days' | 'weeks' | 'months' | 'years' }
  /** The origin is the accused actor or its organ. */
  party?: boolean
  /** Id of the condition under which alone it holds: "69, if the nine are counted". */
  condition?: string
}

/** A reviewer's decision on a condition; `open` takes an earlier one back. */
export interface ConditionRow {
  condition: string
  decision: 'holds' | 'fails' | 'open'
  on?: string
  by?: string
}

/** A grade of an agent, for all questions or for those within its topic. */
export interface TopicGrade {
  agent: string
  grade: Grade
  topic?: { act?: Act; place?: string; period?: { earliest: string; latest: string } }
  on?: string
}

/** A reviewer's judgement on two agents; `on` is the day from which it is known. */
export interface AgentRow {
  a: string
  b: string
  relation: 'same' | 'possible' | 'different'
  on?: string
  by?: string
}

/** A confirmed relation of one document to another, for the list of reports. */
export interface DocumentRow {
  from: string
  to: string
  kind: string
  on?: string
}

/** Everything the reckoning may look at. */
export interface Evidence {
  claims: FigureClaim[]
  /** Claims of neighbouring acts and times: named beside the answer, never part of it (F87). */
  around?: FigureClaim[]
  /** Whether there are more around than these, which are the nearest in time. */
  aroundOpen?: boolean
  /** Ids of anonymous agents; all others are named. Ids beginning `circle:` are circles. */
  anonymous: string[]
  agentRows: AgentRow[]
  documentRows?: DocumentRow[]
  conditionRows?: ConditionRow[]
  /** Rows about persons on lists, like those about agents. */
  personRows?: AgentRow[]
  grades?: TopicGrade[]
}
