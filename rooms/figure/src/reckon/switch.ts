// Rules that a test can switch off, to show that a named case then fails. Other rooms cannot see
// them: a published figure always uses all rules.

/** One boolean per rule that can be broken on purpose. */
export interface RuleSwitches {
  /** F16: an incident is at most a part of its place and time. */
  incidentLimit: boolean
  /** F20: reprints of a withdrawn statement leave with it. */
  reprintsLeave: boolean
  /** F25: a later statement of an origin replaces its earlier one. */
  supersession: boolean
  /** F35(4): point acts in disjoint places or times are disjoint. */
  pointActsApart: boolean
  /** F36a: a part that states a ceiling bounds what lies inside it. */
  partCeilings: boolean
  /** F51: two classes may be one. */
  mayBeOne: boolean
}

export const ALL_RULES: RuleSwitches = {
  incidentLimit: true,
  reprintsLeave: true,
  supersession: true,
  pointActsApart: true,
  partCeilings: true,
  mayBeOne: true,
}
