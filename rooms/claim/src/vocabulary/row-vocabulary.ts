// The controlled words of the rows beside claims: relations, states, agents, grades, documents.
// Source: claims.md 1, 3.7 and 5.

/** Typed relations from one claim to another. */
export const CLAIM_RELATIONS = [
  'restates',
  'refines',
  'same_event',
  'part_of',
  'subset_of',
  'compares',
  'baseline',
  'cause',
  'effect',
  'explains',
  'contradicts',
  'revises',
  'retracts',
  'corrects',
] as const
export type ClaimRelationType = (typeof CLAIM_RELATIONS)[number]

/** What a claim counts of an event: the people of it, some of them, a group containing them. */
export const COUNTING_LINKS = ['about', 'part', 'whole'] as const

/** The same, and that it counts nothing of it any more. */
export const EVENT_LINK_ROLES = [...COUNTING_LINKS, 'none'] as const
export type EventLinkRole = (typeof EVENT_LINK_ROLES)[number]

/** What is hard to look at in a picture, a text or a quotation. */
export const CONTENT_WORDS = ['injury', 'death', 'sexual_violence', 'child', 'humiliation'] as const
export type ContentWord = (typeof CONTENT_WORDS)[number]

/** What a field that a group adds can hold, of what it can be, and for whose eyes. */
export const CUSTOM_FIELD_KINDS = ['text', 'number', 'date', 'choice', 'place'] as const
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number]
export const CUSTOM_FIELD_SUBJECTS = ['event', 'person'] as const
export type CustomFieldSubject = (typeof CUSTOM_FIELD_SUBJECTS)[number]
export const CUSTOM_FIELD_CLASSES = ['public', 'restricted'] as const

/** States of a claim; the newest row at the asked date counts. */
export const CLAIM_STATUSES = [
  'live',
  'accepted',
  'reopened',
  'superseded',
  'retracted',
  'withdrawn_by_source',
  'rejected_by_reviewer',
] as const
export type ClaimStatusName = (typeof CLAIM_STATUSES)[number]

/** What an agent is. */
export const AGENT_KINDS = [
  'person',
  'organisation',
  'outlet',
  'outlet_desk',
  'document',
  'official_body',
  'group',
] as const
export type AgentKind = (typeof AGENT_KINDS)[number]

/** A reviewer's judgement on two agents. */
export const AGENT_RELATIONS = ['same', 'possible', 'different'] as const
export type AgentRelationName = (typeof AGENT_RELATIONS)[number]

/** Admiralty letters for the reliability of an origin; F cannot be judged. */
export const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Grade = (typeof GRADES)[number]

/** How one document depends on another. */
export const DOCUMENT_RELATIONS = [
  'reprint_of',
  'excerpt_of',
  'translation_of',
  'version_of',
  'relays',
] as const
export type DocumentRelationKind = (typeof DOCUMENT_RELATIONS)[number]

/** What shows a document relation. */
export const DOCUMENT_RELATION_BASES = ['declared', 'text', 'reviewer'] as const
export type DocumentRelationBasis = (typeof DOCUMENT_RELATION_BASES)[number]

/** Whether a proposed row was decided. */
export const DECISION_STATES = ['proposed', 'confirmed', 'rejected'] as const
export type DecisionState = (typeof DECISION_STATES)[number]

/** What may be saved to be asked again: a question about a figure, or a search. */
export const QUERY_KINDS = ['question', 'search'] as const
export type QueryKind = (typeof QUERY_KINDS)[number]

/** Whether a saved query is still kept; the newest row counts. */
export const QUERY_STATES = ['kept', 'dropped'] as const
export type QueryState = (typeof QUERY_STATES)[number]

/** What a reviewer decides about the condition of a statement; `open` takes it back. */
export const CONDITION_DECISIONS = ['holds', 'fails', 'open'] as const
export type ConditionDecision = (typeof CONDITION_DECISIONS)[number]

/** What a person made of a proposal of the reader. */
export const PROPOSAL_DECISIONS = ['accepted', 'amended', 'rejected'] as const
export type ProposalDecision = (typeof PROPOSAL_DECISIONS)[number]

/** Whether a list may name a person twice. */
export const DUPLICATE_STATES = ['none', 'possible'] as const
export type DuplicateState = (typeof DUPLICATE_STATES)[number]

/** What an estimate is made from: a table that was typed, or what is recorded. */
export const ESTIMATE_SOURCES = ['lists', 'overlap', 'claims', 'table'] as const
export type EstimateSource = (typeof ESTIMATE_SOURCES)[number]

/**
 * What speaks for a relation of two documents: the first two make a copy, with any of the others a
 * person is asked. Source: reading.md 7.
 */
export const LINEAGE_SIGNS = [
  'same_text',
  'most_words',
  'shared_words',
  'shared_quote',
  'credit',
  'attribution',
  'number',
  'place',
  'period',
] as const
export type LineageSignName = (typeof LINEAGE_SIGNS)[number]
